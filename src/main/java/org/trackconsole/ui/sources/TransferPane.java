package org.trackconsole.ui.sources;

import java.util.List;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.DataSetWords;

/** The preview of a copy or an import, and then its progress and its result, in place of the list. */
final class TransferPane extends BorderPane {
    private final TransferModel model;
    private final Label title = new Label();
    private final ComboBox<TrackServer> target = new ComboBox<>();
    private final CheckBox secrets = new CheckBox();
    private final HBox secretsBar = new HBox(secrets);
    private final ListView<TransferRow> list = new ListView<>();
    private final VBox about = new VBox();
    private final StackPane place = new StackPane();
    private final SplitPane split = new SplitPane();
    private final Button run = new Button();
    private final Button stop = new Button(Texts.text("sources.transfer.stop"));
    private final Button again = new Button(Texts.text("sources.transfer.again"));
    private final Button undo = new Button(Texts.text("common.undo"));
    private final Button close = new Button(Texts.text("common.close"));
    private final CopyLink copy;
    private final ProgressBar progress = new ProgressBar();
    private final Label status = new Label();
    private final Label reading = new Label();
    private final FailurePane failure;
    private boolean showing;
    private Subscription rowSubscription = Subscription.EMPTY;

    /** @param remedies does what the button of a failure says */
    TransferPane(TransferModel model, Consumer<Remedy> remedies) {
        this.model = model;
        getStyleClass().add("page");
        failure = new FailurePane(remedies, model::again);
        copy = new CopyLink(Texts.text("sources.transfer.report"), () -> TransferWords.report(model));
        title.getStyleClass().add("strong");
        title.setMinWidth(USE_PREF_SIZE);
        target.setId("transfer-target");
        target.setAccessibleText(Texts.text("sources.transfer.target"));
        target.setConverter(new ServerNames());
        target.setOnAction(_ -> {
            TrackServer chosen = target.getValue();
            if (!showing && chosen != null) {
                model.targetProperty().set(chosen);
            }
        });
        close.setId("transfer-close");
        close.getStyleClass().add("compact");
        close.setOnAction(_ -> model.close());
        HBox head = new HBox(title, target, gap(), close);
        head.getStyleClass().add("section-bar");
        secrets.setId("transfer-secrets");
        secrets.selectedProperty().bindBidirectional(model.secretsProperty());
        secretsBar.getStyleClass().add("section-bar");
        setTop(new VBox(head, secretsBar));
        list.setId("transfer-list");
        list.setAccessibleText(Texts.text("sources.transfer.list"));
        list.setItems(model.rows());
        list.setCellFactory(_ -> new TransferCell(model));
        list.setOnKeyPressed(event -> {
            TransferRow row = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE
                    && row != null
                    && model.stageProperty().get() instanceof TransferStage.Preview) {
                row.chosenProperty().set(!row.chosenProperty().get());
                event.consume();
            }
        });
        list.getSelectionModel().selectedItemProperty().subscribe(this::follow);
        about.getStyleClass().add("transfer-about");
        about.setId("transfer-about");
        ScrollPane scroll = new ScrollPane(about);
        scroll.setFitToWidth(true);
        split.getItems().setAll(list, scroll);
        split.setDividerPositions(0.5);
        setCenter(place);
        setBottom(footer());
        model.rows().addListener((ListChangeListener<TransferRow>) _ -> listed());
        model.stageProperty().subscribe(_ -> show());
        model.targetProperty().subscribe((_, _) -> show());
        model.secretsProperty().subscribe(_ -> show());
    }

    /** Puts the keyboard where it is needed next. */
    void begin() {
        (run.isVisible() && !run.isDisabled() ? run : close).requestFocus();
    }

    private HBox footer() {
        run.setId("transfer-run");
        run.setMnemonicParsing(false);
        run.getStyleClass().add("accent");
        run.setOnAction(_ -> model.run());
        stop.setId("transfer-stop");
        stop.setOnAction(_ -> model.stop());
        undo.setId("transfer-undo");
        undo.setOnAction(_ -> model.undo());
        again.setId("transfer-compare");
        again.setOnAction(_ -> model.again());
        copy.setId("transfer-report");
        progress.setId("transfer-progress");
        progress.setAccessibleText(Texts.text("sources.transfer.progress"));
        status.setId("transfer-status");
        status.getStyleClass().add("muted");
        for (Region button : List.of(run, stop, undo, again, copy)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        HBox footer = new HBox(run, stop, undo, again, progress, status, gap(), copy);
        footer.getStyleClass().addAll("footer-bar", "form-footer");
        return footer;
    }

    private void listed() {
        model.rows().forEach(row -> row.chosenProperty().subscribe((_, _) -> showFooter()));
        if (!model.rows().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void follow(@Nullable TransferRow row) {
        rowSubscription.unsubscribe();
        rowSubscription =
                row == null ? Subscription.EMPTY : row.outcomeProperty().subscribe((_, _) -> showAbout(row));
        showAbout(row);
    }

    private void showAbout(@Nullable TransferRow row) {
        about.getChildren()
                .setAll(
                        row == null
                                ? List.of()
                                : TransferWords.lines(model, row).stream()
                                        .map(line -> {
                                            Label label = DetailSection.sentence("", line.style());
                                            label.setText(line.text());
                                            return label;
                                        })
                                        .toList());
    }

    private void show() {
        TransferStage stage = model.stageProperty().get();
        title.setText(model.title());
        showing = true;
        target.getItems().setAll(model.targets());
        target.setValue(model.targetProperty().get());
        showing = false;
        DetailSection.appear(target, model.isCopy());
        boolean choosing = stage instanceof TransferStage.Preview
                || stage instanceof TransferStage.Failed
                || stage instanceof TransferStage.Reading;
        target.setDisable(!choosing || model.hasEarlier());
        close.setDisable(stage instanceof TransferStage.Running);
        int hidden = model.countWithSecrets();
        secrets.setText(Texts.text("sources.transfer.secrets", hidden));
        secrets.setDisable(!(stage instanceof TransferStage.Preview));
        DetailSection.appear(secretsBar, hidden > 0);
        place.getChildren().setAll(content(stage));
        showFooter();
        showAbout(list.getSelectionModel().getSelectedItem());
    }

    private Node content(TransferStage stage) {
        return switch (stage) {
            case TransferStage.Reading _ -> {
                TrackServer server = model.targetProperty().get();
                reading.setText(
                        server == null
                                ? Texts.text("sources.import.reading")
                                : Texts.text("sources.loading", DataSetWords.withDataSet(server)));
                yield reading;
            }
            case TransferStage.Faulty(List<String> faults) -> faulty(faults);
            case TransferStage.Failed(var why) -> {
                failure.show(why);
                yield failure;
            }
            case TransferStage.Closed _, TransferStage.Preview _, TransferStage.Running _, TransferStage.Over _ ->
                split;
        };
    }

    private Node faulty(List<String> faults) {
        VBox box = new VBox();
        box.getStyleClass().addAll("banner", "banner-danger", "transfer-faults");
        Label head = DetailSection.sentence("transfer-faulty", "banner-title");
        head.setText(Texts.text("sources.import.faulty"));
        box.getChildren().add(head);
        for (String fault : faults) {
            Label line = DetailSection.sentence("", "banner-point");
            line.setText(fault);
            box.getChildren().add(line);
        }
        Label way = DetailSection.sentence("", "banner-text");
        way.setText(Texts.text("sources.import.faulty.fix"));
        HBox buttons = new HBox(
                button("transfer-again", "sources.import.again", model::again),
                button("transfer-other", "sources.import.other", model::importFile));
        buttons.getStyleClass().add("id-line");
        box.getChildren().addAll(way, buttons);
        VBox pane = new VBox(box);
        pane.getStyleClass().add("failure-pane");
        return pane;
    }

    private void showFooter() {
        TransferStage stage = model.stageProperty().get();
        boolean preview = stage instanceof TransferStage.Preview;
        boolean over = stage instanceof TransferStage.Over;
        int chosen = model.countChosen();
        TrackServer into = model.targetProperty().get();
        run.setText(
                model.isCopy() || into == null
                        ? Texts.text("sources.transfer.run.copy", chosen)
                        : Texts.text("sources.transfer.run.import", chosen, DataSetWords.withDataSet(into)));
        run.setDisable(chosen == 0);
        DetailSection.appear(run, preview);
        DetailSection.appear(again, over);
        DetailSection.appear(undo, model.canUndo());
        undo.setText(Texts.text(over ? "common.undo" : "sources.transfer.undoEarlier"));
        DetailSection.appear(copy, preview || over);
        boolean running = stage instanceof TransferStage.Running;
        DetailSection.appear(stop, running);
        DetailSection.appear(progress, running);
        switch (stage) {
            case TransferStage.Running(int done, int all, boolean stopping) -> {
                progress.setProgress((double) done / all);
                stop.setDisable(stopping);
                status.setText(
                        Texts.text(stopping ? "sources.transfer.stopping" : "sources.transfer.running", done + 1, all));
            }
            case TransferStage.Over _ -> status.setText(TransferWords.summary(model));
            case TransferStage.Preview _ ->
                status.setText(
                        Texts.text(model.hasEarlier() ? "sources.transfer.preview.again" : "sources.transfer.preview"));
            default -> status.setText("");
        }
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(Texts.text(key));
        button.setId(id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private static final class ServerNames extends StringConverter<TrackServer> {
        @Override
        public String toString(@Nullable TrackServer server) {
            return server == null
                    ? ""
                    : Texts.text("sources.facts", DataSetWords.withDataSet(server), server.address());
        }

        @Override
        public TrackServer fromString(String name) {
            throw new UnsupportedOperationException("Servers are chosen, not typed");
        }
    }
}
