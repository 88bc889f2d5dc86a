package org.trackconsole.ui.sources;

import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Source;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.text.Texts;

/** The fields of a source, each with its label above and what is to be said about it below. */
final class FormFields extends VBox {
    private static final List<String> TYPES = List.of("rest", "webhook", "redirect");

    private final SourcesViewModel model;
    private final TextField name = new TextField();
    private final TextField id = new TextField();
    private final ComboBox<String> type = new ComboBox<>();
    private final TextField channel = new TextField();
    private final TextArea description = new TextArea();
    private final TextField tags = new TextField();
    private final CheckBox enabled = new CheckBox(Texts.text("sources.enabled"));
    private final CheckBox staticProfileId = new CheckBox(Texts.text("sources.static"));
    private final Label nameRemark = remark();
    private final Label idRemark = remark();
    private boolean showing;

    FormFields(SourcesViewModel model) {
        this.model = model;
        getStyleClass().add("source-form");
        name.setId("source-name");
        id.setId("source-id");
        id.getStyleClass().add("mono");
        type.setId("source-type");
        type.getItems().setAll(TYPES);
        channel.setId("source-channel");
        description.setId("source-description");
        description.setPrefRowCount(3);
        description.setWrapText(true);
        tags.setId("source-tags");
        enabled.setId("source-enabled");
        staticProfileId.setId("source-static");
        Button copy = new Button(Texts.text("common.copy"));
        copy.getStyleClass().add("compact");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setAccessibleText(Texts.text("common.copyWhat", Texts.text("sources.id")));
        copy.setOnAction(_ -> copyId());
        HBox.setHgrow(id, Priority.ALWAYS);
        HBox idLine = new HBox(id, copy);
        idLine.getStyleClass().add("id-line");
        channel.setPromptText(Texts.text("sources.channel.prompt"));
        Label staticNote = remark();
        staticNote.setText(Texts.text("sources.static.note"));
        HBox pair = new HBox(
                field("sources.type", type, type, null), grow(field("sources.channel", channel, channel, null)));
        pair.getStyleClass().add("field-pair");
        getChildren()
                .addAll(
                        field("sources.name", name, name, nameRemark),
                        field("sources.id", idLine, id, idRemark),
                        pair,
                        field("sources.description", description, description, null),
                        field("sources.tags", tags, tags, null),
                        enabled,
                        new VBox(staticProfileId, staticNote));
        name.textProperty().subscribe((_, _) -> commit());
        id.textProperty().subscribe((_, _) -> commit());
        type.valueProperty().subscribe((_, _) -> commit());
        channel.textProperty().subscribe((_, _) -> commit());
        description.textProperty().subscribe((_, _) -> commit());
        tags.textProperty().subscribe((_, _) -> commit());
        enabled.selectedProperty().subscribe((_, _) -> commit());
        staticProfileId.selectedProperty().subscribe((_, _) -> commit());
    }

    /** Shows a form; a field that already says so is left alone. */
    void show(SourceForm form) {
        showing = true;
        Source source = form.edited();
        set(name, source.name());
        set(id, source.id());
        id.setEditable(form.isNew());
        String first = source.types().isEmpty() ? "rest" : source.types().getFirst();
        if (!type.getItems().contains(first)) {
            type.getItems().add(first);
        }
        type.setValue(first);
        set(channel, source.channel());
        if (!description.getText().equals(source.description())) {
            description.setText(source.description());
        }
        set(tags, form.tagText());
        enabled.setSelected(source.enabled());
        staticProfileId.setSelected(source.staticProfileId());
        showing = false;
        showRemarks(form);
    }

    /** Puts the caret where a person begins. */
    void begin() {
        name.requestFocus();
    }

    private void commit() {
        SourceForm present = model.formProperty().get();
        if (!showing && present != null) {
            model.edited(present.with(
                    id.getText(),
                    name.getText(),
                    Objects.requireNonNullElse(type.getValue(), "rest"),
                    channel.getText(),
                    description.getText(),
                    tags.getText(),
                    enabled.isSelected(),
                    staticProfileId.isSelected()));
        }
    }

    private void showRemarks(SourceForm form) {
        nameRemark.setText("");
        idRemark.setText(form.isNew() ? Texts.text("sources.id.note") : "");
        idRemark.getStyleClass().setAll("label", "field-note");
        nameRemark.getStyleClass().setAll("label", "field-error");
        SourceCatalog.Check check = model.check();
        if (check == null) {
            return;
        }
        for (SourceCatalog.Problem problem : check.problems()) {
            switch (problem) {
                case NAME_BLANK -> nameRemark.setText(problem.text());
                case ID_BLANK, ID_INTERNAL -> {
                    idRemark.setText(problem.text());
                    idRemark.getStyleClass().setAll("label", "field-error");
                }
            }
        }
        if (check.problems().isEmpty() && check.notes().contains(SourceCatalog.Note.LOWER_CASED)) {
            idRemark.setText(SourceCatalog.Note.LOWER_CASED.text());
        }
        for (Label remark : List.of(nameRemark, idRemark)) {
            remark.setVisible(!remark.getText().isEmpty());
            remark.setManaged(!remark.getText().isEmpty());
        }
    }

    private void copyId() {
        ClipboardContent content = new ClipboardContent();
        content.putString(id.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static void set(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private static Label remark() {
        Label label = new Label();
        label.getStyleClass().add("field-note");
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static VBox grow(VBox box) {
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static VBox field(String key, Node content, Node labelled, @Nullable Label remark) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("muted");
        label.setLabelFor(labelled);
        labelled.setAccessibleText(Texts.text(key));
        VBox box = new VBox(label, content);
        box.getStyleClass().add("field");
        if (remark != null) {
            box.getChildren().add(remark);
        }
        return box;
    }
}
