package org.trackconsole.ui.live;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;

/** What stands in place of the list and the arrival beside it while there are none. */
final class LiveStates {
    private final LiveViewModel model;
    private final Pane place;
    private final Node arrivals;
    private final Node filters;

    /**
     * @param place holds the arrivals or what stands in their place
     * @param arrivals the list and the arrival beside it
     * @param filters of no use before the first arrival
     */
    LiveStates(LiveViewModel model, Pane place, Node arrivals, Node filters) {
        this.model = model;
        this.place = place;
        this.arrivals = arrivals;
        this.filters = filters;
    }

    void show(LiveList.Content content) {
        FactRow.show(arrivals, content == LiveList.Content.ROWS);
        FactRow.show(filters, content != LiveList.Content.NOTHING && content != LiveList.Content.ELSEWHERE);
        place.getChildren().retainAll(arrivals);
        switch (content) {
            case LOADING, ROWS -> {
                // Loading takes the blink of an eye, or a banner says why there is nothing.
            }
            case ELSEWHERE ->
                place.getChildren()
                        .add(new EmptyState(
                                BootstrapIcons.LIGHTNING,
                                Texts.text("live.elsewhere.title"),
                                Texts.text(
                                        "live.elsewhere.text",
                                        model.state().server().name()),
                                button("live.elsewhere.use", "live-use-local", model::useLocalServer)));
            case NOTHING ->
                place.getChildren()
                        .add(new EmptyState(
                                BootstrapIcons.LIGHTNING,
                                Texts.text("live.nothing.title"),
                                Texts.text("live.nothing.text", model.address()),
                                button("live.address.copy", "live-copy-address", model::copyAddress)));
            case LOOKING ->
                place.getChildren()
                        .add(new EmptyState(
                                BootstrapIcons.SEARCH,
                                Texts.text("live.looking.title"),
                                Texts.text("live.looking.text"),
                                button("live.filter.clear", "live-filter-clear", model.list()::clearFilter)));
            case NO_MATCH ->
                place.getChildren()
                        .add(new EmptyState(
                                BootstrapIcons.SEARCH,
                                Texts.text("live.noMatch.title"),
                                Texts.text("live.noMatch.text"),
                                button("live.filter.clear", "live-filter-clear", model.list()::clearFilter)));
        }
    }

    private static Button button(String key, String id, Runnable action) {
        Button button = new Button(Texts.text(key));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
