package org.trackconsole.ui.history;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;

/** What stands in place of the list and the call beside it while there are none. */
final class ContentStates {
    private final HistoryViewModel model;
    private final Pane place;
    private final Node calls;
    private final Node search;

    /**
     * @param place holds the calls or what stands in their place
     * @param calls the list and the call beside it
     * @param search of no use before the first call
     */
    ContentStates(HistoryViewModel model, Pane place, Node calls, Node search) {
        this.model = model;
        this.place = place;
        this.calls = calls;
        this.search = search;
    }

    void show(HistoryList.Content content) {
        FactRow.show(calls, content == HistoryList.Content.CALLS);
        FactRow.show(search, content != HistoryList.Content.NO_CALLS);
        place.getChildren().retainAll(calls);
        switch (content) {
            case LOADING, CALLS -> {
                // Loading takes the blink of an eye, or a banner says why there is nothing.
            }
            case NO_CALLS ->
                place.getChildren()
                        .add(new EmptyState(
                                BootstrapIcons.CLOCK_HISTORY,
                                Texts.text("history.empty.title"),
                                Texts.text("history.empty.text"),
                                button("history.empty.compose", "history-compose", model::compose)));
            case NO_MATCH ->
                place.getChildren()
                        .add(new EmptyState(
                                BootstrapIcons.SEARCH,
                                Texts.text("history.noMatch.title"),
                                Texts.text("history.noMatch.text"),
                                button("history.search.clear", "history-clear", model.list()::clearSearch)));
        }
    }

    private static Button button(String key, String id, Runnable action) {
        Button button = new Button(Texts.text(key));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
