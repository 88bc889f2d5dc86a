package org.trackconsole.service;

import java.time.Duration;

/** A clock that only pauses move. */
final class FastPace implements ArrivalCheck.Pace {
    private long now;
    private long interruptAt = Long.MAX_VALUE;

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        now += time.toNanos();
        if (now >= interruptAt) {
            throw new InterruptedException();
        }
    }

    void interruptAfter(Duration time) {
        interruptAt = time.toNanos();
    }

    Duration passed() {
        return Duration.ofNanos(now);
    }
}
