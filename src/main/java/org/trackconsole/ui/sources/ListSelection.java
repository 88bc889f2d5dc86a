package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.collections.ListChangeListener;
import javafx.scene.control.ListView;
import javafx.scene.control.MultipleSelectionModel;
import javafx.scene.control.SelectionMode;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is selected in the list and in the model in step, by what the rows are about and not by where they stand.
 * What the program does to the rows is nobody's choice.
 */
final class ListSelection {
    private final SourcesViewModel model;
    private final ListView<SourceRow> list;
    private List<Object> keys = List.of();
    private boolean changing;

    ListSelection(SourcesViewModel model, ListView<SourceRow> list) {
        this.model = model;
        this.list = list;
        list.setItems(model.rows().all());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().getSelectedItems().addListener((ListChangeListener<SourceRow>) _ -> take());
        list.getSelectionModel().selectedItemProperty().subscribe((_, _) -> take());
        model.rows().all().addListener((ListChangeListener<SourceRow>) _ -> restore());
        model.chosenProperty().subscribe(this::follow);
    }

    /** A person selected something. */
    private void take() {
        if (changing || model.entries().isArranging()) {
            return;
        }
        List<SourceRow> rows = list.getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .toList();
        if (rows.isEmpty()) {
            return;
        }
        keys = rows.stream().map(SourceRow::key).toList();
        List<SourceEntry> selected = new ArrayList<>();
        for (SourceRow row : rows) {
            if (row instanceof SourceRow.Line line && !selected.contains(line.entry())) {
                selected.add(line.entry());
            }
        }
        changing = true;
        model.select(
                selected,
                list.getSelectionModel().getSelectedItem() instanceof SourceRow.Line line ? line.entry() : null);
        changing = false;
    }

    /** The model looks at another source. */
    private void follow(@Nullable SourceEntry entry) {
        if (changing) {
            return;
        }
        SourceRow.Line row = entry == null ? null : model.rows().find(entry);
        keys = row == null ? List.of() : List.of(row.key());
        restore();
        if (row != null) {
            list.scrollTo(row);
        }
    }

    private void restore() {
        List<SourceRow> rows = model.rows().all();
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < rows.size(); at++) {
            if (keys.contains(rows.get(at).key())) {
                places.add(at);
            }
        }
        SourceEntry chosen = model.chosenProperty().get();
        SourceRow row = chosen == null ? null : model.rows().find(chosen);
        if (places.isEmpty() && row != null) {
            keys = List.of(row.key());
            places.add(rows.indexOf(row));
        }
        boolean before = changing;
        changing = true;
        MultipleSelectionModel<SourceRow> selection = list.getSelectionModel();
        if (!selection.getSelectedIndices().equals(places)) {
            selection.clearSelection();
            places.forEach(selection::select);
        }
        changing = before;
    }
}
