package org.trackconsole.ui.profiles;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.service.PersonTraces;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;

/** The report of a deletion, to be read, copied and saved. */
final class ReportView extends VBox {
    private final TextArea text = new TextArea();
    private final Label remark = new Label();
    private final CopiesBanner copies = new CopiesBanner();
    private final Reports reports;
    private final Consumer<RemovalReport> changed;
    private @Nullable RemovalReport shown;

    /** @param changed is told of a report that says more than it did */
    ReportView(ProfilesViewModel model, Consumer<RemovalReport> changed) {
        reports = model.reports();
        this.changed = changed;
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
                reports.save(shown);
            }
        });
        CopyLink copy = new CopyLink(Texts.text("profiles.report.name"), text::getText);
        copy.setId("profiles-report-copy");
        HBox bar = new HBox(save, copy);
        bar.getStyleClass().add("profiles-filters");
        getStyleClass().add("profiles-removal-list");
        getChildren().addAll(remark, text, copies, bar);
    }

    /** @param notKept why the console could not keep it; empty where it did */
    void show(RemovalReport report, String notKept) {
        shown = report;
        text.setText(ReportWords.text(report));
        text.setScrollTop(0);
        remark.setText(notKept);
        FactRow.show(remark, !notKept.isEmpty());
        copies.hide();
        reports.findCopies(report, found -> {
            if (report.equals(shown)) {
                show(report, found);
            }
        });
    }

    private void show(RemovalReport report, List<PersonTraces.Copy> found) {
        copies.show(
                found,
                () -> reports.deleteCopies(report, found, (whole, notKept) -> {
                    if (report.equals(shown)) {
                        show(whole, notKept.isEmpty() ? remark.getText() : notKept);
                    }
                    changed.accept(whole);
                }));
    }
}
