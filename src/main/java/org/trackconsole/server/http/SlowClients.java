package org.trackconsole.server.http;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Status;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Cuts off clients that begin a request and do not come to its end: that send nothing more, or a byte now and then; and
 * those that do not take their answer. Helidon itself only limits the time between two requests. Any thread.
 */
final class SlowClients implements Http1ConnectionListener, AutoCloseable {
    private static final int LOOKS_IN_A_PATIENCE = 4;

    private final Map<Thread, Long> reading = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch;
    private final Duration patience;

    SlowClients(Duration patience) {
        this.patience = patience;
        watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("tracking-slow-clients").factory());
        long period = patience.toMillis() / LOOKS_IN_A_PATIENCE + 1;
        var _ = watch.scheduleWithFixedDelay(this::cutOff, period, period, TimeUnit.MILLISECONDS);
    }

    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        begin();
    }

    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        end();
    }

    /** The calling thread begins to read a part of a request. */
    void begin() {
        reading.put(Thread.currentThread(), System.nanoTime());
    }

    /** It has read it. */
    void end() {
        reading.remove(Thread.currentThread());
    }

    /** Does something that lasts until the client takes it, also while a part of its request is read. */
    void whileTaken(Runnable writing) {
        Thread thread = Thread.currentThread();
        Long before = reading.put(thread, System.nanoTime());
        try {
            writing.run();
        } finally {
            if (before == null) {
                reading.remove(thread);
            } else {
                reading.put(thread, before);
            }
        }
    }

    /** How long a client may take for such a part. */
    Duration patience() {
        return patience;
    }

    @Override
    public void status(ConnectionContext connection, Status status) {
        // Only what comes in is of interest.
    }

    private void cutOff() {
        long now = System.nanoTime();
        reading.forEach((thread, since) -> {
            // One whose connection ended before its headers did is only forgotten.
            if (now - since > patience.toNanos() && reading.remove(thread, since) && thread.isAlive()) {
                // To interrupt a virtual thread that reads from a socket closes the socket.
                thread.interrupt();
            }
        });
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
