package org.trackconsole.server.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.trackconsole.server.wire.DamagedRecordException;

/** Copies of the whole tracking file: made while the server works, and put back in its place. Any thread. */
public final class Snapshots {
    private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
    private static final long APPLICATION = 0x5472436F;
    private static final String NAMES = "tracking-snapshot-*";

    private final Path file;
    private final Migrations migrations;
    private final Writer writer;
    private final Readers readers;

    Snapshots(Path file, Migrations migrations, Writer writer, Readers readers) {
        this.file = file;
        this.migrations = migrations;
        this.writer = writer;
        this.readers = readers;
    }

    /** What is wrong with a file that was to be put in place of the data. */
    public enum Flaw {
        /** It is no SQLite file, or one of another program. */
        FOREIGN,
        /** Parts of it are destroyed or missing. */
        DAMAGED,
        /** A newer version of the program made it. */
        NEWER
    }

    /** What came of putting a copy in place of the data. */
    public sealed interface Restoring {
        /** The data are those of the copy. */
        record Restored() implements Restoring {}

        /** The data are what they were. */
        record Refused(Flaw flaw) implements Restoring {}
    }

    /** A name for a copy, within the data folder. Whoever takes it deletes what is there in the end. */
    public Path place() {
        return file.resolveSibling(NAMES.replace("*", UUID.randomUUID() + ".sqlite"));
    }

    /** Writes everything that is committed at one moment into a new file, but for the accounts and what they prefer. */
    public Result<Path> copy(Path to) {
        return readers.read(_ -> {
            try (Sql sql = Sql.writing(file)) {
                sql.update("VACUUM INTO ?", to.toString());
            }
            // Who may sign in here is nobody else's to know.
            try (Sql sql = Sql.writing(to)) {
                sql.script("PRAGMA secure_delete = 1");
                sql.update("DELETE FROM account");
                FactTable.forgetPreferences(sql);
            }
            return to;
        });
    }

    /**
     * Checks a copy, brings it up to date, and puts its content in place of the data; the id of the installation, its
     * accounts and what they prefer stay.
     * The copy may be changed by it.
     *
     * @param reading reads something from the copy once it has passed the checks
     * @param restored is handed that when the content is in place, in the writing thread
     */
    public <T> Result<Restoring> restore(Path copy, Readers.Query<T> reading, Consumer<? super T> restored) {
        return switch (readers.read(current -> check(copy, names(current), reading))) {
            case Result.Busy<Checked<T>>() -> new Result.Busy<>();
            case Result.Failed<Checked<T>>(StorageFault fault) -> new Result.Failed<>(fault);
            case Result.Done<Checked<T>>(Checked.Flawed<T>(Flaw flaw)) ->
                new Result.Done<>(new Restoring.Refused(flaw));
            case Result.Done<Checked<T>>(Checked.Sound<T>(T read)) ->
                writer.write(new Exchange(copy, () -> {
                    restored.accept(read);
                    writer.commits().exchanged();
                }));
        };
    }

    /** Deletes what an earlier process left behind. */
    void clear() {
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(file.toAbsolutePath().getParent(), NAMES)) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            LOG.warn("Old snapshots were not deleted.", e);
        }
    }

    /** Deletes a copy with what SQLite may have put beside it. */
    public static void delete(Path copy) {
        try {
            for (String end : new String[] {"", "-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(copy.resolveSibling(copy.getFileName() + end));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private sealed interface Checked<T> {
        record Sound<T>(T read) implements Checked<T> {}

        record Flawed<T>(Flaw flaw) implements Checked<T> {}
    }

    private <T> Checked<T> check(Path copy, Set<String> names, Readers.Query<T> reading) throws SQLException {
        try (Sql sql = Sql.writing(copy)) {
            Optional<Flaw> flaw = flaw(sql, names);
            return flaw.isPresent() ? new Checked.Flawed<>(flaw.get()) : new Checked.Sound<>(reading.run(sql));
        } catch (SQLException failure) {
            StorageFault fault = StorageFault.of(failure);
            if (fault == StorageFault.DISK_FULL) {
                throw failure;
            }
            LOG.warn("A snapshot was refused: {}", fault);
            return new Checked.Flawed<>(fault == StorageFault.DAMAGED ? Flaw.FOREIGN : Flaw.DAMAGED);
        } catch (DamagedRecordException _) {
            return new Checked.Flawed<>(Flaw.DAMAGED);
        }
    }

    private Optional<Flaw> flaw(Sql sql, Set<String> names) throws SQLException {
        if (sql.number("PRAGMA application_id") != APPLICATION) {
            return Optional.of(Flaw.FOREIGN);
        }
        if (sql.number("PRAGMA user_version") > migrations.scripts().size()) {
            return Optional.of(Flaw.NEWER);
        }
        boolean whole = sql.first("PRAGMA integrity_check(1)", row -> row.getString(1))
                .filter("ok"::equals)
                .isPresent();
        if (!whole) {
            return Optional.of(Flaw.DAMAGED);
        }
        migrations.upgrade(sql);
        return names(sql).equals(names) ? Optional.empty() : Optional.of(Flaw.DAMAGED);
    }

    /** The names of all tables, indexes and triggers: nothing may be missing, and nothing may be added. */
    private static Set<String> names(Sql sql) throws SQLException {
        return new TreeSet<>(sql.list(
                "SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'sqlite%'",
                row -> row.getString(1)));
    }

    /** Puts the content of a checked copy in place of the data. */
    private record Exchange(Path copy, Runnable afterwards) implements Command<Restoring> {
        @Override
        public boolean isAlone() {
            return true;
        }

        @Override
        public Restoring run(Sql sql) throws SQLException {
            String mark = UUID.randomUUID().toString();
            try (Sql other = Sql.writing(copy)) {
                FactTable.markRestored(other, mark);
                String instance = FactTable.instance(sql);
                other.update("UPDATE fact SET value = ? WHERE name = 'instance'", instance);
                other.update("DELETE FROM account");
                for (AccountRow account : AccountTable.all(sql)) {
                    var _ = AccountTable.add(other, account);
                }
                FactTable.forgetPreferences(other);
                for (Map.Entry<String, String> one : FactTable.preferences(sql).entrySet()) {
                    FactTable.keepPreferences(other, one.getKey(), one.getValue());
                }
                // Places in the order of arrival are never given twice.
                for (String table : new String[] {"event", "rejection"}) {
                    raise(other, table, sql.number("SELECT seq FROM sqlite_sequence WHERE name = ?", table));
                }
                // Nor are the numbers of sessions, whatever the file says of that.
                raise(other, "session", other.number("SELECT coalesce(max(no), 0) FROM session_number"));
            }
            sql.restore(copy);
            // The driver tells of an error in the copy only, not of one in writing what is to take it over.
            if (!FactTable.isRestored(sql, mark)) {
                throw new SQLiteException("The copy was not taken over", reason(copy));
            }
            sql.script("PRAGMA wal_checkpoint(TRUNCATE)");
            return new Restoring.Restored();
        }

        private static SQLiteErrorCode reason(Path copy) {
            boolean room = copy.toFile().getUsableSpace() > copy.toFile().length();
            return room ? SQLiteErrorCode.SQLITE_IOERR : SQLiteErrorCode.SQLITE_FULL;
        }

        private static void raise(Sql sql, String table, long least) throws SQLException {
            int there = sql.update("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?", least, table);
            if (there == 0) {
                sql.update("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", table, least);
            }
        }

        @Override
        public void committed(Restoring result) {
            afterwards.run();
        }
    }
}
