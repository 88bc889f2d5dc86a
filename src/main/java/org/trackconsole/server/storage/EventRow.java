package org.trackconsole.server.storage;

import org.jspecify.annotations.Nullable;

/**
 * An event in the file. Times are microseconds since 1970.
 *
 * @param id unique; the same id again replaces the event
 * @param profileId null for a profile-less one
 * @param inserted the time it counts for
 * @param created when the client says it happened, or null
 * @param record JSON object: the parts that no other component holds, without those that are empty
 * @param changes JSON: what it changed in its profile, or null for nothing; written only, {@link EventTable#changes} reads
 */
public record EventRow(
        String id,
        String type,
        String sourceId,
        String sessionId,
        @Nullable String profileId,
        long inserted,
        @Nullable Long created,
        String record,
        @Nullable String changes) {

    /** An event that changed nothing in a profile. */
    public EventRow(
            String id,
            String type,
            String sourceId,
            String sessionId,
            @Nullable String profileId,
            long inserted,
            @Nullable Long created,
            String record) {
        this(id, type, sourceId, sessionId, profileId, inserted, created, record, null);
    }
}
