package org.trackconsole.ui.sources;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.service.Explanation;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.sources.DeletionRow.Fate;

/** The sources that are to be deleted, and then what became of each, in place of the list. */
final class DeletionPane extends BorderPane {
    private final SourceDeletion model;
    private final Label title = new Label();
    private final Label note = DetailSection.sentence("deletion-note", "field-note");
    private final ListView<DeletionRow> list = new ListView<>();
    private final Button run = new Button();
    private final Button stop = new Button(Texts.text("sources.transfer.stop"));
    private final Button undo = new Button(Texts.text("common.undo"));
    private final Button close = new Button();
    private final CopyLink copy;
    private final ProgressBar progress = new ProgressBar();
    private final Label status = new Label();

    DeletionPane(SourceDeletion model) {
        this.model = model;
        copy = new CopyLink(Texts.text("sources.transfer.report"), () -> DeletionWords.report(model));
        getStyleClass().add("page");
        title.getStyleClass().add("strong");
        close.setId("deletion-close");
        close.getStyleClass().add("compact");
        close.setMinWidth(USE_PREF_SIZE);
        close.setOnAction(_ -> model.close());
        HBox head = new HBox(title, gap(), close);
        head.getStyleClass().add("section-bar");
        HBox about = new HBox(note);
        HBox.setHgrow(note, Priority.ALWAYS);
        about.getStyleClass().add("section-bar");
        setTop(new VBox(head, about));
        list.setId("deletion-list");
        list.setAccessibleText(Texts.text("sources.deletion.list"));
        list.setItems(model.rows());
        list.setCellFactory(_ -> new Cell());
        setCenter(list);
        run.setId("deletion-run");
        run.getStyleClass().add("danger-text");
        run.setOnAction(_ -> model.run());
        stop.setId("deletion-stop");
        stop.setOnAction(_ -> model.stop());
        undo.setId("deletion-undo");
        undo.setOnAction(_ -> model.undo());
        copy.setId("deletion-report");
        progress.setAccessibleText(Texts.text("sources.deletion.progress"));
        status.setId("deletion-status");
        status.getStyleClass().add("muted");
        for (Region control : List.of(run, stop, undo, copy)) {
            control.setMinWidth(USE_PREF_SIZE);
        }
        HBox footer = new HBox(run, stop, undo, progress, status, gap(), copy);
        footer.getStyleClass().addAll("footer-bar", "form-footer");
        setBottom(footer);
        model.stageProperty().subscribe(_ -> show());
    }

    /** Puts the keyboard where nothing is written by mistake. */
    void begin() {
        close.requestFocus();
    }

    private void show() {
        DeletionStage stage = model.stageProperty().get();
        boolean preview = stage instanceof DeletionStage.Preview;
        boolean over = stage instanceof DeletionStage.Over;
        title.setText(model.title());
        note.setText(Texts.text(over ? "sources.deletion.note.over" : "sources.deletion.note"));
        int wanted = model.countWanted();
        run.setText(Texts.text(over ? "sources.deletion.rest" : "sources.deletion.run", wanted));
        run.setDisable(wanted == 0);
        close.setText(Texts.text(preview ? "common.cancel" : "common.close"));
        close.setDisable(stage instanceof DeletionStage.Running);
        DetailSection.appear(run, preview || (over && wanted > 0));
        DetailSection.appear(undo, over && model.countKept() > 0);
        DetailSection.appear(copy, over);
        boolean running = stage instanceof DeletionStage.Running;
        DetailSection.appear(stop, running);
        DetailSection.appear(progress, running);
        switch (stage) {
            case DeletionStage.Running(int done, int all, boolean stopping) -> {
                progress.setProgress((double) done / all);
                stop.setDisable(stopping);
                status.setText(
                        Texts.text(stopping ? "sources.transfer.stopping" : "sources.transfer.running", done + 1, all));
            }
            case DeletionStage.Over _ -> status.setText(DeletionWords.summary(model));
            case DeletionStage.Preview _, DeletionStage.Closed _ -> status.setText("");
        }
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** A source: its name and id, what became of it, and below that why where it is not as it was wanted. */
    private static final class Cell extends ListCell<DeletionRow> {
        private final Label words = new Label();
        private final Pill pill = new Pill();
        private final SourceLine line = new SourceLine(words, pill);
        private final Label about = DetailSection.sentence("", "field-note");
        private final VBox box = new VBox(line, about);
        private Subscription subscription = Subscription.EMPTY;

        Cell() {
            words.getStyleClass().add("muted");
            box.getStyleClass().add("deletion-line");
            // As wide as the list, not as what stands in it.
            box.setPrefWidth(1);
        }

        @Override
        protected void updateItem(@Nullable DeletionRow row, boolean empty) {
            super.updateItem(row, empty);
            subscription.unsubscribe();
            subscription = Subscription.EMPTY;
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            subscription = row.fateProperty().subscribe(fate -> show(row, fate));
            setGraphic(box);
        }

        private void show(DeletionRow row, Fate fate) {
            line.show(row.source());
            Explanation why = row.why();
            words.setText(why == null ? "" : why.title());
            pill.show(DeletionWords.words(fate), DeletionWords.tone(fate));
            about.setText(String.join(" ", DeletionWords.about(row)));
            DetailSection.appear(about, !about.getText().isEmpty());
            setAccessibleText(Stream.of(
                            row.source().name(),
                            row.source().id(),
                            DeletionWords.words(fate),
                            words.getText(),
                            about.getText())
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(", ")));
        }
    }
}
