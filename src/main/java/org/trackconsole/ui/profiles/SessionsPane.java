package org.trackconsole.ui.profiles;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.json.Json;
import org.trackconsole.service.SessionPage;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.BodyView;
import org.trackconsole.ui.part.FactRow;
import tools.jackson.databind.node.ObjectNode;

/** The sessions that the server lists of the opened person, and the selected one as JSON. */
final class SessionsPane extends BorderPane {
    private final ProfilesViewModel model;
    private final Sessions sessions;
    private final Label count = new Label();
    private final Button more = new Button(Texts.text("profiles.found.more"));
    private final ListView<ObjectNode> list = new ListView<>();
    private final BodyView document = new BodyView("");

    SessionsPane(ProfilesViewModel model) {
        this.model = model;
        sessions = model.sessions();
        Label note = new Label(Texts.text("profiles.sessions.note"));
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        note.getStyleClass().add("field-note");
        more.setId("profiles-sessions-more");
        more.getStyleClass().add("compact");
        more.setOnAction(_ -> sessions.more());
        HBox bar = new HBox(count, more);
        bar.getStyleClass().add("section-bar");
        VBox notes = new VBox(note);
        notes.getStyleClass().add("section");
        list.setId("profiles-sessions");
        list.getStyleClass().add("profiles-reports");
        list.setAccessibleText(Texts.text("profiles.tab.sessions"));
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> showDocument());
        SplitPane split = new SplitPane(list, document);
        split.setOrientation(Orientation.VERTICAL);
        setTop(new VBox(bar, notes));
        setCenter(split);
    }

    /** Follows what is read until the subscription ends. */
    Subscription bind() {
        return Subscription.combine(
                sessions.pageProperty().subscribe(this::show),
                sessions.loadingProperty()
                        .subscribe(_ -> show(sessions.pageProperty().get())));
    }

    /** Shows the selected one as it may be shown now. */
    void showDocument() {
        ObjectNode selected = list.getSelectionModel().getSelectedItem();
        String text = selected == null ? "{}" : Json.compact(model.shown(selected));
        document.show(text, ByteText.of(text.getBytes(StandardCharsets.UTF_8).length));
    }

    private void show(SessionPage page) {
        boolean loading = sessions.loadingProperty().get();
        count.setText(
                loading
                        ? Texts.text("profiles.loading")
                        : page.total() < 0
                                ? ""
                                : Texts.text(
                                        "profiles.sessions.count",
                                        page.sessions().size(),
                                        page.total()));
        FactRow.show(more, !loading && page.next() != null && page.total() >= 0);
        int shown = list.getItems().size();
        if (shown > page.sessions().size()) {
            list.getItems().clear();
            shown = 0;
        }
        list.getItems().addAll(page.sessions().subList(shown, page.sessions().size()));
        if (shown == 0) {
            list.getSelectionModel().selectFirst();
        }
    }

    private static final class Cell extends ListCell<ObjectNode> {
        @Override
        protected void updateItem(@Nullable ObjectNode session, boolean empty) {
            super.updateItem(session, empty);
            setText(
                    empty || session == null
                            ? null
                            : Stream.of(
                                            IdLabel.shorten(session.path("id").asString("")),
                                            session.at("/metadata/status").asString(""),
                                            EventWords.device(session))
                                    .filter(word -> !word.isBlank())
                                    .collect(Collectors.joining(" · ")));
        }
    }
}
