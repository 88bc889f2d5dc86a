package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes the file. It runs all commands that wait in one transaction, commits once, and only then
 * lets their callers go on: many callers share one wait for the disk. Where one of them fails, all are undone
 * and run again, each within a savepoint, so that the one fails alone.
 */
public final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MOST_IN_ONE_COMMIT = 256;

    private final Sql sql;
    private final BlockingQueue<Job<?>> queue;
    private final ReentrantLock entrance = new ReentrantLock();
    private final Job<Boolean> end = new Job<>(_ -> true);
    private final Commits commits = new Commits();
    private final Thread thread;
    private boolean open = true;

    /**
     * @param sql becomes the writing thread's own
     * @param room how many commands may wait
     */
    Writer(Sql sql, int room) {
        this.sql = sql;
        this.queue = new ArrayBlockingQueue<>(room);
        this.thread = Thread.ofPlatform().name("tracking-writer").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /**
     * Hands in a command and waits until the disk has it. Any thread.
     *
     * @return Busy at once where too many commands wait
     */
    public <T> Result<T> write(Command<T> command) {
        Job<T> job = new Job<>(command);
        return enter(job) ? job.outcome.join() : new Result.Busy<>();
    }

    /**
     * Hands in a command that may be left out, and does not wait for it. Any thread.
     *
     * @return Busy where half of the room is in use, for that belongs to what must be written
     */
    public <T> CompletableFuture<Result<T>> offer(Command<T> command) {
        Job<T> job = new Job<>(command);
        boolean room = queue.remainingCapacity() > queue.size();
        return room && enter(job) ? job.outcome : CompletableFuture.completedFuture(new Result.Busy<>());
    }

    /** Tells of every commit. */
    Commits commits() {
        return commits;
    }

    /** How many commands wait for the writing thread. */
    int waiting() {
        return queue.size();
    }

    private boolean enter(Job<?> job) {
        entrance.lock();
        try {
            return open && queue.offer(job);
        } finally {
            entrance.unlock();
        }
    }

    /** Lets nothing more in, finishes what waits, and returns when that is on the disk. */
    void stop() throws InterruptedException {
        if (close()) {
            queue.put(end);
        }
        thread.join();
    }

    private boolean close() {
        entrance.lock();
        try {
            boolean was = open;
            open = false;
            return was;
        } finally {
            entrance.unlock();
        }
    }

    private void work() {
        List<Job<?>> batch = new ArrayList<>();
        try {
            while (!end.outcome.isDone()) {
                Job<?> first = queue.take();
                batch.add(first);
                if (first.isAlone()) {
                    first.runAlone(sql);
                    first.finish();
                } else {
                    commit(batch);
                }
                batch.clear();
                commits.happened();
            }
        } catch (InterruptedException _) {
            LOG.warn("The writing thread was interrupted and ends.");
        } finally {
            close();
            queue.drainTo(batch);
            batch.forEach(Job::turnAway);
        }
    }

    /** @param batch the command that came first; takes those that share its commit, for all of them are answered */
    private void commit(List<Job<?>> batch) {
        try {
            sql.update("BEGIN IMMEDIATE");
            if (!runFreely(batch)) {
                rollBack();
                sql.update("BEGIN IMMEDIATE");
                for (Job<?> job : batch) {
                    job.run(sql);
                }
            }
            sql.update("COMMIT");
        } catch (SQLException failure) {
            StorageFault fault = StorageFault.of(failure);
            LOG.error("{} commands were not written: {}", batch.size(), fault, failure);
            rollBack();
            batch.forEach(job -> job.fail(fault));
            return;
        }
        commits.shared(batch.size());
        batch.forEach(Job::finish);
    }

    /**
     * Runs a command and all that wait by now; who comes meanwhile has the next commit, so that requests are read and
     * answered while the disk is waited for. It does so without a way back for each, which would cost a copy of every
     * page that changes; false where one of them fails, and then nothing of it may stay.
     *
     * @param batch the first; takes those that ran, and the one that failed
     */
    private boolean runFreely(List<Job<?>> batch) {
        int most = Math.min(MOST_IN_ONE_COMMIT, 1 + queue.size());
        try {
            batch.getFirst().runFreely(sql);
            while (batch.size() < most) {
                Job<?> next = another();
                if (next == null) {
                    break;
                }
                batch.add(next);
                next.runFreely(sql);
            }
            return true;
        } catch (SQLException | RuntimeException | Error failure) {
            LOG.debug("The last of {} commands failed; each runs again by itself.", batch.size());
            return false;
        }
    }

    /** The next that waits and may share a commit, or null. Only this thread takes from the queue. */
    private @Nullable Job<?> another() {
        Job<?> next = queue.peek();
        return next == null || next.isAlone() ? null : queue.poll();
    }

    private void rollBack() {
        try {
            sql.update("ROLLBACK");
        } catch (SQLException failure) {
            // SQLite has rolled back by itself after some faults; then there is nothing left to undo.
            LOG.debug("Nothing to roll back: {}", StorageFault.of(failure));
        }
    }

    /** A command with what became of it. Only the writing thread touches anything but the future. */
    private static final class Job<T> {
        private final Command<T> command;
        private final CompletableFuture<Result<T>> outcome = new CompletableFuture<>();
        private @Nullable T result;
        private @Nullable StorageFault fault;
        private @Nullable Throwable bug;

        Job(Command<T> command) {
            this.command = command;
        }

        /** Runs the command; what it throws is found again, and told, when it runs by itself. */
        void runFreely(Sql sql) throws SQLException {
            result = command.run(sql);
        }

        /** Runs the command so that it can be undone alone. */
        boolean isAlone() {
            return command.isAlone();
        }

        void runAlone(Sql sql) {
            try {
                result = command.run(sql);
            } catch (SQLException failure) {
                fault = StorageFault.of(failure);
                LOG.error("A command was not carried out: {}", fault, failure);
            } catch (RuntimeException | Error failure) {
                bug = failure;
            }
        }

        void run(Sql sql) throws SQLException {
            result = null;
            sql.update("SAVEPOINT command");
            try {
                result = command.run(sql);
                sql.update("RELEASE command");
            } catch (SQLException failure) {
                fault = StorageFault.of(failure);
                LOG.error("A command was not written: {}", fault, failure);
                undo(sql, failure);
            } catch (RuntimeException | Error failure) {
                // It is the caller's to report; the thread that everybody waits for must live on.
                bug = failure;
                undo(sql, failure);
            }
        }

        /**
         * Takes back what the command did. After a full disk, SQLite has taken back the whole transaction already; then
         * everything in it has failed of the same cause.
         */
        private static void undo(Sql sql, Throwable cause) throws SQLException {
            try {
                sql.update("ROLLBACK TO command");
                sql.update("RELEASE command");
            } catch (SQLException gone) {
                throw cause instanceof SQLException first ? first : gone;
            }
        }

        void finish() {
            T value = result;
            if (bug != null) {
                outcome.completeExceptionally(bug);
            } else if (fault != null || value == null) {
                fail(fault == null ? StorageFault.OTHER : fault);
            } else {
                committed(value);
            }
        }

        private void committed(T value) {
            try {
                command.committed(value);
                outcome.complete(new Result.Done<>(value));
            } catch (RuntimeException | Error failure) {
                // As above: others share this commit, and it is on the disk.
                outcome.completeExceptionally(failure);
            }
        }

        void fail(StorageFault why) {
            outcome.complete(new Result.Failed<>(why));
        }

        void turnAway() {
            outcome.complete(new Result.Busy<>());
        }
    }
}
