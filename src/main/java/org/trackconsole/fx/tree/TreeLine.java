package org.trackconsole.fx.tree;

import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A line of the tree: name and value, the value shortened to the room there is. */
final class TreeLine extends TreeCell<TreeEntry> {
    private final Label name = new Label();
    private final Label summary = new Label();
    private final HBox line = new HBox(name, summary);

    TreeLine() {
        getStyleClass().add("json-line");
        line.getStyleClass().add("json-line-parts");
        name.getStyleClass().add("json-key");
        name.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TreeEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (empty || entry == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(entry.name());
        name.setVisible(!entry.name().isEmpty());
        name.setManaged(!entry.name().isEmpty());
        summary.setText(entry.summary());
        summary.getStyleClass().setAll("label", entry.styleClass());
        setAccessibleText((entry.name() + " " + entry.summary()).strip());
        setGraphic(line);
    }
}
