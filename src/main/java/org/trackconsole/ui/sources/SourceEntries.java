package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Source;

/**
 * The lines of the list: new sources first, then those of the server in its order. What was typed survives every
 * listing, and also that another server is looked at meanwhile.
 */
final class SourceEntries {
    private final ObservableList<SourceEntry> all = FXCollections.observableArrayList();
    private final Map<String, List<SourceEntry>> left = new HashMap<>();

    /** Saved or deleted a moment ago: a server may take some seconds to list it so (contract §3.8). */
    private final Set<String> justSaved = new HashSet<>();

    private final Set<String> justDeleted = new HashSet<>();
    private final ReadOnlyIntegerWrapper edits = new ReadOnlyIntegerWrapper();
    private List<Subscription> watched = List.of();
    private boolean arranging;

    SourceEntries() {
        all.addListener((ListChangeListener<SourceEntry>) _ -> watch());
    }

    ObservableList<SourceEntry> all() {
        return all;
    }

    /** Grows with everything that may change what is typed and not saved. */
    ReadOnlyIntegerProperty editsProperty() {
        return edits.getReadOnlyProperty();
    }

    /** Whether the list is being changed by the program: what a list control then selects is nobody's choice. */
    boolean isArranging() {
        return arranging;
    }

    /** Runs something that changes what is listed. */
    void arrange(Runnable change) {
        boolean nested = arranging;
        arranging = true;
        try {
            change.run();
        } finally {
            arranging = nested;
        }
    }

    /** The line of a source that the server has, or null. */
    @Nullable
    SourceEntry find(String id) {
        for (SourceEntry entry : all) {
            if (entry.is(id)) {
                return entry;
            }
        }
        return null;
    }

    /** The line of a new source of which nobody has said anything yet, or null. */
    @Nullable
    SourceEntry blank() {
        for (SourceEntry entry : all) {
            if (entry.form().isBlank()) {
                return entry;
            }
        }
        return null;
    }

    /** Puts a new source on top. */
    void addFirst(SourceEntry entry) {
        arrange(() -> all.addFirst(entry));
    }

    /** The server has it now, under this source's id. */
    void saved(SourceEntry entry, Source source) {
        justSaved.add(source.id());
        justDeleted.remove(source.id());
        SourceEntry listed = find(source.id());
        if (listed == null) {
            arrange(() -> all.add(entry));
        } else if (listed != entry) {
            listed.show(listed.form().over(source));
        }
    }

    /** The server does not have it any more, or a new one is not wanted. */
    void remove(SourceEntry entry) {
        Source saved = entry.form().saved();
        if (saved != null) {
            justDeleted.add(saved.id());
            justSaved.remove(saved.id());
        }
        arrange(() -> all.remove(entry));
    }

    /** Takes the server at its word: what was saved or deleted a moment ago counts no more. */
    void trust() {
        justSaved.clear();
        justDeleted.clear();
    }

    /** Brings the lines in step with what the server lists. */
    void listed(List<Source> found) {
        List<SourceEntry> fresh = new ArrayList<>();
        Map<String, SourceEntry> known = new LinkedHashMap<>();
        for (SourceEntry entry : all) {
            Source saved = entry.form().saved();
            if (saved == null) {
                fresh.add(entry);
            } else {
                known.put(saved.id(), entry);
            }
        }
        List<SourceEntry> lines = new ArrayList<>();
        for (Source source : found) {
            SourceEntry entry = known.remove(source.id());
            if (justDeleted.contains(source.id())) {
                continue;
            }
            justSaved.remove(source.id());
            if (entry == null) {
                entry = new SourceEntry(SourceForm.of(source));
            } else if (!source.equals(entry.form().base())) {
                entry.show(entry.form().over(source));
            }
            entry.complete();
            lines.add(entry);
        }
        known.forEach((id, entry) -> {
            if (justSaved.contains(id)) {
                lines.add(entry);
            } else if (entry.form().isTouched()) {
                entry.show(entry.form().orphaned());
                entry.complete();
                fresh.add(entry);
            }
        });
        fresh.addAll(lines);
        if (!fresh.equals(all)) {
            arrange(() -> all.setAll(fresh));
        }
    }

    /** Keeps only what somebody typed: there is no list. */
    void unlisted() {
        arrange(() -> all.removeIf(entry -> !hasWords(entry.form())));
    }

    /** Puts what was typed for one server aside and brings back what was typed for another. */
    void change(String from, String to) {
        left.put(from, List.copyOf(withWords(all)));
        trust();
        List<SourceEntry> back = left.remove(to);
        arrange(() -> all.setAll(back == null ? List.of() : withWords(back)));
    }

    /**
     * What has been typed and not saved, by the ids of servers.
     *
     * @param present the server whose sources are listed
     */
    Map<String, List<SourceForm>> unsaved(String present) {
        Map<String, List<SourceForm>> words = new TreeMap<>();
        left.forEach((server, some) -> words.put(server, forms(some)));
        words.put(present, forms(all));
        words.values().removeIf(List::isEmpty);
        return words;
    }

    /** Brings back what {@link #unsaved} told; to be called before anything is listed. */
    void restore(String present, Map<String, List<SourceForm>> words) {
        words.forEach((server, forms) -> {
            List<SourceEntry> some = forms.stream().map(SourceEntry::kept).toList();
            if (server.equals(present)) {
                arrange(() -> all.addAll(some));
            } else {
                left.put(server, some);
            }
        });
    }

    /** How many of them the server has. */
    int count() {
        return (int) all.stream().filter(entry -> !entry.form().isNew()).count();
    }

    private void watch() {
        watched.forEach(Subscription::unsubscribe);
        watched = all.stream()
                .map(entry -> entry.formProperty().subscribe((_, _) -> edited()))
                .toList();
        edited();
    }

    private void edited() {
        edits.set(edits.get() + 1);
    }

    private static List<SourceForm> forms(List<SourceEntry> some) {
        return withWords(some).stream().map(SourceEntry::form).toList();
    }

    private static List<SourceEntry> withWords(List<SourceEntry> some) {
        return some.stream().filter(entry -> hasWords(entry.form())).toList();
    }

    private static boolean hasWords(SourceForm form) {
        return form.isChanged() && !form.isBlank();
    }
}
