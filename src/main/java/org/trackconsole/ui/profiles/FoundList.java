package org.trackconsole.ui.profiles;

import java.time.Instant;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.model.Profile;
import org.trackconsole.service.FoundProfiles;
import org.trackconsole.service.PersonalData;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ColumnRow;
import org.trackconsole.ui.part.FactRow;
import org.trackconsole.ui.part.Headings;

/** The people that a search found, one a row. Names and addresses are masked. */
final class FoundList extends BorderPane {
    private static final double ROW_HEIGHT = 2.46;

    private final ProfilesViewModel model;
    private final Label head = new Label();
    private final Button more = new Button(Texts.text("profiles.found.more"));
    private final ListView<Profile> list = new ListView<>();

    FoundList(ProfilesViewModel model) {
        this.model = model;
        list.setId("profiles-found");
        list.getStyleClass().add("profiles-list");
        list.setAccessibleText(Texts.text("profiles.found.list"));
        list.setCellFactory(_ -> new Cell());
        head.fontProperty().subscribe(font -> list.setFixedCellSize(Math.rint(ROW_HEIGHT * font.getSize())));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose();
                event.consume();
            }
        });
        head.getStyleClass().add("muted");
        more.setId("profiles-found-more");
        more.getStyleClass().add("compact");
        more.setOnAction(_ -> model.moreFound());
        HBox bar = new HBox(head);
        bar.getStyleClass().add("section-bar");
        setTop(new VBox(bar, Headings.over(list, headings())));
        setCenter(list);
        // Below, where whoever has read the list looks for more.
        HBox foot = new HBox(more);
        foot.getStyleClass().add("section-bar");
        foot.visibleProperty().bind(more.visibleProperty());
        foot.managedProperty().bind(more.visibleProperty());
        setBottom(foot);
        getStyleClass().add("page");
    }

    void show(FoundProfiles.Several found) {
        int shown = found.profiles().size();
        FactRow.show(more, found.more());
        head.setText(
                found.total() > shown
                        ? Texts.text("profiles.found.first", shown, found.total())
                        : Texts.text("profiles.found.all", shown));
        int before = list.getItems().size();
        if (before > 0
                && before <= shown
                && list.getItems().equals(found.profiles().subList(0, before))) {
            list.getItems().addAll(found.profiles().subList(before, shown));
        } else {
            list.getItems().setAll(found.profiles());
            list.getSelectionModel().selectFirst();
        }
        list.requestFocus();
    }

    /** Shows times in the zone that is wanted now. */
    void showTimes() {
        list.refresh();
    }

    private void choose() {
        @Nullable Profile selected = list.getSelectionModel().getSelectedItem();
        if (selected != null) {
            model.choose(selected);
        }
    }

    private static Columns headings() {
        return new Columns(
                Headings.heading("profiles.column.name"),
                Headings.heading("profiles.column.email"),
                Headings.heading("profiles.column.id"),
                Headings.heading("profiles.column.visits"),
                Headings.heading("profiles.column.seen"));
    }

    /** Five columns; the name and the address share what the others leave. */
    private static final class Columns extends ColumnRow {
        private static final double ID = 11;
        private static final double VISITS = 5;
        private static final double SEEN = 9;

        private final Label name;
        private final Label email;
        private final Label id;
        private final Label visits;
        private final Label seen;

        Columns(Label name, Label email, Label id, Label visits, Label seen) {
            super(name, email, id, visits, seen);
            this.name = name;
            this.email = email;
            this.id = id;
            this.visits = visits;
            this.seen = seen;
            getStyleClass().add("profiles-columns");
            getChildren().addAll(name, email, id, visits, seen);
        }

        @Override
        protected void layOut(double em, double left, double right) {
            double half = Math.max(0, (right - left - (ID + VISITS + SEEN) * em - 4 * GAP) / 2);
            place(name, left, half);
            place(email, left + half + GAP, half);
            double idAt = left + 2 * (half + GAP);
            place(id, idAt, ID * em);
            place(visits, idAt + ID * em + GAP, VISITS * em);
            double seenAt = idAt + (ID + VISITS) * em + 2 * GAP;
            place(seen, seenAt, Math.max(0, right - seenAt));
        }
    }

    private final class Cell extends ListCell<Profile> {
        private final Label name = new Label();
        private final Label email = new Label();
        private final Label id = new Label();
        private final Label visits = new Label();
        private final Label seen = new Label();
        private final Columns columns = new Columns(name, email, id, visits, seen);

        Cell() {
            getStyleClass().add("profiles-cell");
            id.getStyleClass().add("mono");
            for (Label label : new Label[] {email, visits, seen}) {
                label.getStyleClass().add("muted");
            }
            setPrefWidth(0);
            columns.prefWidthProperty().bind(widthProperty());
            setOnMouseClicked(event -> {
                if (!isEmpty() && event.getClickCount() == 1) {
                    choose();
                }
            });
        }

        @Override
        protected void updateItem(@Nullable Profile profile, boolean empty) {
            super.updateItem(profile, empty);
            if (empty || profile == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            name.setText(PersonWords.maskedName(profile));
            email.setText(profile.emails().stream()
                    .findFirst()
                    .map(PersonalData::mask)
                    .orElse(""));
            id.setText(IdLabel.shorten(profile.id()));
            visits.setText(Long.toString(profile.visits()));
            Instant last = profile.lastSeen();
            seen.setText(
                    last == null
                            ? ""
                            : TimeText.of(model.state().utcProperty().get()).brief(last));
            setGraphic(columns);
            setAccessibleText(Texts.text("profiles.spoken", name.getText(), email.getText(), profile.id()));
        }
    }
}
