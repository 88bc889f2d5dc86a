package org.trackconsole.ui.profiles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.service.Progress;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;

/** How far an export is, with a button that stops it; not there while there is none. */
final class ExportBar extends HBox {
    private final Label words = new Label();
    private final ProgressBar bar = new ProgressBar();

    ExportBar(Exporting exporting) {
        Button stop = new Button(Texts.text("profiles.stop"));
        stop.setId("profiles-export-stop");
        stop.getStyleClass().add("compact");
        stop.setOnAction(_ -> exporting.stop());
        setId("profiles-export-bar");
        getStyleClass().add("section-bar");
        getChildren().addAll(new Label(Texts.text("profiles.export.running")), bar, words, stop);
        show(null);
    }

    void show(Progress.@Nullable State now) {
        FactRow.show(this, now != null);
        if (now != null) {
            words.setText(RemovalPane.phase(now));
            bar.setProgress(now.total() > 0 ? (double) now.done() / now.total() : ProgressBar.INDETERMINATE_PROGRESS);
        }
    }
}
