package org.trackconsole.server.storage;

import org.jspecify.annotations.Nullable;

/**
 * An event together with what is read of its session.
 *
 * @param event the row
 * @param sessionStart when its session began in microseconds since 1970; null where the session was deleted
 * @param timeZone of the session, or null
 */
public record StoredEvent(
        EventRow event,
        @Nullable Long sessionStart,
        @Nullable String timeZone) {}
