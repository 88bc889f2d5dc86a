package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.service.SourceCatalog.Note;
import org.trackconsole.service.SourceCatalog.Problem;
import org.trackconsole.text.Texts;

/** The fields of a source, each with its name above and what is to be said about it below. */
final class FormFields extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    private static final int DESCRIPTION_LINES = 3;

    private final SourcesViewModel model;
    private final TextField name = new TextField();
    private final TextField id = new TextField();
    private final ComboBox<String> type = new ComboBox<>();
    private final TextField channel = new TextField();
    private final TextArea description = new TextArea();
    private final TextField tags = new TextField();
    private final TextField groups = new TextField();
    private final MenuButton known = new MenuButton(Texts.text("sources.groups.known"));
    private final CheckBox enabled = new CheckBox(Texts.text("sources.enabled.field"));
    private final CheckBox staticProfileId = new CheckBox(Texts.text("sources.static"));
    private final Label nameRemark = remark("source-name-remark");
    private final Label idRemark = remark("source-id-remark");
    private final Label typeRemark = remark("source-type-remark");
    private boolean showing;

    FormFields(SourcesViewModel model) {
        this.model = model;
        getStyleClass().add("form");
        name.setId("source-name");
        id.setId("source-id");
        id.getStyleClass().add("mono");
        type.setId("source-type");
        type.setConverter(new TypeNames());
        type.setMaxWidth(Double.MAX_VALUE);
        channel.setId("source-channel");
        channel.setPromptText(Texts.text("sources.channel.prompt"));
        description.setId("source-description");
        description.setPrefRowCount(DESCRIPTION_LINES);
        description.setWrapText(true);
        description.addEventFilter(KeyEvent.KEY_PRESSED, FormFields::leaveByTab);
        tags.setId("source-tags");
        tags.setPromptText(Texts.text("sources.tags.prompt"));
        groups.setId("source-groups");
        groups.setPromptText(Texts.text("sources.groups.prompt"));
        known.setId("source-groups-known");
        known.setAccessibleText(Texts.text("sources.groups.known.spoken"));
        known.setMinWidth(USE_PREF_SIZE);
        known.setOnShowing(_ -> offerGroups());
        HBox groupLine = new HBox(groups, known);
        groupLine.getStyleClass().add("id-line");
        HBox.setHgrow(groups, Priority.ALWAYS);
        enabled.setId("source-enabled");
        staticProfileId.setId("source-static");
        HBox idLine = new HBox(id, new CopyLink(Texts.text("sources.id"), id::getText));
        idLine.getStyleClass().add("id-line");
        HBox.setHgrow(id, Priority.ALWAYS);
        Label staticNote = remark("source-static-note");
        say(staticNote, Texts.text("sources.static.note"), false);
        VBox statics = new VBox(staticProfileId, staticNote);
        statics.getStyleClass().add("field");
        HBox pair = new HBox(half(field("sources.type", type, type)), half(field("sources.channel", channel, channel)));
        pair.getStyleClass().add("field-pair");
        VBox typeAndChannel = new VBox(pair, typeRemark);
        typeAndChannel.getStyleClass().add("field");
        getChildren()
                .addAll(
                        field("sources.name", name, name, nameRemark),
                        field("sources.id", idLine, id, idRemark),
                        typeAndChannel,
                        field("sources.description", description, description),
                        field("sources.tags", tags, tags),
                        field("sources.groups", groupLine, groups),
                        enabled,
                        statics);
        for (TextInputControl field : List.of(name, id, channel, description, tags, groups)) {
            field.textProperty().subscribe((_, _) -> commit());
        }
        type.valueProperty().subscribe((_, _) -> commit());
        enabled.selectedProperty().subscribe((_, _) -> commit());
        staticProfileId.selectedProperty().subscribe((_, _) -> commit());
    }

    /**
     * Shows a form; a field that already says so is left alone.
     *
     * @param tried whether empty fields are to be pointed out, too
     */
    void show(SourceForm form, boolean tried) {
        showing = true;
        Typed typed = form.typed();
        set(name, typed.name());
        set(id, typed.id());
        List<String> choices = SourceType.choices(String.join(", ", form.base().types()));
        if (!type.getItems().equals(choices)) {
            type.getItems().setAll(choices);
        }
        type.setValue(typed.type());
        set(channel, typed.channel());
        set(description, typed.description());
        set(tags, typed.tags());
        set(groups, typed.groups());
        known.setDisable(model.groups().isEmpty());
        enabled.setSelected(typed.enabled());
        staticProfileId.setSelected(typed.staticProfileId());
        showing = false;
        showRemarks(form, tried);
    }

    /** Puts the caret where a person begins. */
    void begin() {
        name.requestFocus();
        name.end();
    }

    /** Puts the caret into the first field that is wrong. */
    void beginWhereWrong(FormCheck check) {
        (check.problems().equals(List.of(Problem.NAME_BLANK)) && !check.idTaken() ? name : id).requestFocus();
    }

    private void commit() {
        if (!showing) {
            model.type(new Typed(
                    id.getText(),
                    name.getText(),
                    Objects.requireNonNullElse(type.getValue(), SourceType.REST),
                    channel.getText(),
                    description.getText(),
                    tags.getText(),
                    groups.getText(),
                    enabled.isSelected(),
                    staticProfileId.isSelected()));
        }
    }

    /** The groups there are, each to be put in or taken out. */
    private void offerGroups() {
        List<String> chosen = Typed.words(groups.getText());
        known.getItems()
                .setAll(model.groups().stream()
                        .map(group -> {
                            CheckMenuItem item = new CheckMenuItem(group);
                            item.setMnemonicParsing(false);
                            item.setSelected(chosen.contains(group));
                            item.setOnAction(_ -> put(group, item.isSelected()));
                            return item;
                        })
                        .toList());
    }

    private void put(String group, boolean in) {
        List<String> words = new ArrayList<>(Typed.words(groups.getText()));
        words.remove(group);
        if (in) {
            words.add(group);
        }
        groups.setText(String.join(", ", words));
    }

    private void showRemarks(SourceForm form, boolean tried) {
        FormCheck check = model.check(form);
        boolean nameWrong = check.problems().contains(Problem.NAME_BLANK) && (tried || !form.isNew());
        say(nameRemark, nameWrong ? Problem.NAME_BLANK.text() : "", true);
        name.pseudoClassStateChanged(WRONG, nameWrong);
        String idProblem = idProblem(check);
        say(idRemark, idProblem.isEmpty() ? idNote(form, check) : idProblem, !idProblem.isEmpty());
        id.pseudoClassStateChanged(WRONG, !idProblem.isEmpty());
        say(typeRemark, SourceType.note(form.typed().type()), false);
        // Only this type has a bridge that adopts ids (contract §4); what is set for another one stays as it is.
        staticProfileId.setDisable(!form.typed().type().equals(SourceType.REST));
    }

    private static String idProblem(FormCheck check) {
        for (Problem problem : check.problems()) {
            if (problem != Problem.NAME_BLANK) {
                return problem.text();
            }
        }
        return check.idTaken() ? Texts.text("sources.id.taken") : "";
    }

    private static String idNote(SourceForm form, FormCheck check) {
        if (check.notes().contains(Note.SECOND_SOURCE)) {
            return check.notes().contains(Note.LOWER_CASED)
                    ? Note.SECOND_SOURCE.text() + " " + Note.LOWER_CASED.text()
                    : Note.SECOND_SOURCE.text();
        }
        if (check.notes().contains(Note.LOWER_CASED)) {
            return Note.LOWER_CASED.text();
        }
        return Texts.text(form.isNew() ? "sources.id.note.new" : "sources.id.note");
    }

    private static void say(Label remark, String words, boolean wrong) {
        remark.setText(words);
        remark.getStyleClass().setAll("label", wrong ? "field-error" : "field-note");
        remark.setVisible(!words.isEmpty());
        remark.setManaged(!words.isEmpty());
    }

    private static void set(TextInputControl field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    /** In a text of several lines Tab would be typed, and the keyboard could not get out. */
    private static void leaveByTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && event.getSource() instanceof Node area) {
            event.consume();
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }

    private static Label remark(String id) {
        Label label = new Label();
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static VBox half(VBox box) {
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMinWidth(0);
        box.setPrefWidth(1);
        return box;
    }

    private static VBox field(String key, Node content, Node labelled, Label... remark) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("muted");
        label.setLabelFor(labelled);
        labelled.setAccessibleText(Texts.text(key));
        VBox box = new VBox(label, content);
        box.getStyleClass().add("field");
        box.getChildren().addAll(remark);
        return box;
    }

    private static final class TypeNames extends StringConverter<String> {
        @Override
        public String toString(@Nullable String type) {
            return type == null ? "" : SourceType.name(type);
        }

        @Override
        public String fromString(String name) {
            throw new UnsupportedOperationException("Types are chosen, not typed");
        }
    }
}
