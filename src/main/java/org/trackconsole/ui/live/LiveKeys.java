package org.trackconsole.ui.live;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.trackconsole.ui.part.SearchKeys;

/** The keys of the screen. In the list Space pauses and goes on, Enter takes the payload to Compose. */
final class LiveKeys {
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
        SearchKeys.install(root, search, list, model.list()::filterNow, () -> {
            search.clear();
            model.list().filterNow();
        });
    }

    private void inList(KeyEvent event) {
        boolean plain = SearchKeys.isPlain(event);
        if (plain && event.getCode() == KeyCode.SPACE) {
            model.togglePause();
            event.consume();
        } else if (plain && event.getCode() == KeyCode.ENTER) {
            model.load();
            event.consume();
        }
    }
}
