package org.trackconsole.server.storage;

import org.jspecify.annotations.Nullable;

/**
 * Something that the server noted about a call, in the shape of a real server's log.
 *
 * @param time when the call came, in microseconds since 1970
 * @param level {@code ERROR} or {@code WARNING}
 * @param className what it is about
 * @param origin the same in the words of clients
 * @param message what was wrong; it quotes no value of a payload and names no address that a call came from
 * @param eventId the event it is about, or null
 * @param profileId the profile it is about, or null
 */
public record NotedRow(
        long time,
        String level,
        String className,
        String origin,
        String message,
        @Nullable String eventId,
        @Nullable String profileId) {}
