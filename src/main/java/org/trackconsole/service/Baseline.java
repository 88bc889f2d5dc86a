package org.trackconsole.service;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Profile;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a server kept before a call was sent, to be compared with afterwards.
 *
 * @param read whether it could be read; if not, everything else is empty
 * @param profile the profile of that session, or else the one that the payload names; null where there is none
 * @param session the session that the payload names; null where it names none or there is none
 * @param events the newest events of that session, and those of which the payload has the ids: when each was stored, by id
 * @param took how long reading took
 */
public record Baseline(
        boolean read,
        @Nullable Profile profile,
        @Nullable ObjectNode session,
        Map<String, String> events,
        Duration took) {
    /** Nothing was read. */
    public static final Baseline NONE = new Baseline(false, null, null, Map.of(), Duration.ZERO);

    public Baseline {
        events = Map.copyOf(events);
    }

    /** Nothing could be read, and it took this long to know. */
    static Baseline unread(Duration took) {
        return new Baseline(false, null, null, Map.of(), took);
    }
}
