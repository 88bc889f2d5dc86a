package org.trackconsole.ui.history;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a list's selection and scroll position over changes of its rows, by what the rows are about and not by where
 * they stand. A list that was scrolled to its top stays there, so that new calls are seen.
 */
final class ListKeeper {
    private final ListView<HistoryRow> view;
    private final HistoryList model;
    private boolean changing;

    ListKeeper(ListView<HistoryRow> view, HistoryList model) {
        this.view = view;
        this.model = model;
        view.setItems(model.rows().list());
        model.rows().setAround(this::around);
        view.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!changing && row != null) {
                model.select(row.key());
            }
        });
    }

    /** Shows the row that is selected in the model, scrolled into view where it is not. */
    void showSelected() {
        int index = model.rows().indexOf(model.selectedProperty().get());
        if (index < 0 || index == view.getSelectionModel().getSelectedIndex()) {
            return;
        }
        select(index);
        VirtualFlow<?> flow = flow();
        if (flow != null) {
            view.layout();
            flow.scrollTo(index);
        }
    }

    private void around(Runnable change) {
        changing = true;
        Anchor anchor = anchor();
        try {
            change.run();
            select(model.rows().indexOf(model.selectedProperty().get()));
        } finally {
            changing = false;
        }
        if (anchor != null) {
            restore(anchor);
        }
    }

    private void select(int index) {
        boolean before = changing;
        changing = true;
        if (index < 0) {
            view.getSelectionModel().clearSelection();
        } else {
            view.getSelectionModel().clearAndSelect(index);
            view.getFocusModel().focus(index);
        }
        changing = before;
    }

    /**
     * A row that is seen, and where.
     *
     * @param key of the row
     * @param y of its upper edge, in pixels below that of the list
     */
    private record Anchor(String key, double y) {}

    private @Nullable Anchor anchor() {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow == null ? null : flow.getFirstVisibleCell();
        if (first == null || (first.getIndex() == 0 && first.getLayoutY() >= 0)) {
            return null;
        }
        return first.getItem() instanceof HistoryRow row ? new Anchor(row.key(), first.getLayoutY()) : null;
    }

    private void restore(Anchor anchor) {
        VirtualFlow<?> flow = flow();
        int index = model.rows().indexOf(anchor.key());
        if (flow != null && index >= 0) {
            // The flow learns of new rows when it is laid out.
            view.layout();
            flow.scrollToTop(index);
            flow.scrollPixels(-anchor.y());
        }
    }

    private @Nullable VirtualFlow<?> flow() {
        return view.lookup(".virtual-flow") instanceof VirtualFlow<?> flow ? flow : null;
    }
}
