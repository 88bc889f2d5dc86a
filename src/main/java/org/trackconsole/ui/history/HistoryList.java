package org.trackconsole.ui.history;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Call;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.service.SessionLog;
import org.trackconsole.store.StorageException;
import org.trackconsole.ui.history.HistoryRow.MoreRow;
import org.trackconsole.ui.part.StorageWords;

/**
 * The list of calls as it is loaded, searched, opened and closed. One reading is under way at a time, so that what it
 * brings always fits what is there: a refresh first, then the pages that are about to be seen.
 */
final class HistoryList {
    private static final Duration PAUSE_IN_TYPING = Duration.ofMillis(200);
    private static final Duration AFTER_LAYOUT = Duration.ofMillis(1);

    /** What there is to show. */
    enum Content {
        /** Nothing is known yet. */
        LOADING,
        CALLS,
        /** No call was ever made. */
        NO_CALLS,
        /** Calls were made, and none matches the search. */
        NO_MATCH
    }

    private final FxWork work;
    private final HistoryReader reader;
    private final Consumer<String> notFound;
    private final HistoryRows rows = new HistoryRows();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(Content.LOADING);
    private final ReadOnlyObjectWrapper<@Nullable StorageException> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyLongWrapper matching = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper total = new ReadOnlyLongWrapper();
    private final Map<Long, Boolean> chosenOpen = new HashMap<>();
    private final Set<MoreRow> wanted = new LinkedHashSet<>();
    private String filter = "";
    private boolean anew = true;
    private boolean due;
    private boolean busy;
    private @Nullable String sought;
    private FxWork.@Nullable Job<?> reading;
    private FxWork.@Nullable Job<Void> typing;

    /** @param notFound is told the id of a call that was to be shown and is not there */
    HistoryList(FxWork work, HistoryReader reader, Consumer<String> notFound) {
        this.work = work;
        this.reader = reader;
        this.notFound = notFound;
        search.subscribe((_, text) -> typed(text));
    }

    HistoryRows rows() {
        return rows;
    }

    /** What is searched for; it takes effect when the typing pauses. */
    StringProperty searchProperty() {
        return search;
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Why the latest reading brought nothing; null when it did. */
    ReadOnlyObjectProperty<@Nullable StorageException> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The key of the row that is selected, which is one of those shown; null where none is. */
    ReadOnlyObjectProperty<@Nullable String> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** How many calls the search lets through. */
    ReadOnlyLongProperty matchingProperty() {
        return matching.getReadOnlyProperty();
    }

    /** How many calls there are. */
    ReadOnlyLongProperty totalProperty() {
        return total.getReadOnlyProperty();
    }

    /** Whether the list shows only what was searched for. */
    boolean filtered() {
        return !filter.isBlank();
    }

    /** Reads again what is shown, with what has changed; also after a failure. */
    void refresh() {
        due = true;
        next();
    }

    /** Searches at once for what was typed. */
    void searchNow() {
        if (typing != null) {
            typing.cancel();
            typing = null;
        }
        String text = search.get().strip();
        if (!text.equals(filter)) {
            filter = text;
            startAnew();
        }
    }

    /** Shows everything again. */
    void clearSearch() {
        search.set("");
        searchNow();
    }

    /**
     * Reads again, as far down as a call is, and selects it.
     *
     * @param keepSearch whether the search stays, although the call may not match it
     */
    void seek(String callId, boolean keepSearch) {
        sought = callId;
        if (!keepSearch) {
            search.set("");
        }
        if (!keepSearch && filtered()) {
            searchNow();
        } else {
            refresh();
        }
    }

    void select(@Nullable String key) {
        selected.set(key);
    }

    /** Opens a closed group or closes an open one. */
    void toggle(long groupId) {
        LoadedGroup group = rows.group(groupId);
        if (group != null && group.open()) {
            close(groupId);
        } else {
            open(groupId);
        }
    }

    void open(long groupId) {
        chosenOpen.put(groupId, true);
        rows.open(groupId);
        LoadedGroup group = rows.group(groupId);
        if (group != null && group.calls().isEmpty()) {
            want(List.of(new MoreRow(groupId)));
        }
    }

    /** Closes a group; if one of its calls was selected, its heading is now. */
    void close(long groupId) {
        chosenOpen.put(groupId, false);
        boolean inside = rows.row(selected.get()) instanceof HistoryRow.CallRow call && call.groupId() == groupId;
        if (inside) {
            selected.set(HistoryRow.keyOfGroup(groupId));
        }
        rows.close(groupId);
    }

    /** The row at this index has come into view. Called while the view lays itself out, so nothing changes yet. */
    void shown(int index) {
        List<MoreRow> ahead = rows.ahead(index);
        if (!ahead.isEmpty() && !wanted.containsAll(ahead)) {
            wanted.addAll(ahead);
            var _ = work.after(AFTER_LAYOUT, this::next);
        }
    }

    /** Stops whatever is under way. */
    void dispose() {
        if (typing != null) {
            typing.cancel();
        }
        if (reading != null) {
            reading.cancel();
        }
    }

    private void typed(String text) {
        if (typing != null) {
            typing.cancel();
        }
        typing = text.strip().equals(filter) ? null : work.after(PAUSE_IN_TYPING, this::searchNow);
    }

    private void startAnew() {
        if (reading != null) {
            reading.cancel();
        }
        busy = false;
        anew = true;
        wanted.clear();
        refresh();
    }

    private void want(List<MoreRow> more) {
        wanted.addAll(more);
        next();
    }

    private void next() {
        if (busy) {
            return;
        }
        if (due) {
            due = false;
            HistoryReader.Request request = request();
            read("read history", () -> reader.snapshot(request), snapshot -> show(request, snapshot));
        } else if (failure.get() == null) {
            wanted.removeIf(more -> rows.indexOf(more.key()) < 0);
            if (!wanted.isEmpty()) {
                load(wanted.iterator().next());
            }
        }
    }

    private void load(MoreRow more) {
        Long groupId = more.groupId();
        String words = filter;
        if (groupId == null) {
            List<LoadedGroup> loaded = rows.groups();
            @Nullable
            VisitGroup last = loaded.isEmpty() ? null : loaded.getLast().group();
            read("read history page", () -> reader.groups(words, last), page -> {
                wanted.remove(more);
                rows.addGroups(page, page.size() == SessionLog.PAGE);
            });
        } else {
            LoadedGroup group = rows.group(groupId);
            if (group != null) {
                read("read visit page", () -> reader.calls(words, group), page -> {
                    wanted.remove(more);
                    rows.knowProofs(page.proofs());
                    rows.addCalls(groupId, page.calls(), page.calls().size() == SessionLog.PAGE);
                });
            }
        }
    }

    private <T> void read(String label, Callable<T> reader, Consumer<T> use) {
        busy = true;
        reading = work.run(label, reader)
                .onEnd(() -> busy = false)
                .onDone(result -> {
                    use.accept(result);
                    next();
                })
                .onFail(this::failed);
    }

    /** Takes note that the file could not be read. */
    void failed(Exception problem) {
        failure.set(StorageWords.storage(problem));
    }

    private HistoryReader.Request request() {
        Map<Long, Boolean> open = new HashMap<>(chosenOpen);
        Map<Long, String> reach = new HashMap<>();
        long downTo = Long.MAX_VALUE;
        if (!anew) {
            open.putAll(rows.openness());
            List<LoadedGroup> loaded = rows.groups();
            downTo =
                    loaded.isEmpty() ? Long.MAX_VALUE : loaded.getLast().group().newest();
            for (LoadedGroup group : loaded) {
                Call last = group.lastCall();
                if (last != null) {
                    reach.put(group.group().id(), last.id());
                }
            }
        }
        return new HistoryReader.Request(filter, open, downTo, reach, sought);
    }

    private void show(HistoryReader.Request request, Snapshot snapshot) {
        anew = false;
        failure.set(null);
        matching.set(snapshot.matching());
        total.set(snapshot.total());
        rows.knowProofs(snapshot.proofs());
        rows.show(snapshot.groups(), snapshot.moreGroups());
        String call = request.soughtCall();
        if (call != null && rows.indexOf(HistoryRow.keyOfCall(call)) >= 0) {
            selected.set(HistoryRow.keyOfCall(call));
        } else if (rows.indexOf(selected.get()) < 0) {
            selected.set(firstCall());
        }
        if (call != null && call.equals(sought)) {
            sought = null;
            if (!snapshot.soughtFound()) {
                notFound.accept(call);
            }
        }
        content.set(!snapshot.groups().isEmpty() ? Content.CALLS : filtered() ? Content.NO_MATCH : Content.NO_CALLS);
    }

    private @Nullable String firstCall() {
        for (HistoryRow row : rows.list()) {
            if (row instanceof HistoryRow.CallRow) {
                return row.key();
            }
        }
        return null;
    }
}
