package org.trackconsole.service;

import java.time.Duration;

/** The pauses between looks at a server: each half as long again as the one before, up to three seconds. */
final class Pauses {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final ArrivalCheck.Pace pace;
    private Duration next = FIRST;

    Pauses(ArrivalCheck.Pace pace) {
        this.pace = pace;
    }

    /** Lets the next pause pass. */
    void pass() throws InterruptedException {
        pace.pause(next);
        Duration longer = next.multipliedBy(3).dividedBy(2);
        next = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    }
}
