package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that brings a long log into the file, beside the writing. The writing thread goes on meanwhile and the log
 * grows, so it is done again until little is left. That little the writing thread brings in itself, between two commits:
 * only where nothing is left does SQLite begin the log anew.
 */
final class Checkpoints {
    /** Pages in a log that is long: 96 MiB. The pages that many commits change are then brought in once. */
    static final int LONG = 24_576;

    /** A log of so many times as much, 288 MiB, is left to the writing thread, however much of it is not brought in. */
    private static final int TOO_LONG = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** As much of a long log as may be left for the writing thread: 4 MiB, some milliseconds. */
    private static final int PARTS_OF_A_LOG = 24;

    /** Between two looks at the log; it can grow by some 10 MiB. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** After a failure, such as a full disk. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private static final Duration FOR_EVER = Duration.ofDays(1_000);

    private final Sql sql;
    private final Writer writer;
    private final int pages;
    private final Thread thread;
    private @Nullable StorageFault lastFault;

    /**
     * @param sql becomes the thread's own
     * @param pages how many make a log long
     */
    Checkpoints(Sql sql, Writer writer, int pages) {
        this.sql = sql;
        this.writer = writer;
        this.pages = pages;
        this.thread = Thread.ofPlatform().name("tracking-checkpoint").unstarted(this::work);
    }

    void start() {
        thread.start();
    }

    /** Returns when it does nothing more; to be called before the writing thread is stopped, which it may wait for. */
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join();
        try {
            sql.close();
        } catch (SQLException failure) {
            // Whoever stops has the writing thread to stop yet.
            LOG.warn("The connection that brings the log in was not closed.", failure);
        }
    }

    private void work() {
        Commits commits = writer.commits();
        Commits.State seen = commits.state();
        try {
            while (true) {
                seen = commits.after(seen, FOR_EVER);
                Thread.sleep(shorten() ? PAUSE : PAUSE_AFTER_FAILURE);
            }
        } catch (InterruptedException _) {
            LOG.debug("The log is brought in no longer.");
        }
    }

    /** False where the file could not be written. */
    private boolean shorten() {
        // With a gap in the log, or in the file, bringing it in would spoil the file.
        if (writer.isBroken()) {
            return true;
        }
        try {
            boolean went = bringIn();
            lastFault = null;
            return went;
        } catch (SQLException failure) {
            StorageFault fault = StorageFault.of(failure);
            if (sql.isRefused()) {
                // SQLite waits for the disk only where all of the log is in the file. What it brought in before counts
                // as done and is not written again, so a second try would begin the log anew over what was lost.
                writer.refused();
            }
            if (fault != lastFault) {
                LOG.error("The log is not brought into the file: {}", fault, failure);
            }
            lastFault = fault;
            return false;
        } catch (RuntimeException | Error failure) {
            // Nobody else keeps the log from growing.
            LOG.error("The log is not brought into the file.", failure);
            return false;
        }
    }

    /** False where the writing thread could not. */
    private boolean bringIn() throws SQLException {
        int few = pages / PARTS_OF_A_LOG;
        Sql.LogState log = sql.logState();
        if (log.pages() < pages || log.left() <= 0) {
            return true;
        }
        Sql.LogState before;
        do {
            before = log;
            sql.bringIn();
            log = sql.logState();
        } while (log.left() > few && log.left() < before.left() && !thread.isInterrupted());
        // Where somebody still reads what the file was before, no more can be done; the next look finds it.
        boolean free = log.left() > 0 && log.broughtIn() > before.broughtIn();
        boolean ready = log.left() <= few || log.pages() / TOO_LONG >= pages;
        return !free || !ready || !(writer.write(new Rest()) instanceof Result.Failed);
    }

    /** Brings in the rest while nothing is written. */
    private static final class Rest implements Command<Boolean> {
        @Override
        public Boolean run(Sql sql) throws SQLException {
            sql.bringIn();
            return true;
        }

        @Override
        public boolean isAlone() {
            return true;
        }
    }
}
