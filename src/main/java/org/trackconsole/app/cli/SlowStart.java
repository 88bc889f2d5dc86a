package org.trackconsole.app.cli;

import java.time.Duration;

/** Says so where a start takes long: a silent terminal looks like a program that hangs. */
final class SlowStart implements AutoCloseable {
    private final Thread thread;

    /**
     * Begins to wait.
     *
     * @param tell called once, on another thread, if the start is not over by then
     */
    SlowStart(Duration patience, Runnable tell) {
        thread = Thread.startVirtualThread(() -> {
            try {
                Thread.sleep(patience);
            } catch (InterruptedException _) {
                return;
            }
            tell.run();
        });
    }

    /** The start is over. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
