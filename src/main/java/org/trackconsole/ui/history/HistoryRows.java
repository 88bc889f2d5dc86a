package org.trackconsole.ui.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Call;
import org.trackconsole.model.Proof;
import org.trackconsole.model.VisitGroup;

/**
 * The groups that are loaded, as one flat list of rows: headings, the calls of open groups, and rows that stand for what
 * is not loaded yet. A change touches only the rows that differ.
 */
final class HistoryRows {
    /** How many rows ahead of those that are seen a page is asked for. */
    static final int AHEAD = 20;

    private final ObservableList<HistoryRow> rows = FXCollections.observableArrayList();
    private List<LoadedGroup> groups = new ArrayList<>();
    private final Map<String, Proof.State> proofs = new HashMap<>();
    private boolean moreGroups;
    private Consumer<Runnable> around = Runnable::run;

    /** The rows in order; changed only here. */
    ObservableList<HistoryRow> list() {
        return rows;
    }

    /** Who shows the rows may do something before and after each change; the runnable makes the change. */
    void setAround(Consumer<Runnable> frame) {
        around = frame;
    }

    /** Takes note how far proofs have come, by the id of the call; the rows show it from their next change on. */
    void knowProofs(Map<String, Proof.State> states) {
        proofs.putAll(states);
    }

    /** Shows these groups in place of the present ones. */
    void show(List<LoadedGroup> all, boolean furtherOnes) {
        groups = new ArrayList<>(all);
        moreGroups = furtherOnes;
        update();
    }

    /** Adds a further page of groups, which are closed. */
    void addGroups(List<VisitGroup> page, boolean furtherOnes) {
        page.forEach(group -> groups.add(LoadedGroup.closed(group)));
        moreGroups = furtherOnes;
        update();
    }

    /** Adds a further page of calls to a group. */
    void addCalls(long groupId, List<Call> page, boolean furtherOnes) {
        replace(groupId, group -> group.with(page, furtherOnes));
    }

    /** Opens a group, whose calls are then still to be loaded. An open one stays as it is. */
    void open(long groupId) {
        replace(groupId, group -> group.open() ? group : LoadedGroup.opened(group.group()));
    }

    /** Closes a group and drops its calls. */
    void close(long groupId) {
        replace(groupId, group -> LoadedGroup.closed(group.group()));
    }

    /** The groups that are loaded, the newest first. */
    List<LoadedGroup> groups() {
        return List.copyOf(groups);
    }

    /** A loaded group by its id, or null. */
    @Nullable
    LoadedGroup group(long groupId) {
        OptionalInt at = indexOf(groupId);
        return at.isEmpty() ? null : groups.get(at.getAsInt());
    }

    /** Which groups are open and which are closed, by id. */
    Map<Long, Boolean> openness() {
        Map<Long, Boolean> open = new HashMap<>();
        groups.forEach(group -> open.put(group.group().id(), group.open()));
        return open;
    }

    /** Where the row with this key is, or -1. */
    int indexOf(@Nullable String key) {
        if (key != null) {
            for (int index = 0; index < rows.size(); index++) {
                if (rows.get(index).key().equals(key)) {
                    return index;
                }
            }
        }
        return -1;
    }

    /** The row with this key, or null. */
    @Nullable
    HistoryRow row(@Nullable String key) {
        int index = indexOf(key);
        return index < 0 ? null : rows.get(index);
    }

    /** The rows to be loaded now that the row at this index is seen: itself or some that follow soon. */
    List<HistoryRow.MoreRow> ahead(int index) {
        List<HistoryRow.MoreRow> found = new ArrayList<>();
        for (int at = Math.max(index, 0); at < Math.min(index + AHEAD, rows.size()); at++) {
            if (rows.get(at) instanceof HistoryRow.MoreRow more) {
                found.add(more);
            }
        }
        return found;
    }

    private void replace(long groupId, UnaryOperator<LoadedGroup> change) {
        indexOf(groupId).ifPresent(at -> {
            groups.set(at, change.apply(groups.get(at)));
            update();
        });
    }

    private OptionalInt indexOf(long groupId) {
        return IntStream.range(0, groups.size())
                .filter(at -> groups.get(at).group().id() == groupId)
                .findFirst();
    }

    private void update() {
        List<HistoryRow> target = flattened();
        int most = Math.min(rows.size(), target.size());
        int before = 0;
        while (before < most && rows.get(before).equals(target.get(before))) {
            before++;
        }
        int after = 0;
        while (after < most - before
                && rows.get(rows.size() - 1 - after).equals(target.get(target.size() - 1 - after))) {
            after++;
        }
        int from = before;
        int gone = rows.size() - after;
        List<HistoryRow> fresh = target.subList(before, target.size() - after);
        if (gone > from || !fresh.isEmpty()) {
            around.accept(() -> exchange(from, gone, fresh));
        }
    }

    private void exchange(int from, int to, List<HistoryRow> fresh) {
        if (to - from == fresh.size()) {
            for (int at = 0; at < fresh.size(); at++) {
                rows.set(from + at, fresh.get(at));
            }
        } else {
            rows.remove(from, to);
            rows.addAll(from, fresh);
        }
    }

    private List<HistoryRow> flattened() {
        boolean several = groups.stream()
                        .map(group -> group.group().serverId())
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
        List<HistoryRow> flat = new ArrayList<>();
        for (LoadedGroup group : groups) {
            long id = group.group().id();
            flat.add(new HistoryRow.GroupRow(group.group(), group.open(), several));
            group.calls().forEach(call -> flat.add(new HistoryRow.CallRow(call, proofs.get(call.id()), id)));
            if (group.more()) {
                flat.add(new HistoryRow.MoreRow(id));
            }
        }
        if (moreGroups) {
            flat.add(new HistoryRow.MoreRow(null));
        }
        return flat;
    }
}
