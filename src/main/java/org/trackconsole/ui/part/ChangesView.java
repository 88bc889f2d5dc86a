package org.trackconsole.ui.part;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.trackconsole.service.ChangedFields;
import org.trackconsole.service.ProfileFields;
import org.trackconsole.text.Texts;

/** What an event changed in its profile, field by field, and whether that was noted then or is told by the field log. */
public final class ChangesView extends VBox {
    /** Shows nothing, and takes no room, before it is told what. */
    public ChangesView() {
        getStyleClass().add("part-changes");
        FactRow.show(this, false);
    }

    /** Shows what is known; nothing where nothing is. */
    public void show(ChangedFields changed) {
        getChildren().clear();
        FactRow.show(this, !(changed instanceof ChangedFields.Unknown));
        switch (changed) {
            case ChangedFields.Unknown _ -> {
                // What is not known is not told.
            }
            case ChangedFields.Noted noted
            when noted.fields().isEmpty() -> getChildren().add(muted(Texts.text("part.changes.none")));
            case ChangedFields.Noted noted -> {
                head(noted.count(), Texts.text("part.changes.noted"));
                getChildren().add(new DifferenceList(noted.fields(), noted.leftOut(), "part.changes.bookkeeping"));
            }
            case ChangedFields.Logged logged -> {
                head(logged.fields().size() + logged.leftOut(), Texts.text("part.changes.logged"));
                logged.fields().forEach(field -> getChildren().add(line(field)));
                if (logged.leftOut() > 0) {
                    getChildren().add(muted(Texts.text("part.points.more", logged.leftOut())));
                }
            }
        }
    }

    private void head(int count, String basis) {
        Label head = new Label(Texts.text("part.changes", count));
        head.getStyleClass().add("strong");
        getChildren().addAll(head, muted(basis));
    }

    private static Label muted(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("muted");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label line(ProfileFields.Field field) {
        Label line = new Label(
                field.value().isEmpty() ? field.path() : Texts.text("part.changes.now", field.path(), field.value()));
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        line.getStyleClass().add("mono");
        return line;
    }
}
