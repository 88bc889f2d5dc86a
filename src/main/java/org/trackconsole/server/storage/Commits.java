package org.trackconsole.server.storage;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes those who wait for something new in the file. Any thread. */
public final class Commits {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long number;
    private long exchanges;
    private boolean ended;
    private long commands;
    private long transactions;

    /**
     * How many commands were written, and how many commits they shared.
     *
     * @param commands that have succeeded or failed alone
     */
    public record Sharing(long commands, long commits) {}

    /**
     * How far the file has come.
     *
     * @param number grows with every commit
     * @param exchanges grows whenever what was in the file was taken out or exchanged as a whole
     * @param ended whether nothing more will come
     */
    public record State(long number, long exchanges, boolean ended) {}

    /** How far the file has come. */
    public State state() {
        lock.lock();
        try {
            return new State(number, exchanges, ended);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the file is further than that, or the time is over. */
    public State after(State seen, Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lock();
        try {
            while (number == seen.number() && exchanges == seen.exchanges() && !ended && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return new State(number, exchanges, ended);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing more will come, or the time is over; true where nothing more will come. */
    public boolean awaitEnd(Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (!ended && changed.await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                // Woken by something else.
            }
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** How well commits were shared so far. */
    public Sharing sharing() {
        lock.lock();
        try {
            return new Sharing(commands, transactions);
        } finally {
            lock.unlock();
        }
    }

    /** So many commands had one wait for the disk together. */
    void shared(int by) {
        lock.lock();
        try {
            commands += by;
            transactions++;
        } finally {
            lock.unlock();
        }
    }

    /** Something was committed, and the disk has it. */
    void happened() {
        change(() -> number++);
    }

    /** What was in the file was taken out or exchanged. */
    public void exchanged() {
        change(() -> exchanges++);
    }

    /** Nothing more will come; everybody who waits goes on at once. */
    public void end() {
        change(() -> ended = true);
    }

    private void change(Runnable how) {
        lock.lock();
        try {
            how.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
