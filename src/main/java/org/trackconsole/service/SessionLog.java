package org.trackconsole.service;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.Profile;
import org.trackconsole.model.Proof;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.store.CallStore;

/**
 * The history as it is read: groups of calls by session, calls of a group, one call whole. A filter is a text whose
 * words must all occur in a call's event types, source, session or profile id, visitor, server, outcome, reason or
 * status, in any order and case; an empty one lets everything through.
 */
public final class SessionLog {
    /** A page of a list; more than any screen shows at once. */
    public static final int PAGE = 100;

    private final CallStore calls;

    /** @param calls the history */
    public SessionLog(CallStore calls) {
        this.calls = calls;
    }

    /**
     * How much there is.
     *
     * @param calls number of calls
     * @param bytes that the console's file has in use
     */
    public record Size(long calls, long bytes) {}

    /**
     * A page of groups, the newest first, at most {@value #PAGE}; a shorter one is the last.
     *
     * @param after the last group of the page before; null for the first page
     */
    public List<VisitGroup> groups(String filter, @Nullable VisitGroup after) {
        return calls.groups(filter, after, PAGE);
    }

    /**
     * A page of the calls of a group, the newest first, at most {@value #PAGE}; a shorter one is the last.
     *
     * @param after the last call of the page before; null for the first page
     */
    public List<Call> calls(VisitGroup group, String filter, @Nullable Call after) {
        return calls.calls(group.id(), filter, after, PAGE);
    }

    /** The group in which a call stands now; null where there is no such call. */
    public @Nullable VisitGroup groupOf(Call call) {
        return calls.groupOf(call.id());
    }

    /** A call with all that was sent and came back; null where there is no such call. */
    public @Nullable CallDetail detail(String callId) {
        return calls.detail(callId);
    }

    /** How far the proofs of these calls have come, by the id of the call; those without one are left out. */
    public Map<String, Proof.State> proofs(List<Call> of) {
        return of.isEmpty() ? Map.of() : calls.proofs(of);
    }

    /** How many calls match the filter. */
    public long count(String filter) {
        return calls.count(filter);
    }

    /** How many calls to the data set of a server were sent with an id of a profile, or answered with one. */
    public long countOf(TrackServer server, Profile profile) {
        return calls.countOf(server.id(), server.marking().dataSet(), profile.plainIds());
    }

    /** Deletes those calls for good; answers how many there were. */
    public int forget(TrackServer server, Profile profile) {
        return calls.forget(server.id(), server.marking().dataSet(), profile.plainIds());
    }

    /** How much there is in all. */
    public Size size() {
        return new Size(calls.count(""), calls.sizeInBytes());
    }
}
