package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.List;
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
    private final CopyLink copy = new CopyLink(Texts.text("sources.transfer.report"), this::report);
    private final ProgressBar progress = new ProgressBar();
    private final Label status = new Label();

    DeletionPane(SourceDeletion model) {
        this.model = model;
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
        run.setText(Texts.text("sources.deletion.run", model.countWanted()));
        run.setDisable(model.countWanted() == 0);
        close.setText(Texts.text(preview ? "common.cancel" : "common.close"));
        close.setDisable(stage instanceof DeletionStage.Running);
        DetailSection.appear(run, preview);
        DetailSection.appear(undo, over && model.countGone() > 0);
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
            case DeletionStage.Over _ -> status.setText(summary());
            case DeletionStage.Preview _, DeletionStage.Closed _ -> status.setText("");
        }
    }

    private String summary() {
        long failed = model.rows().stream()
                .filter(row -> row.fate() instanceof Fate.Failed)
                .count();
        long left = model.rows().stream()
                .filter(row -> row.fate() instanceof Fate.Wanted || row.fate() instanceof Fate.LeftAlone)
                .count();
        long back = model.rows().stream()
                .filter(row -> row.fate() instanceof Fate.BroughtBack)
                .count();
        List<String> parts = new ArrayList<>(List.of(Texts.text("sources.deletion.sum.deleted", model.countGone())));
        add(parts, "sources.deletion.sum.back", back);
        add(parts, "sources.deletion.sum.failed", failed);
        add(parts, "sources.deletion.sum.left", left);
        return String.join(" · ", parts);
    }

    private static void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(Texts.text(key, count));
        }
    }

    private String report() {
        List<String> lines = new ArrayList<>(List.of(model.title(), summary()));
        model.rows()
                .forEach(row -> lines.add(
                        "  " + row.source().name() + " (" + row.source().id() + "): " + words(row.fate())));
        return String.join("\n", lines);
    }

    private static String words(Fate fate) {
        return switch (fate) {
            case Fate.Wanted _ -> Texts.text("sources.deletion.there");
            case Fate.LeftAlone _ -> Texts.text("sources.deletion.leftAlone");
            case Fate.Deleted _ -> Texts.text("sources.deletion.deleted");
            case Fate.BroughtBack _ -> Texts.text("sources.deletion.back");
            case Fate.Failed(var why, boolean back) ->
                Texts.text(back ? "sources.deletion.notBack" : "sources.deletion.notDeleted", why.title());
        };
    }

    private static Pill.Tone tone(Fate fate) {
        return switch (fate) {
            case Fate.Wanted _ -> Pill.Tone.NEUTRAL;
            case Fate.LeftAlone _ -> Pill.Tone.WARNING;
            case Fate.Deleted _, Fate.BroughtBack _ -> Pill.Tone.SUCCESS;
            case Fate.Failed _ -> Pill.Tone.DANGER;
        };
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    /** A source: its name and id, and what became of it. */
    private static final class Cell extends ListCell<DeletionRow> {
        private final Label words = new Label();
        private final Pill pill = new Pill();
        private final SourceLine line = new SourceLine(words, pill);
        private Subscription subscription = Subscription.EMPTY;

        Cell() {
            words.getStyleClass().add("muted");
            line.getStyleClass().add("deletion-line");
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
            setGraphic(line);
        }

        private void show(DeletionRow row, Fate fate) {
            line.show(row.source());
            words.setText(fate instanceof Fate.Failed failed ? failed.why().title() : "");
            pill.show(
                    fate instanceof Fate.Failed(var _, boolean back)
                            ? Texts.text(back ? "sources.deletion.stillGone" : "sources.deletion.failed")
                            : DeletionPane.words(fate),
                    tone(fate));
            setAccessibleText(
                    String.join(", ", row.source().name(), row.source().id(), DeletionPane.words(fate)));
        }
    }
}
