package org.trackconsole.ui.part;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of a search above a list: Ctrl or Cmd+F leads into it, Enter searches at once, Down goes to the list and
 * Escape clears.
 */
public final class SearchKeys {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final TextField search;
    private final Node list;
    private final Runnable now;
    private final Runnable clear;

    private SearchKeys(TextField search, Node list, Runnable now, Runnable clear) {
        this.search = search;
        this.list = list;
        this.now = now;
        this.clear = clear;
    }

    /**
     * Listens for the keys.
     *
     * @param root where Ctrl or Cmd+F is heard
     * @param now searches without waiting for more to be typed
     * @param clear empties the search and shows everything
     */
    public static void install(Node root, TextField search, Node list, Runnable now, Runnable clear) {
        SearchKeys keys = new SearchKeys(search, list, now, clear);
        search.addEventFilter(KeyEvent.KEY_PRESSED, keys::inSearch);
        // A handler, so that an editor in the screen can take the same keys first.
        root.addEventHandler(KeyEvent.KEY_PRESSED, keys::anywhere);
    }

    /** Whether a key was pressed alone. */
    public static boolean isPlain(KeyEvent event) {
        return !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    }

    private void anywhere(KeyEvent event) {
        if (FIND.match(event)) {
            search.requestFocus();
            search.selectAll();
            event.consume();
        }
    }

    private void inSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            now.run();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            clear.run();
        } else {
            return;
        }
        event.consume();
    }
}
