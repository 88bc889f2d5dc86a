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
 * The one thread that changes the file. It runs all commands that wait in one transaction and commits once. Their callers
 * go on when {@link DiskSync} has brought that to the disk: many share one wait for it, and this thread goes on with the
 * next meanwhile. Where one of them fails, all are undone and run again, each within a savepoint, so that the one fails
 * alone.
 */
public final class Writer {
    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int MOST_IN_ONE_COMMIT = 256;

    private final Sql sql;
    private final BlockingQueue<Job<?>> queue;
    private final ReentrantLock entrance = new ReentrantLock();
    private final Job<Boolean> end = new Job<>(_ -> true);
    private final Commits commits = new Commits();
    private final DiskSync disk;
    private final Thread thread;
    private boolean open = true;
    /** Why commands of the last commit failed; null where none did. Writing thread. */
    private @Nullable StorageFault lastFault;

    /**
     * @param sql becomes the writing thread's own
     * @param room how many commands may wait
     * @param log brings to the disk what the connection has committed
     */
    Writer(Sql sql, int room, DiskSync.Log log) {
        this.sql = sql;
        this.queue = new ArrayBlockingQueue<>(room);
        this.disk = new DiskSync(log, commits);
        this.thread = Thread.ofPlatform().name("tracking-writer").unstarted(this::work);
    }

    void start() {
        disk.start();
        thread.start();
    }

    /**
     * Hands in a command and waits until the disk has it. Any thread.
     *
     * @return Busy at once where too many commands wait
     */
    public <T> Result<T> write(Command<T> command) {
        Job<T> job = new Job<>(command);
        return enter(job) ? job.outcome().join() : new Result.Busy<>();
    }

    /**
     * Hands in a command that may be left out, and does not wait for it. Any thread.
     *
     * @return Busy where half of the room is in use, for that belongs to what must be written
     */
    public <T> CompletableFuture<Result<T>> offer(Command<T> command) {
        Job<T> job = new Job<>(command);
        boolean room = queue.remainingCapacity() > queue.size();
        return room && enter(job) ? job.outcome() : CompletableFuture.completedFuture(new Result.Busy<>());
    }

    /** Tells of every commit. */
    Commits commits() {
        return commits;
    }

    /** Whether the disk has refused something, so that nothing is written any more. */
    boolean isBroken() {
        return disk.isBroken();
    }

    /** The disk has refused what was brought into the file; nothing is written any more. Any thread. */
    void refused() {
        disk.refused();
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
        disk.join();
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
        boolean finished = false;
        try {
            while (!batch.contains(end)) {
                batch.clear();
                batch.add(queue.take());
                if (disk.isBroken()) {
                    queue.drainTo(batch);
                    batch.forEach(job -> job.fail(StorageFault.DISK_REFUSES));
                } else if (batch.getFirst().isAlone()) {
                    batch.getFirst().runAlone(sql);
                    heed();
                    handOver(batch);
                } else {
                    commit(batch);
                }
            }
            finished = true;
        } catch (InterruptedException _) {
            LOG.warn("The writing thread was interrupted and ends.");
        } finally {
            close();
            if (!finished) {
                batch.forEach(job -> job.fail(StorageFault.UNSURE));
            }
            List<Job<?>> late = new ArrayList<>();
            queue.drainTo(late);
            late.forEach(Job::turnAway);
            disk.end();
        }
    }

    /** What it did is committed; the disk is waited for elsewhere. */
    private void handOver(List<Job<?>> batch) throws InterruptedException {
        batch.forEach(Job::committed);
        disk.add(List.copyOf(batch));
    }

    /** @param batch the command that came first; takes those that share its commit, for all of them are answered */
    private void commit(List<Job<?>> batch) throws InterruptedException {
        try {
            sql.update("BEGIN IMMEDIATE");
            SQLException failedAlone = null;
            if (!runFreely(batch)) {
                rollBack();
                sql.update("BEGIN IMMEDIATE");
                failedAlone = runEach(batch);
            }
            sql.update("COMMIT");
            tell(failedAlone);
        } catch (SQLException failure) {
            tell(failure);
            rollBack();
            StorageFault fault = StorageFault.of(failure);
            heed();
            batch.forEach(job -> job.fail(fault));
            return;
        }
        handOver(batch);
    }

    /** Where SQLite itself was refused by the disk, another try would go well and lack what the system has forgotten. */
    private void heed() {
        if (sql.isRefused()) {
            refused();
        }
    }

    /** Runs each so that it can be undone alone, and returns why the last one of those that failed did. */
    private @Nullable SQLException runEach(List<Job<?>> batch) throws SQLException {
        SQLException last = null;
        for (Job<?> job : batch) {
            SQLException failure = job.run(sql);
            last = failure == null ? last : failure;
        }
        return last;
    }

    /** Logs a failure once until all goes well again: clients go on calling, and the log may lie on the full disk. */
    private void tell(@Nullable SQLException failure) {
        StorageFault fault = failure == null ? null : StorageFault.of(failure);
        if (fault != null && fault != lastFault) {
            LOG.error("Commands are not written: {}", fault, failure);
        }
        lastFault = fault;
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
}
