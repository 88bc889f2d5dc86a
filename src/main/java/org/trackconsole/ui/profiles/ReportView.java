package org.trackconsole.ui.profiles;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;

/** The report of a deletion, to be read, copied and saved. */
final class ReportView extends VBox {
    private final TextArea text = new TextArea();
    private final Label remark = new Label();
    private @Nullable RemovalReport shown;

    ReportView(ProfilesViewModel model) {
        text.setId("profiles-report");
        text.setEditable(false);
        text.setWrapText(true);
        text.setAccessibleText(Texts.text("profiles.report.name"));
        VBox.setVgrow(text, Priority.ALWAYS);
        remark.setWrapText(true);
        remark.setMinHeight(USE_PREF_SIZE);
        remark.getStyleClass().addAll("banner", "banner-warning");
        Button save = new Button(Texts.text("profiles.report.save"));
        save.setId("profiles-report-save");
        save.getStyleClass().add("compact");
        save.setOnAction(_ -> {
            if (shown != null) {
                model.reports().save(shown);
            }
        });
        CopyLink copy = new CopyLink(Texts.text("profiles.report.name"), text::getText);
        copy.setId("profiles-report-copy");
        HBox bar = new HBox(save, copy);
        bar.getStyleClass().add("profiles-filters");
        getStyleClass().add("profiles-removal-list");
        getChildren().addAll(remark, text, bar);
    }

    /** @param notKept why the console could not keep it; empty where it did */
    void show(RemovalReport report, String notKept) {
        shown = report;
        text.setText(ReportWords.text(report));
        text.setScrollTop(0);
        remark.setText(notKept);
        FactRow.show(remark, !notKept.isEmpty());
    }
}
