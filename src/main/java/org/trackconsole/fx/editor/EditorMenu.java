package org.trackconsole.fx.editor;

import java.util.List;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.trackconsole.text.Texts;

/** The commands of the text, by context menu and by key. Their keys reach them while the text has the focus. */
final class EditorMenu {
    private static final KeyCombination FIND = shortcut(KeyCode.F);
    private static final KeyCombination FORMAT =
            new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final JsonEditor editor;
    private final EditorArea area;

    EditorMenu(JsonEditor editor, EditorArea area) {
        this.editor = editor;
        this.area = area;
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        area.setContextMenu(menu());
    }

    private ContextMenu menu() {
        MenuItem undo = item("editor.undo", shortcut(KeyCode.Z), area::undo);
        MenuItem redo = item("editor.redo", shortcut(KeyCode.Y), area::redo);
        MenuItem cut = item("editor.cut", shortcut(KeyCode.X), area::cut);
        MenuItem copy = item("editor.copy", shortcut(KeyCode.C), area::copy);
        MenuItem paste = item("editor.paste", shortcut(KeyCode.V), area::paste);
        MenuItem all = item("editor.selectAll", shortcut(KeyCode.A), area::selectAll);
        MenuItem find = item("editor.find", FIND, editor::find);
        MenuItem format = item("editor.format", FORMAT, editor::format);
        ContextMenu menu = new ContextMenu(
                undo, redo, new SeparatorMenuItem(), cut, copy, paste, all, new SeparatorMenuItem(), find, format);
        menu.setOnShowing(_ -> {
            boolean editable = area.isEditable();
            boolean selected = area.getSelection().getLength() > 0;
            undo.setDisable(!editable || !area.isUndoAvailable());
            redo.setDisable(!editable || !area.isRedoAvailable());
            cut.setDisable(!editable || !selected);
            copy.setDisable(!selected);
            List.of(paste, format).forEach(item -> item.setDisable(!editable));
        });
        return menu;
    }

    private void pressed(KeyEvent event) {
        boolean handled = true;
        if (FORMAT.match(event) && area.isEditable()) {
            editor.format();
        } else if (FIND.match(event)) {
            editor.find();
        } else if (event.getCode() == KeyCode.F3) {
            editor.findNext(event.isShiftDown());
        } else {
            handled = false;
        }
        if (handled) {
            event.consume();
        }
    }

    private static MenuItem item(String key, KeyCombination keys, Runnable action) {
        MenuItem item = new MenuItem(Texts.text(key));
        item.setAccelerator(keys);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }
}
