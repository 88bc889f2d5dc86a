package org.trackconsole.server.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that waits for the disk, so that the writing thread need not. What that has committed is handed in, in the
 * order of the commits; the log is brought to the disk, and then the callers of all that was handed in before go on.
 * This is what SQLite does at each commit with {@code synchronous=FULL}, only beside the next commit.
 */
final class DiskSync {
    private static final Logger LOG = LoggerFactory.getLogger(DiskSync.class);

    /** Commits that may wait for the disk; then the writing thread waits too, and then its callers are turned away. */
    private static final int MOST_WAITING = 64;

    private static final List<Job<?>> END = List.of();

    private final Log log;
    private final Commits commits;
    private final BlockingQueue<List<Job<?>>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
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

    /** The log that SQLite keeps beside a file for as long as it has it open. */
    static Log logOf(Path file) {
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        return new Log() {
            private @Nullable FileChannel channel;

            @Override
            public void toDisk() throws IOException {
                // There is none before the first change, and then nothing to bring anywhere.
                if (channel == null && Files.exists(log)) {
                    channel = FileChannel.open(log, StandardOpenOption.WRITE);
                }
                if (channel != null) {
                    channel.force(false);
                }
            }

            @Override
            public void close() throws IOException {
                if (channel != null) {
                    channel.close();
                }
            }
        };
    }

    void start() {
        thread.start();
    }

    /** Takes what one commit has written. Waits where the disk is far behind. Writing thread. */
    void add(List<Job<?>> commit) throws InterruptedException {
        waiting.put(commit);
    }

    /** Whether the disk has refused the log, so that nothing that is written to it now can be promised. */
    boolean isBroken() {
        return broken;
    }

    /** The disk has all that was committed, log or no log. */
    void mended() {
        broken = false;
    }

    /** Nothing more will be handed in. */
    void end() {
        boolean handedIn = false;
        while (!handedIn) {
            try {
                waiting.put(END);
                handedIn = true;
            } catch (InterruptedException _) {
                LOG.warn("The end of the writing thread waits for the disk.");
            }
        }
    }

    /** Waits until all callers have heard. */
    void join() throws InterruptedException {
        thread.join();
    }

    private void work() {
        List<List<Job<?>>> together = new ArrayList<>();
        try {
            while (!together.contains(END)) {
                together.clear();
                together.add(waiting.take());
                waiting.drainTo(together);
                bring(together);
            }
        } catch (InterruptedException _) {
            LOG.warn("The thread that waits for the disk was interrupted and ends.");
        } finally {
            close();
        }
    }

    private void close() {
        try {
            log.close();
        } catch (IOException failure) {
            LOG.warn("The log was not closed.", failure);
        }
    }

    private void bring(List<List<Job<?>>> together) {
        if (!broken) {
            try {
                log.toDisk();
            } catch (IOException failure) {
                LOG.error("The disk refuses what was committed.", failure);
                broken = true;
            }
        }
        // Where it is whole again by now, the writing thread has brought in what was handed in before.
        boolean lost = broken;
        List<Job<?>> jobs = together.stream().<Job<?>>flatMap(List::stream).toList();
        if (lost) {
            jobs.forEach(job -> job.fail(StorageFault.OTHER));
        } else if (!jobs.isEmpty()) {
            commits.shared(jobs.size());
            jobs.forEach(Job::finish);
        }
        commits.happened();
    }
}
