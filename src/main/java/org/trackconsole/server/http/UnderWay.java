package org.trackconsole.server.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Counts the requests that are being answered, so that a stop can wait for them; Helidon's own stop breaks them off.
 * Any thread.
 */
final class UnderWay {
    private static final int MOST = Integer.MAX_VALUE;

    private final Semaphore places = new Semaphore(MOST);
    private volatile boolean stopping;

    /** Counts a request in; false where the server is stopping. */
    boolean enter() {
        return !stopping && places.tryAcquire();
    }

    /** Counts a request out. */
    void leave() {
        places.release();
    }

    /** Lets nothing more in and waits until nothing is under way; false where the time was too short for that. */
    boolean finish(Duration patience) throws InterruptedException {
        stopping = true;
        return places.tryAcquire(MOST, patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
