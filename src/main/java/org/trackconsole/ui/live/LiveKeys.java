package org.trackconsole.ui.live;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the screen. In the list Space pauses and goes on, Enter takes the payload to Compose; in the search Enter
 * searches at once, Down goes to the list and Escape clears.
 */
final class LiveKeys {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

    private final LiveViewModel model;
    private final ListView<?> list;
    private final TextField search;

    LiveKeys(LiveViewModel model, ListView<?> list, TextField search) {
        this.model = model;
        this.list = list;
        this.search = search;
    }

    void install(Node root) {
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::inList);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::inSearch);
        // A handler, so that an editor in the screen can take the same keys first.
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (FIND.match(event)) {
                search.requestFocus();
                search.selectAll();
                event.consume();
            }
        });
    }

    private void inList(KeyEvent event) {
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (plain && event.getCode() == KeyCode.SPACE) {
            model.togglePause();
            event.consume();
        } else if (plain && event.getCode() == KeyCode.ENTER) {
            model.load();
            event.consume();
        }
    }

    private void inSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            model.list().filterNow();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            model.list().filterNow();
        } else {
            return;
        }
        event.consume();
    }
}
