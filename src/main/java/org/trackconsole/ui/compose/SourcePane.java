package org.trackconsole.ui.compose;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Source;
import org.trackconsole.service.Explanations;
import org.trackconsole.text.Texts;

/** Which source the payload names: one of the server's, or an id of one's own typed into the JSON. */
final class SourcePane extends VBox {
    private final ComposeViewModel model;
    private final ComboBox<Source> choice = new ComboBox<>();
    private final Label note = new Label();
    private final Button create = new Button(Texts.text("compose.source.create"));
    private boolean showing;

    SourcePane(ComposeViewModel model) {
        this.model = model;
        getStyleClass().add("section");
        Label title = new Label(Texts.text("compose.source"));
        title.getStyleClass().add("muted");
        title.setLabelFor(choice);
        choice.setId("source-choice");
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setAccessibleText(Texts.text("compose.source"));
        choice.setItems(model.sources().sources());
        choice.setCellFactory(_ -> new SourceCell());
        choice.setButtonCell(new ButtonCell(choice));
        choice.setPlaceholder(new Label(Texts.text("compose.source.none")));
        choice.valueProperty().subscribe((_, source) -> {
            if (!showing && source != null) {
                model.chooseSource(source);
            }
        });
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        note.setMinHeight(USE_PREF_SIZE);
        create.getStyleClass().add("compact");
        create.setId("create-source");
        create.setMinWidth(USE_PREF_SIZE);
        create.setOnAction(_ -> model.remedies().createNamedSource());
        HBox remark = new HBox(note, create);
        remark.getStyleClass().add("source-remark");
        getChildren().addAll(title, choice, remark);
        model.sources().sources().addListener((ListChangeListener<Source>) _ -> update());
        model.sources().failureProperty().subscribe(_ -> update());
        model.sources().listedProperty().subscribe(_ -> update());
        model.draft().formProperty().subscribe(_ -> update());
    }

    private void update() {
        String id = model.draft().textAt("/source/id");
        Source source = model.sources().of(id);
        showing = true;
        choice.setValue(source);
        showing = false;
        choice.setPromptText(id == null ? Texts.text("compose.source.choose") : id);
        Answer.Failure failure = model.sources().failureProperty().get();
        String words = remark(id, source, failure);
        note.setText(words);
        note.getParent().setVisible(!words.isEmpty());
        note.getParent().setManaged(!words.isEmpty());
        boolean creatable = source == null && model.sources().listedProperty().get();
        create.setVisible(creatable);
        create.setManaged(creatable);
    }

    private String remark(@Nullable String id, @Nullable Source source, Answer.@Nullable Failure failure) {
        if (failure != null) {
            return Texts.text(
                    "compose.source.noList",
                    Explanations.of(failure, model.state().server()).title());
        }
        if (source == null && !model.sources().listedProperty().get()) {
            return "";
        }
        if (source == null) {
            if (id != null) {
                return Texts.text("compose.source.unknown", id);
            }
            return model.sources().sources().isEmpty() ? Texts.text("compose.source.first") : "";
        }
        return source.enabled() ? "" : Texts.text("compose.source.disabled");
    }

    /** The closed combo box; without a source the prompt stands in it, also after there was one. */
    private static final class ButtonCell extends SourceCell {
        private final ComboBox<Source> choice;

        ButtonCell(ComboBox<Source> choice) {
            this.choice = choice;
            choice.promptTextProperty().subscribe(_ -> updateItem(getItem(), isEmpty()));
        }

        @Override
        protected void updateItem(@Nullable Source source, boolean empty) {
            super.updateItem(source, empty);
            if (empty || source == null) {
                setText(choice.getPromptText());
            }
        }
    }

    private static class SourceCell extends ListCell<Source> {
        private final Label name = new Label();
        private final Label id = new Label();
        private final HBox line = new HBox(name, id);

        SourceCell() {
            // Where room is short, the id gives way.
            name.setMinWidth(USE_PREF_SIZE);
            id.getStyleClass().add("muted");
            line.getStyleClass().add("source-line");
        }

        @Override
        protected void updateItem(@Nullable Source source, boolean empty) {
            super.updateItem(source, empty);
            if (empty || source == null) {
                setGraphic(null);
                setText(null);
                setAccessibleText(null);
                return;
            }
            name.setText(source.name());
            id.setText(source.id());
            setAccessibleText(source.name() + ", " + source.id());
            setText(null);
            setGraphic(line);
        }
    }
}
