package org.trackconsole.server.track;

import org.jspecify.annotations.Nullable;

/**
 * Who and which visit a call turned out to be.
 *
 * @param profileId null for a profile-less call
 * @param sessionId also where the server made it
 */
public record Tracked(@Nullable String profileId, String sessionId) {}
