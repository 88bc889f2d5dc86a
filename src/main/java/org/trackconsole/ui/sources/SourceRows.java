package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Source;

/**
 * The rows of the list: new sources first, then those of the server under the groups it keeps them in (contract §4), in
 * the order of the alphabet, and last those without a group. Where no source has a group there are no headings.
 */
final class SourceRows {
    private final SourceEntries entries;
    private final List<SourceEntry> shown;
    private final ObservableList<SourceRow> all = FXCollections.observableArrayList();
    private final Set<String> closed = new HashSet<>();

    /** What was closed while a search is on; it forgets that with its words, since whoever searches wants to see. */
    private final Set<String> closedInSearch = new HashSet<>();

    private boolean searching;

    /** @param shown those of the entries that are to be listed, in their order */
    SourceRows(SourceEntries entries, List<SourceEntry> shown) {
        this.entries = entries;
        this.shown = shown;
    }

    ObservableList<SourceRow> all() {
        return all;
    }

    /** Other words are searched for, or none. */
    void searched(String words) {
        searching = !words.isBlank();
        closedInSearch.clear();
        arrange();
    }

    /** Brings the rows in step with what is listed. */
    void arrange() {
        List<SourceRow> rows = rows();
        if (!rows.equals(all)) {
            entries.arrange(() -> all.setAll(rows));
        }
    }

    /** Opens a group, or closes it. */
    void toggle(String group) {
        Set<String> present = present();
        if (!present.remove(group)) {
            present.add(group);
        }
        arrange();
    }

    /** Opens the groups in which a source stands, unless it is seen in one already. */
    void open(SourceEntry entry) {
        if (shown.contains(entry) && find(entry) == null) {
            groups(entry).forEach(present()::remove);
            arrange();
        }
    }

    /** The first row of a source; null where it has none. */
    SourceRow.@Nullable Line find(SourceEntry entry) {
        for (SourceRow row : all) {
            if (row instanceof SourceRow.Line line && line.entry() == entry) {
                return line;
            }
        }
        return null;
    }

    /** The heading above a row; null where it has none. */
    SourceRow.@Nullable Heading heading(String group) {
        for (SourceRow row : all) {
            if (row instanceof SourceRow.Heading heading && heading.group().equals(group)) {
                return heading;
            }
        }
        return null;
    }

    /** The source that still stands nearest to the place of one that is gone, below it before above; null for none. */
    @Nullable
    SourceEntry neighbour(SourceEntry gone) {
        SourceRow.Line row = find(gone);
        int place = row == null ? 0 : all.indexOf(row);
        for (int below = place; below < all.size(); below++) {
            if (all.get(below) instanceof SourceRow.Line line && shown.contains(line.entry())) {
                return line.entry();
            }
        }
        for (int above = Math.min(place, all.size()) - 1; above >= 0; above--) {
            if (all.get(above) instanceof SourceRow.Line line && shown.contains(line.entry())) {
                return line.entry();
            }
        }
        return null;
    }

    private List<SourceRow> rows() {
        List<SourceRow> rows = new ArrayList<>();
        Map<String, List<SourceEntry>> grouped =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(String::compareTo));
        List<SourceEntry> ungrouped = new ArrayList<>();
        for (SourceEntry entry : shown) {
            List<String> groups = groups(entry);
            if (entry.form().saved() == null) {
                rows.add(new SourceRow.Line(entry, ""));
            } else if (groups.equals(List.of(""))) {
                ungrouped.add(entry);
            } else {
                groups.forEach(group ->
                        grouped.computeIfAbsent(group, _ -> new ArrayList<>()).add(entry));
            }
        }
        if (grouped.isEmpty()) {
            ungrouped.forEach(entry -> rows.add(new SourceRow.Line(entry, "")));
            return rows;
        }
        grouped.forEach((group, members) -> add(rows, group, members));
        if (!ungrouped.isEmpty()) {
            add(rows, "", ungrouped);
        }
        return rows;
    }

    private void add(List<SourceRow> rows, String group, List<SourceEntry> members) {
        boolean open = !present().contains(group);
        rows.add(new SourceRow.Heading(group, members.size(), open));
        if (open) {
            members.forEach(entry -> rows.add(new SourceRow.Line(entry, group)));
        }
    }

    private Set<String> present() {
        return searching ? closedInSearch : closed;
    }

    /** The groups in which the server has a source; an empty name where it has it in none. */
    private static List<String> groups(SourceEntry entry) {
        Source saved = entry.form().saved();
        List<String> named = saved == null
                ? List.of()
                : saved.groups().stream()
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .distinct()
                        .toList();
        return named.isEmpty() ? List.of("") : named;
    }
}
