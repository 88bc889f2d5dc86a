package org.trackconsole.ui.part;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableList;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a list's selection and scroll position over changes of its rows, by what the rows are about and not by where
 * they stand. A list that was scrolled to its top stays there, so that what is new is seen. JavaFX thread.
 *
 * @param <T> a row
 */
public final class RowKeeper<T> {
    private final ListView<T> view;
    private final Function<? super T, String> key;
    private final ToIntFunction<@Nullable String> indexOf;
    private final ReadOnlyObjectProperty<@Nullable String> selected;
    private boolean changing;

    /**
     * Shows the rows in the list from now on.
     *
     * @param key names a row for as long as it exists
     * @param indexOf finds a row by its key; below zero where there is none
     * @param selected the key of the row that is selected in the model
     * @param select is told the key of the row that a person selects
     */
    public RowKeeper(
            ListView<T> view,
            ObservableList<T> rows,
            Function<? super T, String> key,
            ToIntFunction<@Nullable String> indexOf,
            ReadOnlyObjectProperty<@Nullable String> selected,
            Consumer<String> select) {
        this.view = view;
        this.key = key;
        this.indexOf = indexOf;
        this.selected = selected;
        view.setItems(rows);
        view.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (!changing && row != null) {
                select.accept(key.apply(row));
            }
        });
    }

    /** Shows the row that is selected in the model, scrolled into view where it is not. */
    public void showSelected() {
        int index = indexOf.applyAsInt(selected.get());
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

    /** Runs a change of the rows; what was seen and selected before is seen and selected after it. */
    public void around(Runnable change) {
        changing = true;
        Anchor anchor = anchor();
        try {
            change.run();
            select(indexOf.applyAsInt(selected.get()));
        } finally {
            changing = false;
        }
        if (anchor != null) {
            restore(anchor);
        }
    }

    /** Whether rows above those that are seen are hidden. */
    public boolean scrolledDown() {
        return anchor() != null;
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
        int index = first.getIndex();
        return index < view.getItems().size()
                ? new Anchor(key.apply(view.getItems().get(index)), first.getLayoutY())
                : null;
    }

    private void restore(Anchor anchor) {
        VirtualFlow<?> flow = flow();
        int index = indexOf.applyAsInt(anchor.key());
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
