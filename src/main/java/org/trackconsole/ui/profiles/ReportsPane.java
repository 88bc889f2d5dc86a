package org.trackconsole.ui.profiles;

import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.text.Texts;

/** The reports of deletions that were kept, the latest first, and the selected one. */
final class ReportsPane extends BorderPane {
    private final ProfilesViewModel model;
    private final ListView<RemovalReport> list = new ListView<>();
    private final ReportView report;
    private final SplitPane split;

    ReportsPane(ProfilesViewModel model) {
        this.model = model;
        report = new ReportView(model, this::replace);
        list.setId("profiles-reports");
        list.getStyleClass().add("profiles-reports");
        list.setAccessibleText(Texts.text("profiles.reports"));
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().selectedItemProperty().subscribe(selected -> {
            if (selected != null) {
                report.show(selected, "");
            }
        });
        report.getStyleClass().add("section");
        split = new SplitPane(list, report);
        split.setDividerPositions(0.4);
        Label title = new Label(Texts.text("profiles.reports"));
        title.getStyleClass().add("strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Button close = new Button(Texts.text("common.close"));
        close.setId("profiles-reports-close");
        close.getStyleClass().add("compact");
        close.setOnAction(_ -> model.reports().close());
        HBox bar = new HBox(title, gap, close);
        bar.getStyleClass().add("section-bar");
        setTop(bar);
        getStyleClass().add("page");
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.reports().close();
                event.consume();
            }
        });
    }

    void show(List<RemovalReport> reports) {
        if (reports.isEmpty()) {
            setCenter(new EmptyState(
                    BootstrapIcons.FILE_TEXT,
                    Texts.text("profiles.reports.none.title"),
                    Texts.text("profiles.reports.none.text")));
            return;
        }
        setCenter(split);
        list.getItems().setAll(reports);
        list.getSelectionModel().selectFirst();
        list.requestFocus();
    }

    /** The same deletion began at the same time. */
    private void replace(RemovalReport changed) {
        list.getItems().replaceAll(each -> each.began().equals(changed.began()) ? changed : each);
    }

    private final class Cell extends ListCell<RemovalReport> {
        @Override
        protected void updateItem(@Nullable RemovalReport item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setText(null);
                return;
            }
            TimeText times = TimeText.of(model.state().utcProperty().get());
            setText(Texts.text(
                    item.complete() ? "profiles.reports.row" : "profiles.reports.row.incomplete",
                    times.brief(item.began()),
                    ReportWords.server(item),
                    IdLabel.shorten(item.profileId())));
        }
    }
}
