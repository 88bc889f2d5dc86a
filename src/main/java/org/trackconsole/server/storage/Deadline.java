package org.trackconsole.server.storage;

import java.time.Duration;
import org.sqlite.ProgressHandler;

/**
 * Breaks off what a connection runs when its time is up: SQLite asks every few thousand steps. Used only by the thread
 * that uses the connection.
 */
final class Deadline extends ProgressHandler {
    /** Some tens of microseconds. */
    static final int STEPS_BETWEEN = 2_000;

    private boolean set;
    private long end;

    void begin(Duration time) {
        end = System.nanoTime() + time.toNanos();
        set = true;
    }

    void finish() {
        set = false;
    }

    @Override
    protected int progress() {
        return set && System.nanoTime() - end > 0 ? 1 : 0;
    }
}
