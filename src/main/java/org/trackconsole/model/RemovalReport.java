package org.trackconsole.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the deletion of a person: ids and numbers, no personal values.
 *
 * @param began when it began
 * @param ended when its result had been read again
 * @param serverName the server as it was called then
 * @param address where that is
 * @param dataSet in which of its data sets; null in a report from before that was told
 * @param profileId the profile that was to be deleted
 * @param ids all ids that led to it, its own first, merged and hashed ones included
 * @param parts events, sessions and the profile, in the order in which they were deleted
 * @param stopped whether somebody stopped it before its end
 * @param problems why something was not deleted or could not be read again, one sentence each
 * @param local what was deleted on this machine, one sentence each
 */
public record RemovalReport(
        Instant began,
        Instant ended,
        String serverName,
        String address,
        @Nullable DataSet dataSet,
        String profileId,
        List<String> ids,
        List<Part> parts,
        boolean stopped,
        List<String> problems,
        List<String> local) {
    /** So many ids of what is left are named. */
    public static final int MOST_NAMED = 1000;

    public RemovalReport {
        ids = List.copyOf(ids);
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
        local = List.copyOf(local);
    }

    /**
     * One kind of records.
     *
     * @param index which kind
     * @param found how many there were
     * @param deleted how many the server said it deleted
     * @param left how many were there when it was read again
     * @param named the ids of those, at most {@value #MOST_NAMED}
     * @param verified whether it could be read again
     */
    public record Part(RecordIndex index, long found, long deleted, long left, List<String> named, boolean verified) {
        public Part {
            named = List.copyOf(named);
        }
    }

    /** Whether reading again has shown that nothing is left. */
    public boolean complete() {
        return !stopped && parts.stream().allMatch(part -> part.verified() && part.left() == 0);
    }

    /** The same with what was deleted on this machine. */
    public RemovalReport withLocal(List<String> sentences) {
        return new RemovalReport(
                began, ended, serverName, address, dataSet, profileId, ids, parts, stopped, problems, sentences);
    }
}
