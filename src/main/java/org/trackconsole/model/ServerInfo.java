package org.trackconsole.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test found (contract §1).
 *
 * @param version as the server says it, such as {@code 0.8.2}
 * @param roundTrip of the version question on a warm connection
 * @param capabilities what servers of this version can and cannot do
 * @param clock how far the clocks are apart; null where the server told no time
 */
public record ServerInfo(
        String version,
        Duration roundTrip,
        Capabilities capabilities,
        @Nullable ClockSkew clock) {
    /** What is known where nothing but the version is. */
    public ServerInfo(String version, Duration roundTrip) {
        this(version, roundTrip, Capabilities.UNKNOWN, null);
    }
}
