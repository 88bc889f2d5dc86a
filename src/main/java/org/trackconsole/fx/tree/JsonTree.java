package org.trackconsole.fx.tree;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A JSON document to look through: its first two levels open, each line with key and value. Ctrl+C copies the chosen
 * value, Ctrl+Shift+C the way to it; so does the context menu.
 */
public final class JsonTree extends TreeView<TreeEntry> {
    private static final KeyCombination COPY_VALUE = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PATH =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    /** An empty tree. */
    public JsonTree() {
        getStyleClass().add("json-tree");
        setAccessibleText(Texts.text("editor.tree.name"));
        setCellFactory(_ -> new TreeLine());
        getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setContextMenu(new ContextMenu(
                item("editor.tree.copyValue", COPY_VALUE, this::copyValue),
                item("editor.tree.copyPath", COPY_PATH, this::copyPath)));
    }

    /** Shows another document, or none. It must not change while it is shown. */
    public void show(@Nullable JsonNode document) {
        if (document == null) {
            setRoot(null);
            return;
        }
        TreeBranch root = new TreeBranch(new TreeEntry.Value("", document, JsonPointer.empty()));
        root.setExpanded(true);
        // A root with children says nothing that they do not say.
        setShowRoot(document.isEmpty());
        if (!document.isEmpty() && document.size() <= TreeBranch.LONGEST_ARRAY) {
            root.getChildren().forEach(child -> child.setExpanded(!child.isLeaf()));
        }
        setRoot(root);
    }

    private void copyValue() {
        TreeItem<TreeEntry> chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            copy(chosen.getValue().copiedValue());
        }
    }

    private void copyPath() {
        TreeItem<TreeEntry> chosen = getSelectionModel().getSelectedItem();
        if (chosen != null) {
            copy(chosen.getValue().copiedPath());
        }
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void pressed(KeyEvent event) {
        if (COPY_VALUE.match(event)) {
            copyValue();
            event.consume();
        } else if (COPY_PATH.match(event)) {
            copyPath();
            event.consume();
        }
    }

    private static MenuItem item(String key, KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(Texts.text(key));
        item.setAccelerator(keys);
        item.setOnAction(_ -> action.run());
        return item;
    }
}
