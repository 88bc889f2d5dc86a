package org.trackconsole.ui.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.Proof;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.service.SessionLog;

/** Reads what the list shows. Every method blocks and throws a {@code StorageException} where the file fails. */
final class HistoryReader {
    /** Groups are open from the first one on as long as they have no more calls than these: about a screen full. */
    static final int OPEN_AT_FIRST = 24;

    private final SessionLog log;

    HistoryReader(SessionLog log) {
        this.log = log;
    }

    /**
     * What to read.
     *
     * @param filter words that calls must have
     * @param open which groups are open and which closed, by id; others are open if they are among the first
     * @param downTo read groups down to this {@link VisitGroup#newest}, or a page where it is {@link Long#MAX_VALUE}
     * @param reach for each open group, the id of the call down to which to read; a page for others
     * @param soughtCall the id of a call that must be among what is read; null for none
     */
    record Request(
            String filter,
            Map<Long, Boolean> open,
            long downTo,
            Map<Long, String> reach,
            @Nullable String soughtCall) {}

    /**
     * A page of calls.
     *
     * @param proofs how far theirs have come, by the id of the call
     */
    record Page(List<Call> calls, Map<String, Proof.State> proofs) {}

    /** Reads the list anew. */
    Snapshot snapshot(Request request) {
        VisitGroup soughtGroup = groupOf(request.soughtCall());
        List<VisitGroup> groups = new ArrayList<>();
        long downTo = soughtGroup == null ? request.downTo() : Math.min(request.downTo(), soughtGroup.newest());
        boolean more = readGroups(request.filter(), downTo, groups);
        List<LoadedGroup> loaded = new ArrayList<>();
        int shown = 0;
        boolean among = true;
        for (VisitGroup group : groups) {
            among = among && (shown == 0 || shown + group.matching() <= OPEN_AT_FIRST);
            shown += group.matching();
            boolean sought = soughtGroup != null && soughtGroup.id() == group.id();
            boolean open = sought || request.open().getOrDefault(group.id(), among);
            loaded.add(open ? opened(group, request, sought) : LoadedGroup.closed(group));
        }
        long matching = log.count(request.filter());
        long total = request.filter().isBlank() ? matching : log.count("");
        List<Call> calls =
                loaded.stream().flatMap(group -> group.calls().stream()).toList();
        return new Snapshot(loaded, more, matching, total, soughtGroup != null, log.proofs(calls));
    }

    /** The page of groups that follows this one; null for the first page. */
    List<VisitGroup> groups(String filter, @Nullable VisitGroup after) {
        return log.groups(filter, after);
    }

    /** The page of calls that follows those that are loaded of the group. */
    Page calls(String filter, LoadedGroup group) {
        List<Call> calls = log.calls(group.group(), filter, group.lastCall());
        return new Page(calls, log.proofs(calls));
    }

    private @Nullable VisitGroup groupOf(@Nullable String callId) {
        CallDetail detail = callId == null ? null : log.detail(callId);
        return detail == null ? null : log.groupOf(detail.call());
    }

    private boolean readGroups(String filter, long downTo, List<VisitGroup> into) {
        boolean more = true;
        while (more && (into.isEmpty() || into.getLast().newest() > downTo)) {
            List<VisitGroup> page = log.groups(filter, into.isEmpty() ? null : into.getLast());
            into.addAll(page);
            more = page.size() == SessionLog.PAGE;
        }
        // Older ones than were asked for are left for later, or every reading would add a page.
        while (into.size() > SessionLog.PAGE && into.getLast().newest() < downTo) {
            into.removeLast();
            more = true;
        }
        return more;
    }

    private LoadedGroup opened(VisitGroup group, Request request, boolean sought) {
        Set<String> missing = new HashSet<>();
        String reach = request.reach().get(group.id());
        if (reach != null) {
            missing.add(reach);
        }
        if (sought && request.soughtCall() != null) {
            missing.add(request.soughtCall());
        }
        List<Call> calls = new ArrayList<>();
        boolean more = true;
        int needed = 0;
        while (more && (calls.isEmpty() || !missing.isEmpty())) {
            List<Call> page = log.calls(group, request.filter(), calls.isEmpty() ? null : calls.getLast());
            for (Call call : page) {
                calls.add(call);
                if (missing.remove(call.id())) {
                    needed = calls.size();
                }
            }
            more = page.size() == SessionLog.PAGE;
        }
        int kept = Math.min(calls.size(), Math.max(needed, SessionLog.PAGE));
        return new LoadedGroup(group, true, calls.subList(0, kept), more || kept < calls.size());
    }
}
