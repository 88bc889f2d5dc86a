package org.trackconsole.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row of what arrived at a server that tells of it. */
public sealed interface Arrival {
    /** Its place in the order of arrival, as the server names it. */
    String cursor();

    /** When it came; of an event, the time it counts for. */
    Instant at();

    /** The source it named; null where none could be read. */
    @Nullable
    String sourceId();

    /**
     * An event that was stored.
     *
     * @param eventId the event's id; the same id again replaces what was stored
     * @param profileId null for a profile-less one
     */
    record Stored(
            String cursor,
            Instant at,
            String eventId,
            String type,
            String sourceId,
            String sessionId,
            @Nullable String profileId)
            implements Arrival {}

    /**
     * A call that was refused.
     *
     * @param types of its events, as far as they could be read
     * @param reason the server's words in a line
     */
    record Rejected(String cursor, Instant at, @Nullable String sourceId, List<String> types, int status, String reason)
            implements Arrival {
        public Rejected {
            types = List.copyOf(types);
        }
    }
}
