package org.trackconsole.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * The console's own file, {@code console.sqlite}: one thread writes, two read, each unit of work is a transaction that
 * is on the disk when the caller goes on. One process has the folder at a time. Any thread, also virtual ones; not the
 * JavaFX one, for every call blocks.
 */
public final class Database implements AutoCloseable {
    private static final String NAME = "console.sqlite";
    private static final List<String> PARTS = List.of("", "-wal", "-shm");
    private static final String DAMAGED = "console-damaged-";
    private static final Pattern COPY = Pattern.compile("console-(v\\d+|damaged)-\\d{8}-\\d{6}-\\d{3}\\.sqlite");
    private static final int BUSY_MILLIS = 5_000;
    private static final int READERS = 2;

    private final FolderLock lock;
    private final Suspicion suspicion;
    private final Lane writer;
    private final Lane readers;
    private final Opening opening;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Database(
            FolderLock lock, Suspicion suspicion, Connection writer, List<Connection> readers, Opening opening) {
        this.lock = lock;
        this.suspicion = suspicion;
        this.writer = new Lane("store-writer-", List.of(writer), "BEGIN IMMEDIATE");
        this.readers = new Lane("store-reader-", readers, "BEGIN");
        this.opening = opening;
    }

    /**
     * What opening the file did to it.
     *
     * @param copy where its state before a migration was put; null where none was needed
     * @param unknownCalls how many calls the last run left under way; their outcome is now UNKNOWN
     */
    public record Opening(@Nullable Path copy, int unknownCalls) {}

    /**
     * Opens the file in the folder, making both where they are missing and bringing the file up to date.
     *
     * @throws StorageException LOCKED if another process has the folder, NEWER if a newer console wrote the file,
     *     DAMAGED if it is no sound SQLite file, or was found unsound in use before – it is then left as it is –, or
     *     another reason
     */
    public static Database open(Path folder) {
        return open(folder, Migrations.known(), InstantSource.system());
    }

    static Database open(Path folder, Migrations migrations, InstantSource clock) {
        Path file = folder.resolve(NAME);
        FolderLock lock = lockedFolder(folder);
        Suspicion suspicion = new Suspicion(folder);
        List<Connection> opened = new ArrayList<>();
        boolean usable = false;
        try {
            OwnerOnly.createFile(file);
            Connection writer = connect(file, false);
            opened.add(writer);
            suspicion.settle(writer);
            Path copy = migrations.apply(writer, file, clock.instant());
            Sql.run(writer, "PRAGMA journal_mode = WAL");
            // What a person has deleted is overwritten, not only unlinked.
            Sql.run(writer, "PRAGMA secure_delete = 1");
            int unknown = CallStore.endCallsUnderWay(writer);
            for (int reader = 0; reader < READERS; reader++) {
                opened.add(connect(file, true));
            }
            usable = true;
            return new Database(lock, suspicion, writer, opened.subList(1, opened.size()), new Opening(copy, unknown));
        } catch (SQLException problem) {
            throw StorageException.of(problem);
        } catch (IOException problem) {
            throw StorageException.of(problem);
        } finally {
            if (!usable) {
                close(opened);
                lock.close();
            }
        }
    }

    /**
     * Renames the file in the folder to {@code console-damaged-<time>.sqlite}, so that the next opening begins a new
     * one. Only ever called because a person asked for it.
     *
     * @return the new place, or null where there was no file
     * @throws StorageException LOCKED if a process has the folder, or another reason
     */
    public static @Nullable Path moveAside(Path folder, Instant now) {
        try (FolderLock _ = lockedFolder(folder)) {
            String aside = DAMAGED + Migrations.stamp(now) + ".sqlite";
            if (!Files.exists(folder.resolve(NAME))) {
                return null;
            }
            for (String part : PARTS) {
                if (Files.exists(folder.resolve(NAME + part))) {
                    Files.move(folder.resolve(NAME + part), folder.resolve(aside + part));
                }
            }
            new Suspicion(folder).clear();
            return folder.resolve(aside);
        } catch (IOException problem) {
            throw StorageException.of(problem);
        }
    }

    /**
     * What lies in the folder beside the file and holds what it held once.
     *
     * @param file where it is; what SQLite keeps beside it belongs to it
     * @param damaged whether it was put aside as damaged; else it was copied before an update changed it
     */
    public record Copy(Path file, boolean damaged) {
        /**
         * Deletes it with all that belongs to it, the file itself last: as long as something is left, it is listed.
         *
         * @return whether it was there
         * @throws IOException if it is still there
         */
        public boolean delete() throws IOException {
            for (String part : PARTS.reversed()) {
                if (Files.deleteIfExists(file.resolveSibling(file.getFileName() + part)) && part.isEmpty()) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * All such copies in a folder, the oldest name first; none where there is no folder.
     *
     * @throws IOException if the folder cannot be read
     */
    public static List<Copy> copies(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> COPY.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .map(file -> new Copy(file, file.getFileName().toString().startsWith(DAMAGED)))
                    .toList();
        }
    }

    /** What opening the file did to it. */
    public Opening opening() {
        return opening;
    }

    /**
     * Does the work on the writing thread and returns when it is on the disk.
     *
     * @throws StorageException if it could not be kept; nothing of it is
     */
    public <T extends @Nullable Object> T write(SqlWork<T> work) {
        return watched(writer, work);
    }

    /**
     * Does the work on a reading thread; all that it reads is of one moment.
     *
     * @throws StorageException if the file could not be read
     */
    public <T extends @Nullable Object> T read(SqlWork<T> work) {
        return watched(readers, work);
    }

    private <T extends @Nullable Object> T watched(Lane lane, SqlWork<T> work) {
        try {
            return lane.run(work);
        } catch (StorageException problem) {
            if (problem.reason() == StorageException.Reason.DAMAGED) {
                suspicion.raise();
            }
            throw problem;
        }
    }

    /** The size of the file's content in bytes. */
    public long sizeInBytes() {
        return read(connection ->
                Sql.number(connection, "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"));
    }

    /** Finishes what was asked for before, then lets go of the file and the folder. A second time does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (lock;
                    writer;
                    readers) {
                // Closed from the last to the first: the writer's end empties the write-ahead log.
            }
        }
    }

    private static FolderLock lockedFolder(Path folder) {
        try {
            Files.createDirectories(folder, OwnerOnly.folder(folder));
        } catch (IOException problem) {
            throw StorageException.of(problem);
        }
        return FolderLock.take(folder);
    }

    private static Connection connect(Path file, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(readOnly);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // With the write-ahead log only FULL waits for the disk at every commit.
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static void close(List<Connection> connections) {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException _) {
                // What kept the file from being opened is already on its way to the caller.
            }
        }
    }
}
