package org.trackconsole.ui.history;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import org.trackconsole.ui.part.SearchKeys;

/** The keys of the screen. In the list Right and Left open and close a visit as in a tree, Enter edits a call. */
final class HistoryKeys {
    private final HistoryViewModel model;
    private final ListView<HistoryRow> list;
    private final TextField search;

    HistoryKeys(HistoryViewModel model, ListView<HistoryRow> list, TextField search) {
        this.model = model;
        this.list = list;
        this.search = search;
    }

    void install(Node root) {
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::inList);
        SearchKeys.install(root, search, list, model.list()::searchNow, model.list()::clearSearch);
    }

    private void inList(KeyEvent event) {
        HistoryRow row = list.getSelectionModel().getSelectedItem();
        if (row == null || !SearchKeys.isPlain(event)) {
            return;
        }
        switch (event.getCode()) {
            case RIGHT -> enter(row);
            case LEFT -> leave(row);
            case ENTER -> {
                if (row instanceof HistoryRow.GroupRow group) {
                    model.list().toggle(group.group().id());
                } else {
                    model.edit();
                }
            }
            case SPACE -> {
                if (row instanceof HistoryRow.GroupRow group) {
                    model.list().toggle(group.group().id());
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void enter(HistoryRow row) {
        if (row instanceof HistoryRow.GroupRow group) {
            if (group.open()) {
                list.getSelectionModel().selectNext();
            } else {
                model.list().open(group.group().id());
            }
        }
    }

    private void leave(HistoryRow row) {
        switch (row) {
            case HistoryRow.GroupRow group -> model.list().close(group.group().id());
            case HistoryRow.CallRow call -> model.list().select(HistoryRow.keyOfGroup(call.groupId()));
            case HistoryRow.MoreRow _ -> {
                // It belongs to what is above it; there is nothing to leave.
            }
        }
    }
}
