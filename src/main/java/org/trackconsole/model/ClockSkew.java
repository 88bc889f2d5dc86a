package org.trackconsole.model;

import java.time.Duration;

/**
 * How far the clock of a server is from that of this machine.
 *
 * @param ahead of the server's clock; negative where it is behind
 * @param uncertainty by how much {@code ahead} may be wrong either way: servers tell whole seconds, and nobody knows when
 *     within the round trip they did
 */
public record ClockSkew(Duration ahead, Duration uncertainty) {
    private static final Duration WORTH_SAYING = Duration.ofSeconds(5);

    /** Whether both clocks may well show the same. */
    public boolean inStep() {
        return ahead.abs().compareTo(uncertainty) <= 0;
    }

    /** Whether they surely differ by more than five seconds, which shows in the times of events. */
    public boolean notable() {
        return ahead.abs().minus(uncertainty).compareTo(WORTH_SAYING) > 0;
    }
}
