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

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    /** As much of a long log as may be left for the writing thread: 4 MiB, some milliseconds. */
    private static final int PARTS_OF_A_LOG = 24;

    /** Between two looks at the log; it can grow by some 10 MiB. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** After a failure; by then {@link DiskSync} has found out whether the log itself was refused. */
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

    /** Returns when it does nothing more, and before the writing thread is stopped. */
    void stop() throws InterruptedException, SQLException {
        thread.interrupt();
        thread.join();
        sql.close();
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
        // Behind a gap in the log, bringing it in would spoil the file.
        if (writer.isBroken()) {
            return true;
        }
        try {
            bringIn();
            lastFault = null;
            return true;
        } catch (SQLException failure) {
            StorageFault fault = StorageFault.of(failure);
            if (fault != lastFault) {
                LOG.error("The log is not brought into the file: {}", fault, failure);
            }
            lastFault = fault;
            return false;
        }
    }

    private void bringIn() throws SQLException {
        int few = pages / PARTS_OF_A_LOG;
        Sql.LogState log = sql.logState();
        if (log.pages() < pages) {
            return;
        }
        long before = Long.MAX_VALUE;
        // Where somebody still reads what the file was before, no more can be done; the next look finds it.
        while (log.left() > few && log.left() < before) {
            before = log.left();
            sql.bringIn();
            log = sql.logState();
        }
        if (log.left() > 0 && log.left() <= few) {
            var _ = writer.write(new Rest());
        }
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
