package org.trackconsole.ui.history;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the screen. In the list Right and Left open and close a visit as in a tree, Enter edits a call; in the
 * search Enter searches at once, Down goes to the list and Escape clears.
 */
final class HistoryKeys {
    private static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

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
        HistoryRow row = list.getSelectionModel().getSelectedItem();
        boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
        if (row == null || !plain) {
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

    private void inSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            model.list().searchNow();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
        } else if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            model.list().clearSearch();
        } else {
            return;
        }
        event.consume();
    }
}
