package org.trackconsole.ui.compose;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;

/**
 * A JSON object as rows of name and value; an object inside is rows of its own, indented. Rows are kept while their key
 * stays, so that typing never loses its place.
 */
final class PropertyRows extends VBox {
    private final PayloadEdits edits;
    private final JsonPointer place;
    private final Map<String, PropertyRow> rows = new HashMap<>();
    private final Button add = new Button(Texts.text("compose.property.add"));
    private final Label remark = new Label(Texts.text("compose.property.notAnObject"));
    private @Nullable String fresh;

    PropertyRows(PayloadEdits edits, JsonPointer place) {
        this.edits = edits;
        this.place = place;
        getStyleClass().add("property-rows");
        add.getStyleClass().add("add-row");
        add.setGraphic(Icons.of(BootstrapIcons.PLUS));
        add.setMaxWidth(Double.MAX_VALUE);
        add.setOnAction(_ -> addRow());
        remark.getStyleClass().add("field-note");
        remark.setWrapText(true);
        remark.setMinHeight(USE_PREF_SIZE);
        getChildren().add(add);
    }

    /** Shows an object of the document; null shows as no rows, and another value as a remark that it is no object. */
    void show(LocatedJson document, @Nullable LocatedNode object) {
        List<Node> wanted = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        if (object != null && object.kind() == LocatedNode.Kind.OBJECT) {
            for (LocatedNode member : object.children()) {
                String key = String.valueOf(member.key());
                keys.add(key);
                PropertyRow row = rows.computeIfAbsent(key, name -> new PropertyRow(edits, place, name, this::renamed));
                row.show(document, member);
                wanted.add(row);
            }
        }
        rows.keySet().retainAll(keys);
        wanted.add(edits.holdsMembers(place) ? add : remark);
        if (!getChildren().equals(wanted)) {
            getChildren().setAll(wanted);
        }
        PropertyRow added = fresh == null ? null : rows.get(fresh);
        if (added != null) {
            fresh = null;
            added.editName();
        }
    }

    private void renamed(String key, PropertyRow row) {
        rows.values().remove(row);
        rows.put(key, row);
    }

    private void addRow() {
        String base = Texts.text("compose.property.new");
        String name = base;
        for (int i = 2; !edits.isFree(place, name); i++) {
            name = base + i;
        }
        fresh = name;
        edits.set(place.appendProperty(name), "\"\"");
    }
}
