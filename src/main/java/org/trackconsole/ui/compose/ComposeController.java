package org.trackconsole.ui.compose;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.EmptyState;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.fx.editor.JsonEditor;
import org.trackconsole.json.JsonFault;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.json.TextEdit;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.FaultText;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.AnswerView;
import org.trackconsole.ui.part.Answered;
import org.trackconsole.ui.part.ProofRun;
import org.trackconsole.ui.part.ProofView;

/** Binds the Compose screen to its view model. */
final class ComposeController {
    private static final double ROOM_FOR_SIZE = 300;

    private final ComposeViewModel model;
    private final JsonEditor editor = new JsonEditor();
    private final AnswerView answer;
    private final ProofView proof;

    @FXML
    private SplitPane split;

    @FXML
    private VBox form;

    @FXML
    private Label progress;

    @FXML
    private Button example;

    @FXML
    private CheckBox prove;

    @FXML
    private Button send;

    @FXML
    private Label size;

    @FXML
    private Pill validity;

    @FXML
    private Button format;

    @FXML
    private StackPane editorPlace;

    @FXML
    private Label caret;

    @FXML
    private StackPane answerPlace;

    ComposeController(ComposeViewModel model) {
        this.model = model;
        this.answer = new AnswerView(model::remedy, model::showProfile);
        this.proof = new ProofView(
                new ProofView.Actions() {
                    @Override
                    public void prove() {
                        model.proof().prove();
                    }

                    @Override
                    public void stop() {
                        model.proof().run().stop();
                    }

                    @Override
                    public void remedy(Remedy remedy) {
                        model.remedy(remedy);
                    }

                    @Override
                    public void showProfile(String id) {
                        model.showProfile(id);
                    }
                },
                model.proof()::about);
        answer.setProof(proof);
    }

    @FXML
    private void initialize() {
        var _ = new FormPane(model, form);
        connectEditor();
        example.setOnAction(_ -> model.loadExample());
        format.setOnAction(_ -> model.format());
        send.setOnAction(_ -> {
            if (model.sendingProperty().get()) {
                model.cancel();
            } else {
                model.send();
            }
        });
        prove.setTooltip(new Tooltip(Texts.text("compose.prove.tip")));
        prove.setOnAction(_ -> model.proof().setAlways(prove.isSelected()));
        model.proof().alwaysProperty().subscribe(prove::setSelected);
        model.proof().run().viewProperty().subscribe(this::showProof);
        model.sendingProperty().subscribe(this::showSending);
        model.answeredProperty().subscribe(this::showAnswer);
        model.shownPlaceProperty().subscribe((_, path) -> goTo(path));
    }

    SplitPane split() {
        return split;
    }

    private void connectEditor() {
        Draft draft = model.draft();
        editor.setId("payload-editor");
        editorPlace.getChildren().add(editor);
        draft.showOn(new Draft.Surface() {
            @Override
            public void apply(List<TextEdit> edits) {
                editor.apply(edits);
            }

            @Override
            public void load(String text) {
                editor.setText(text);
            }
        });
        editor.textProperty().subscribe(text -> draft.typed(text));
        caret.textProperty()
                .bind(Bindings.createStringBinding(
                        this::placeOrFault, editor.placeTextProperty(), draft.faultProperty()));
        draft.textProperty()
                .subscribe(text -> size.setText(
                        Texts.text("compose.payload.size", ByteText.of(text.getBytes(StandardCharsets.UTF_8).length))));
        // An error needs the room, and so do the buttons of a narrow pane.
        size.visibleProperty()
                .bind(draft.faultProperty()
                        .isNull()
                        .and(editorPlace.widthProperty().greaterThan(ROOM_FOR_SIZE)));
        size.managedProperty().bind(size.visibleProperty());
        draft.faultProperty().subscribe(this::showFault);
        draft.readingProperty().subscribe(editor::showReading);
    }

    private void goTo(List<String> path) {
        LocatedJson document = model.draft().formProperty().get();
        LocatedNode node = document.nearest(path);
        editor.select(node.keyStart(), node.end());
    }

    private String placeOrFault() {
        JsonFault fault = model.draft().faultProperty().get();
        return fault == null ? editor.placeTextProperty().get() : FaultText.withPlace(fault);
    }

    private void showFault(@Nullable JsonFault fault) {
        format.setDisable(fault != null);
        if (fault == null) {
            validity.show(Texts.text("compose.valid"), Pill.Tone.SUCCESS);
            validity.setTooltip(null);
            validity.setAccessibleText(null);
        } else {
            validity.show(Texts.text("compose.invalid", fault.line(), fault.column()), Pill.Tone.DANGER);
            validity.setAccessibleText(FaultText.withPlace(fault));
        }
    }

    private void showSending(boolean sending) {
        send.setText(null);
        Label word = new Label(Texts.text(sending ? "common.cancel" : "compose.send.short"));
        Label keys = new Label(
                sending ? "Esc" : KeyCombination.valueOf("Shortcut+Enter").getDisplayText());
        keys.getStyleClass().add("key-hint");
        HBox line = new HBox(word, keys);
        line.getStyleClass().add("send-line");
        send.setGraphic(line);
        send.setAccessibleText(word.getText());
        send.getStyleClass().remove("send");
        if (!sending) {
            send.getStyleClass().add("send");
        }
        progress.setText(
                sending ? Texts.text("compose.sending", model.state().server().name()) : "");
    }

    private void showProof(ProofRun.View view) {
        boolean possible = model.proof().possible();
        proof.show(view, possible);
        answer.showProof(possible, ProofView.sign(view));
    }

    private void showAnswer(@Nullable Answered answered) {
        if (answered == null) {
            answerPlace
                    .getChildren()
                    .setAll(new EmptyState(
                            BootstrapIcons.CURSOR,
                            Texts.text("compose.answer.none"),
                            Texts.text("compose.answer.none.text")));
        } else {
            answer.show(answered);
            showProof(model.proof().run().viewProperty().get());
            answerPlace.getChildren().setAll(answer);
        }
    }
}
