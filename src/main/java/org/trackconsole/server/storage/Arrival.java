package org.trackconsole.server.storage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of what has arrived. Times are microseconds since 1970. */
public sealed interface Arrival {
    /** Its place in the order of arrival. */
    Cursor cursor();

    /**
     * An event that was stored.
     *
     * @param profileId null for a profile-less one
     * @param time the time it counts for
     */
    record Stored(
            Cursor cursor,
            String id,
            String type,
            String sourceId,
            String sessionId,
            @Nullable String profileId,
            long time)
            implements Arrival {}

    /**
     * A call that was refused.
     *
     * @param sourceId null where none could be read
     * @param types of its events, as far as they could be read
     * @param time when it came
     * @param reason why, in a line
     */
    record Rejected(Cursor cursor, @Nullable String sourceId, List<String> types, long time, int status, String reason)
            implements Arrival {
        public Rejected {
            types = List.copyOf(types);
        }
    }
}
