package org.trackconsole.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that waits for the disk, so that the writing thread need not. What that has committed is handed in, in the
 * order of the commits; the log is brought to the disk, and then the callers of all that was handed in before go on.
 * This is what SQLite does at each commit with {@code synchronous=FULL}, only beside the next commit.
 */
final class DiskSync {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSync.class);

    /** Commands that may wait for the disk; then the writing thread waits too, and then its callers are turned away. */
    private static final int MOST_WAITING = 4_096;

    private static final List<Job<?>> END = List.of();

    private final Log log;
    private final Commits commits;
    private final BlockingQueue<List<Job<?>>> waiting = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final Thread thread;
    private volatile boolean broken;

    /** Where commits are written to. One thread at a time. */
    @FunctionalInterface
    interface Log {
        /**
         * Returns when the disk has all that was written so far.
         *
         * @throws IOException if the disk refuses; then nobody knows what it has
         */
        void toDisk() throws IOException;

        /** Nothing more is asked of it. */
        default void close() throws IOException {}
    }

    DiskSync(Log log, Commits commits) {
        this.log = log;
        this.commits = commits;
        this.thread = Thread.ofPlatform().name("tracking-disk").unstarted(this::work);
    }

    /**
     * The log of a connection, whose commits wait for the disk no longer by themselves from now on. Where it keeps none,
     * as on a file system that cannot share memory, they still do.
     */
    static Log logOf(Sql sql) throws SQLException, IOException {
        Optional<Path> place = sql.log();
        if (place.isEmpty()) {
            LOG.warn("The tracking file has no log here; every commit waits for the disk by itself.");
            return () -> {};
        }
        FileChannel channel = FileChannel.open(place.get(), StandardOpenOption.WRITE);
        try {
            sql.commitWithoutWaiting();
        } catch (SQLException failure) {
            channel.close();
            throw failure;
        }
        return new Log() {
            @Override
            public void toDisk() throws IOException {
                channel.force(false);
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    void start() {
        thread.start();
    }

    /** Takes what one commit has written. Waits where the disk is far behind. Writing thread. */
    void add(List<Job<?>> commit) throws InterruptedException {
        room.acquire(commit.size());
        waiting.add(commit);
    }

    /**
     * Whether the disk has refused the log or the file. Then it may lack a part, and what is written behind that would
     * not be found again. It stays so: the system forgets what it could not write, and only a new start reads the log
     * by its checksums and brings in all of it.
     */
    boolean isBroken() {
        return broken;
    }

    /** The disk has refused the file, or the log elsewhere than here. Nothing more is written from now on. */
    void refused() {
        broken = true;
    }

    /** Nothing more will be handed in. */
    void end() {
        waiting.add(END);
    }

    /** Waits until all callers have heard. */
    void join() throws InterruptedException {
        thread.join();
    }

    private void work() {
        List<List<Job<?>>> together = new ArrayList<>();
        while (!together.contains(END)) {
            together.clear();
            together.add(next());
            waiting.drainTo(together);
            bring(together);
        }
        try {
            log.close();
        } catch (IOException failure) {
            LOG.warn("The log was not closed.", failure);
        }
    }

    private List<Job<?>> next() {
        while (true) {
            try {
                return waiting.take();
            } catch (InterruptedException _) {
                LOG.warn("The thread that waits for the disk was interrupted and goes on: callers wait for it.");
            }
        }
    }

    private void bring(List<List<Job<?>>> together) {
        boolean there = false;
        try {
            if (!broken) {
                log.toDisk();
                there = true;
            }
        } catch (IOException | RuntimeException | Error failure) {
            // Whatever it was: the thread that everybody waits for must live on, to tell them.
            LOG.error("The disk refuses what was committed; nothing more is written.", failure);
            broken = true;
        }
        int commands = 0;
        for (List<Job<?>> commit : together) {
            commands += commit.size();
            for (Job<?> job : commit) {
                if (there) {
                    job.finish();
                } else {
                    job.fail(StorageFault.UNSURE);
                }
            }
        }
        if (there && commands > 0) {
            commits.shared(commands);
        }
        commits.happened();
        room.release(commands);
    }
}
