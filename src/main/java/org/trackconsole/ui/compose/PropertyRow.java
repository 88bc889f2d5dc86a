package org.trackconsole.ui.compose;

import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;

/** One member of an object: its name, its value in one field, and what kind of value that is. */
final class PropertyRow extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final PayloadEdits edits;
    private final JsonPointer object;
    private final BiConsumer<String, PropertyRow> renamed;
    private final TextField name = new TextField();
    private final TextField value = new TextField();
    private final Label kind = new Label();
    private final Button remove = new Button(null, Icons.of(BootstrapIcons.X));
    private final HBox line = new HBox(name, value, kind, remove);
    private @Nullable PropertyRows members;
    private String key;
    private boolean showing;

    /** @param renamed told of the new key before the document changes, so that this row goes on to stand for it */
    PropertyRow(PayloadEdits edits, JsonPointer object, String key, BiConsumer<String, PropertyRow> renamed) {
        this.edits = edits;
        this.object = object;
        this.key = key;
        this.renamed = renamed;
        getStyleClass().add("property-row");
        line.getStyleClass().add("property-line");
        name.getStyleClass().add("property-name");
        value.getStyleClass().add("property-value");
        kind.getStyleClass().add("property-kind");
        remove.getStyleClass().addAll("icon-only", "row-action");
        name.setText(key);
        name.setAccessibleText(Texts.text("compose.property.name", key));
        value.setAccessibleText(Texts.text("compose.property.value", key));
        value.setTooltip(new Tooltip(Texts.text("compose.property.tip")));
        remove.setAccessibleText(Texts.text("compose.property.remove", key));
        remove.setTooltip(new Tooltip(Texts.text("compose.property.remove", key)));
        kind.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(value, Priority.ALWAYS);
        getChildren().add(line);
        value.textProperty().subscribe((_, text) -> commitValue(text));
        name.setOnAction(_ -> {
            commitName();
            value.requestFocus();
        });
        name.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                commitName();
            }
        });
        name.textProperty().subscribe(_ -> name.pseudoClassStateChanged(WRONG, !nameIsFree()));
        name.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                name.setText(key);
            }
        });
        remove.setOnAction(_ -> edits.remove(place()));
    }

    /** Shows a member; a field that already stands for its value is left alone. */
    void show(LocatedJson document, LocatedNode member) {
        boolean nested = member.kind() == LocatedNode.Kind.OBJECT && !value.isFocused();
        showMembers(nested ? member : null, document);
        value.setVisible(!nested);
        value.setManaged(!nested);
        kind.setText(kindText(member));
        if (!nested && !ValueText.toJson(value.getText()).equals(document.textOf(member))) {
            showing = true;
            value.setText(ValueText.of(document, member));
            showing = false;
        }
    }

    /** Puts the caret into the name, all of it selected. */
    void editName() {
        name.requestFocus();
        name.selectAll();
    }

    private void showMembers(@Nullable LocatedNode member, LocatedJson document) {
        if (member == null) {
            if (members != null) {
                getChildren().remove(members);
                members = null;
            }
            return;
        }
        if (members == null) {
            members = new PropertyRows(edits, place());
            members.getStyleClass().add("nested");
            getChildren().add(members);
        }
        members.show(document, member);
    }

    private static String kindText(LocatedNode member) {
        return switch (member.kind()) {
            case STRING -> "";
            case NUMBER -> Texts.text("compose.kind.number");
            case BOOLEAN -> Texts.text("compose.kind.truth");
            case NULL -> Texts.text("compose.kind.null");
            case ARRAY -> Texts.text("compose.kind.list", member.children().size());
            case OBJECT -> Texts.text("compose.kind.object");
        };
    }

    private void commitValue(String text) {
        if (!showing) {
            edits.set(place(), ValueText.toJson(text));
        }
    }

    private boolean nameIsFree() {
        String wanted = name.getText();
        return wanted.equals(key) || (!wanted.isEmpty() && edits.isFree(object, wanted));
    }

    private void commitName() {
        String wanted = name.getText();
        if (wanted.equals(key)) {
            return;
        }
        if (nameIsFree()) {
            JsonPointer before = place();
            key = wanted;
            name.setAccessibleText(Texts.text("compose.property.name", key));
            value.setAccessibleText(Texts.text("compose.property.value", key));
            if (members != null) {
                // Its rows know their place by the old name.
                getChildren().remove(members);
                members = null;
            }
            renamed.accept(wanted, this);
            edits.rename(before, wanted);
        } else {
            name.setText(key);
        }
    }

    private JsonPointer place() {
        return object.appendProperty(key);
    }
}
