package org.trackconsole.ui.compose;

import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;
import org.trackconsole.fx.control.Icons;
import org.trackconsole.json.Json;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.StringNode;

/** One event of the payload: its type, its properties, and what can be done to it. */
final class EventCard extends VBox {
    private final TextField type = new TextField();
    private final Button up;
    private final Button down;
    private final PropertyRows properties;
    private boolean showing;

    EventCard(PayloadEdits edits, EventEdits events, int index) {
        JsonPointer place = JsonPointer.compile("/events/" + index);
        getStyleClass().addAll("card", "event-card");
        setId("event-" + index);
        type.getStyleClass().add("event-type");
        type.setPromptText(Texts.text("compose.event.type.prompt"));
        type.setAccessibleText(Texts.text("compose.event.type", index + 1));
        HBox.setHgrow(type, Priority.ALWAYS);
        up = action(BootstrapIcons.ARROW_UP, "compose.event.up", index, () -> events.moveEvent(index, index - 1));
        down = action(BootstrapIcons.ARROW_DOWN, "compose.event.down", index, () -> events.moveEvent(index, index + 1));
        Button copy =
                action(BootstrapIcons.FILES, "compose.event.duplicate", index, () -> events.duplicateEvent(index));
        Button remove = action(BootstrapIcons.X, "compose.event.remove", index, () -> events.removeEvent(index));
        HBox head = new HBox(type, up, down, copy, remove);
        head.getStyleClass().add("event-head");
        properties = new PropertyRows(edits, place.appendProperty("properties"));
        getChildren().addAll(head, properties);
        type.textProperty().subscribe((_, text) -> {
            if (!showing) {
                edits.set(place.appendProperty("type"), Json.compact(StringNode.valueOf(text)));
            }
        });
    }

    /** Shows an event of the document, the last one or not. */
    void show(LocatedJson document, LocatedNode event, boolean last) {
        LocatedNode written = event.member("type");
        String text = written != null && written.kind() == LocatedNode.Kind.STRING
                ? document.valueOf(written).stringValue()
                : "";
        if (!type.getText().equals(text)) {
            showing = true;
            type.setText(text);
            showing = false;
        }
        type.setDisable(event.kind() != LocatedNode.Kind.OBJECT);
        up.setDisable(event.index() == 0);
        down.setDisable(last);
        properties.show(document, event.member("properties"));
    }

    /** Puts the caret into the type. */
    void editType() {
        type.requestFocus();
        type.selectAll();
    }

    private static Button action(Ikon ikon, String key, int index, Runnable run) {
        Button button = new Button(null, Icons.of(ikon));
        button.getStyleClass().add("icon-only");
        button.setAccessibleText(Texts.text(key, index + 1));
        button.setTooltip(new Tooltip(Texts.text(key, index + 1)));
        button.setOnAction(_ -> run.run());
        return button;
    }
}
