package org.trackconsole.client;

import java.util.concurrent.CompletableFuture;

/**
 * Stops calls from another thread. One signal serves one call; firing it twice, or after the call ended, does nothing.
 * Any thread.
 */
public final class CancelSignal {
    private final CompletableFuture<Void> fired = new CompletableFuture<>();

    /** Stops the call. */
    public void fire() {
        fired.complete(null);
    }

    /** Whether it was fired. */
    public boolean isFired() {
        return fired.isDone();
    }

    /** Runs the action when fired, at once if it already is, on the thread that fires. */
    public void onFire(Runnable action) {
        var _ = fired.thenRun(action);
    }
}
