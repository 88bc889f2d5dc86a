package org.trackconsole.ui.sources;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.trackconsole.ui.part.SearchKeys;

/** The keys of the list: Delete and undo, and for groups those of a tree: Right, Left, Space and Enter. */
final class ListKeys {
    private static final KeyCombination UNDO = KeyCombination.valueOf("Shortcut+Z");

    private final SourcesViewModel model;
    private final ListView<SourceRow> list;

    ListKeys(SourcesViewModel model, ListView<SourceRow> list) {
        this.model = model;
        this.list = list;
    }

    void install() {
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (UNDO.match(event)) {
            model.actions().undoDeletion().ifPresent(command -> command.run().run());
            event.consume();
        } else if (SearchKeys.isPlain(event) && act(event.getCode())) {
            event.consume();
        }
    }

    /** Answers whether the key means something for the row. */
    private boolean act(KeyCode code) {
        return switch (list.getSelectionModel().getSelectedItem()) {
            case SourceRow.Heading heading -> act(code, heading);
            case SourceRow.Line line -> act(code, line);
            case null -> false;
        };
    }

    private boolean act(KeyCode code, SourceRow.Heading heading) {
        boolean toggles = code == KeyCode.SPACE
                || code == KeyCode.ENTER
                || (code == KeyCode.LEFT && heading.open())
                || (code == KeyCode.RIGHT && !heading.open());
        if (toggles) {
            model.rows().toggle(heading.group());
        } else if (code == KeyCode.RIGHT) {
            list.getSelectionModel().clearAndSelect(list.getSelectionModel().getSelectedIndex() + 1);
        }
        return toggles || code == KeyCode.RIGHT;
    }

    private boolean act(KeyCode code, SourceRow.Line line) {
        SourceRow.Heading above = model.rows().heading(line.group());
        if (code == KeyCode.DELETE) {
            model.delete();
            return true;
        }
        if (code == KeyCode.LEFT && above != null && line.entry().form().saved() != null) {
            list.getSelectionModel().clearAndSelect(list.getItems().indexOf(above));
            return true;
        }
        return false;
    }
}
