package org.trackconsole.ui.history;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still between the steps of a test. */
final class SteppingClock implements InstantSource {
    private Instant now;

    SteppingClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant time) {
        now = time;
    }

    void step(Duration time) {
        now = now.plus(time);
    }
}
