package org.trackconsole.ui.profiles;

import java.time.Instant;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.text.Texts;

/** A row of the timeline: the heading of a visit, an event, or the word that more is being loaded. */
final class TimelineCell extends ListCell<TimelineRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final ProfilesViewModel model;
    private final Label visit = new Label(Texts.text("profiles.visit"));
    private final Label about = new Label();
    private final HBox heading = new HBox(visit, about);
    private final Label time = new Label();
    private final Label type = new Label();
    private final Label summary = new Label();
    private final Pill changed = new Pill();
    private final HBox event;
    private final Label more = new Label(Texts.text("profiles.loading"));
    private final Button again = new Button(Texts.text("profiles.again"));
    private final HBox failed = new HBox(new Label(Texts.text("profiles.stopped")), again);

    TimelineCell(ProfilesViewModel model) {
        this.model = model;
        getStyleClass().add("profiles-cell");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        event = new HBox(time, type, summary, gap, changed);
        visit.getStyleClass().add("strong");
        visit.setMinWidth(USE_PREF_SIZE);
        time.getStyleClass().add("muted");
        time.setMinWidth(USE_PREF_SIZE);
        type.getStyleClass().add("strong");
        type.setMinWidth(USE_PREF_SIZE);
        changed.setTone(Pill.Tone.ACCENT);
        for (Label label : new Label[] {about, summary, more}) {
            label.getStyleClass().add("muted");
        }
        again.setId("profiles-again");
        again.getStyleClass().add("compact");
        again.setOnAction(_ -> model.timeline().goOn());
        for (HBox line : new HBox[] {heading, event, failed}) {
            line.getStyleClass().add("profiles-line");
            line.prefWidthProperty().bind(widthProperty());
        }
        // The list is as wide as its window, not as its longest row.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TimelineRow row, boolean empty) {
        super.updateItem(row, empty);
        pseudoClassStateChanged(HEADING, !empty && row instanceof TimelineRow.Visit);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        model.timeline().shown(getIndex());
        TimeText times = TimeText.of(model.state().utcProperty().get());
        switch (row) {
            case TimelineRow.Visit(var _, var first, var last, var device) -> {
                String span = span(first, last, times);
                about.setText(device.isEmpty() ? span : span + " · " + device);
                setGraphic(heading);
                setAccessibleText(Texts.text("profiles.visit") + " " + about.getText());
            }
            case TimelineRow.Event(var stored, var changes) -> {
                Instant at = stored.at();
                time.setText(at == null ? "" : times.brief(at));
                type.setText(stored.type());
                summary.setText(EventWords.summary(model.shown(stored.document())));
                changed.setText(Texts.text("profiles.changed", changes));
                changed.setVisible(changes > 0);
                changed.setManaged(changes > 0);
                setGraphic(event);
                setAccessibleText(stored.type() + " " + time.getText() + " " + summary.getText());
            }
            case TimelineRow.More(boolean stopped) -> {
                setGraphic(stopped ? failed : more);
                setAccessibleText(Texts.text(stopped ? "profiles.stopped" : "profiles.loading"));
            }
        }
    }

    private static String span(@Nullable Instant first, @Nullable Instant last, TimeText times) {
        if (first == null || last == null) {
            return Texts.text("profiles.visit.unknown");
        }
        String from = times.brief(first);
        String to = times.brief(last);
        return from.equals(to) ? from : from + " – " + to;
    }
}
