package org.trackconsole.service;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How far long work has come, and the wish to stop it. Any thread: who works writes, who waits looks. */
public final class Progress {
    /** What is being done. Texts are found by name. */
    public enum Phase {
        COUNTING,
        READING_SESSIONS,
        READING_EVENTS,
        WRITING,
        DELETING_EVENTS,
        DELETING_SESSIONS,
        DELETING_PROFILE,
        VERIFYING,
        /** A server that is too busy asked to. */
        WAITING
    }

    /**
     * How far it has come.
     *
     * @param done so many of what is being done
     * @param total how many there are; nought while nobody knows
     */
    public record State(Phase phase, long done, long total) {}

    private volatile State state = new State(Phase.COUNTING, 0, 0);
    private volatile boolean stopped;

    /** The thread that asks a server something; null while none does. */
    private @Nullable Thread asking;

    /** How far it has come by now. */
    public State state() {
        return state;
    }

    /** Asks to stop before the next step; what is done by then stays done, and a mere question is broken off. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
        if (asking != null) {
            asking.interrupt();
        }
    }

    /** Asks a server what changes nothing there, so that a stop meanwhile may break it off. */
    public <T> T asking(Supplier<T> question) {
        begin();
        try {
            return question.get();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        asking = stopped ? null : Thread.currentThread();
    }

    /** What the thread does next is not to be cut short. */
    private synchronized void end() {
        if (asking != null && stopped) {
            var _ = Thread.interrupted();
        }
        asking = null;
    }

    /** Lets time pass, unless somebody asks to stop. Answers whether it has passed. */
    synchronized boolean pause(Duration time) {
        State before = state;
        state = new State(Phase.WAITING, 0, 0);
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toNanos(); left > 0 && !stopped; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            state = before;
        }
        return !stopped;
    }

    /** Whether somebody asked to stop. */
    public boolean stopped() {
        return stopped;
    }

    void at(Phase phase, long done, long total) {
        state = new State(phase, done, total);
    }
}
