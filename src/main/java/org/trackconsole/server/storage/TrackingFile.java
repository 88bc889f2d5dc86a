package org.trackconsole.server.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open file {@code tracking.sqlite} of a data folder, with the threads that work on it. */
public final class TrackingFile implements AutoCloseable {
    /** The name within the data folder. */
    public static final String NAME = "tracking.sqlite";

    private static final Logger LOG = LoggerFactory.getLogger(TrackingFile.class);
    private static final int READERS = 2;
    private static final int ROOM_FOR_QUERIES = 512;
    private static final int SEARCHERS = 2;
    private static final int ROOM_FOR_SEARCHES = 32;
    private static final int ROOM_FOR_COMMANDS = 4_096;

    private final FolderLock lock;
    private final Sql sql;
    private final Writer writer;
    private final Checkpoints checkpoints;
    private final Readers readers;
    private final Readers searchers;
    private final Snapshots snapshots;
    private final boolean lacksCommits;

    private TrackingFile(
            FolderLock lock,
            Path file,
            Migrations migrations,
            Sql sql,
            DiskSync.Log log,
            Sql checkpoints,
            Readers readers,
            Readers searchers,
            boolean lacksCommits) {
        this.lock = lock;
        this.sql = sql;
        this.writer = new Writer(sql, ROOM_FOR_COMMANDS, log);
        this.checkpoints = new Checkpoints(checkpoints, writer, Checkpoints.LONG);
        this.readers = readers;
        this.searchers = searchers;
        this.lacksCommits = lacksCommits;
        this.snapshots = new Snapshots(file, migrations, writer, searchers);
    }

    /**
     * The copies that newer versions made of the folder's file before they changed it.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> copies(Path folder) throws IOException {
        return Migrations.copies(folder);
    }

    /** Opens or makes the file of a folder, and the folder. */
    public static Opening open(Path folder) {
        return open(folder, Migrations.ALL);
    }

    static Opening open(Path folder, Migrations migrations) {
        Optional<FolderLock> lock;
        try {
            Files.createDirectories(folder);
            lock = FolderLock.take(folder);
        } catch (IOException e) {
            LOG.warn("The data folder cannot be written.", e);
            return new Opening.Refused(Opening.Refusal.FOLDER_NOT_WRITABLE);
        }
        return lock.map(taken -> open(taken, folder.resolve(NAME), migrations))
                .orElseGet(() -> new Opening.Refused(Opening.Refusal.LOCKED));
    }

    private static Opening open(FolderLock lock, Path file, Migrations migrations) {
        List<Sql> connections = new ArrayList<>();
        if (Files.exists(file) && !Files.isWritable(file)) {
            // SQLite would leave files beside it that may not be written either, also once this one may.
            LOG.warn("The file {} may not be written.", file);
            return refuse(lock, connections, Opening.Refusal.FOLDER_NOT_WRITABLE);
        }
        try {
            Sql sql = Sql.writing(file);
            connections.add(sql);
            boolean lacksCommits = LogTail.isLost(sql);
            if (lacksCommits) {
                LOG.error("The log beside {} is damaged: what was written last before this start is missing.", file);
            }
            Migrations.Finding finding = migrations.apply(sql, file);
            if (finding == Migrations.Finding.READY) {
                List<Sql> reading = new ArrayList<>();
                for (int i = 0; i < READERS; i++) {
                    Sql reader = Sql.reading(file);
                    connections.add(reader);
                    reading.add(reader);
                }
                List<Sql> searching = new ArrayList<>();
                for (int i = 0; i < SEARCHERS; i++) {
                    Sql searcher = Sql.searching(file);
                    connections.add(searcher);
                    searching.add(searcher);
                }
                Sql checkpoints = Sql.reading(file);
                connections.add(checkpoints);
                sql.leaveLog();
                TrackingFile opened = new TrackingFile(
                        lock,
                        file,
                        migrations,
                        sql,
                        DiskSync.logOf(sql),
                        checkpoints,
                        new Readers("tracking-reader-", reading, ROOM_FOR_QUERIES),
                        new Readers("tracking-searcher-", searching, ROOM_FOR_SEARCHES),
                        lacksCommits);
                opened.snapshots.clear();
                opened.writer.start();
                opened.checkpoints.start();
                return new Opening.Opened(opened);
            }
            return refuse(
                    lock,
                    connections,
                    finding == Migrations.Finding.NEWER ? Opening.Refusal.NEWER : Opening.Refusal.DAMAGED);
        } catch (SQLException e) {
            LOG.warn("The tracking file cannot be opened.", e);
            return refuse(lock, connections, refusal(StorageFault.of(e)));
        } catch (IOException e) {
            LOG.warn("The tracking file cannot be copied.", e);
            return refuse(lock, connections, Opening.Refusal.FOLDER_NOT_WRITABLE);
        }
    }

    private static Opening.Refusal refusal(StorageFault fault) {
        return switch (fault) {
            case DISK_FULL -> Opening.Refusal.DISK_FULL;
            case NOT_WRITABLE -> Opening.Refusal.FOLDER_NOT_WRITABLE;
            case LOCKED -> Opening.Refusal.LOCKED;
            case NEWER -> Opening.Refusal.NEWER;
            case DAMAGED, UNSURE, DISK_REFUSES, OTHER -> Opening.Refusal.DAMAGED;
        };
    }

    private static Opening refuse(FolderLock lock, List<Sql> connections, Opening.Refusal reason) {
        connections.forEach(TrackingFile::closeQuietly);
        closeQuietly(lock);
        return new Opening.Refused(reason);
    }

    /** Changes. */
    public Writer writer() {
        return writer;
    }

    /** Reads. */
    public Readers readers() {
        return readers;
    }

    /** Reads that may take long: they keep nobody else from reading, and {@link Sql#within} can end them. */
    public Readers searchers() {
        return searchers;
    }

    /** Whether the log was found damaged at the start, so that what had been written last is not in the file. */
    public boolean lacksCommits() {
        return lacksCommits;
    }

    /** Tells of every commit. */
    public Commits commits() {
        return writer.commits();
    }

    /** Copies of the whole. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /**
     * Finishes what waits, brings everything into the one file, and lets the folder go. Where the disk has refused
     * something, the file is left as it is, and the folder taken, until the process ends: bringing in a log with a gap
     * would spoil the file, and the next process reads it up to the gap.
     */
    @Override
    public void close() {
        try {
            checkpoints.stop();
            writer.stop();
            readers.stop();
            searchers.stop();
            if (writer.isBroken()) {
                LOG.error("The disk has refused changes. The next start of the program finds what it has taken.");
                return;
            }
            sql.script("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            LOG.warn("Closing the tracking file was interrupted.");
        } catch (SQLException e) {
            // The log beside the file holds what is missing in it; the next start brings it in.
            LOG.warn("The tracking file was closed without its last step.", e);
            if (sql.isRefused()) {
                // Closed, SQLite would try once more, with success, and delete the log.
                return;
            }
        }
        closeQuietly(sql);
        closeQuietly(lock);
    }

    private static void closeQuietly(Sql connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A connection to the tracking file was not closed.", e);
        }
    }

    private static void closeQuietly(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.warn("The data folder was not let go.", e);
        }
    }
}
