package org.trackconsole.server.storage;

import org.jspecify.annotations.Nullable;

/**
 * Something that was wrong with a call, as the file keeps it.
 *
 * @param time when the call came, in microseconds since 1970
 * @param eventId the id that the client gave the event, or null
 * @param profileId whose it would have been, or null where that was not known
 * @param message what was wrong; it quotes no value
 */
public record LogRow(
        long time, @Nullable String eventId, @Nullable String profileId, String message) {}
