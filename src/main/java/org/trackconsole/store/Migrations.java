package org.trackconsole.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a file to the newest version: script n leads from version n − 1 to n, in one transaction with the new number
 * ({@code PRAGMA user_version}). A file that already holds something is copied beside itself first.
 */
final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
    private static final List<String> FILES = List.of(
            "0001-calls-visitors-servers-drafts.sql",
            "0002-profiles.sql",
            "0003-server-marking.sql",
            "0004-network.sql",
            "0005-proofs.sql");

    private final List<String> scripts;

    /** @param scripts the SQL of each step, in order */
    Migrations(List<String> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    /** The steps that this console knows. */
    static Migrations known() {
        return new Migrations(FILES.stream().map(Migrations::resource).toList());
    }

    /**
     * Brings the file up to date; does nothing to one that is.
     *
     * @param file the one the connection is on
     * @param now what the copy is named after
     * @return the copy that was made, or null where there was nothing to copy or nothing to do
     * @throws StorageException NEWER if a newer console wrote it; the file is then as it was
     */
    @Nullable
    Path apply(Connection connection, Path file, Instant now) throws SQLException {
        int version = Math.toIntExact(Sql.number(connection, "PRAGMA user_version"));
        if (version > scripts.size()) {
            throw new StorageException(
                    StorageException.Reason.NEWER, "Version " + version + ", known up to " + scripts.size() + ".");
        }
        if (version == scripts.size()) {
            return null;
        }
        boolean holdsSomething = Sql.number(connection, "SELECT count(*) FROM sqlite_schema") > 0;
        Path copy = holdsSomething ? copy(connection, file, version, now) : null;
        for (int next = version + 1; next <= scripts.size(); next++) {
            migrate(connection, scripts.get(next - 1), next);
            LOG.info("Migrated the console's file to version {}", next);
        }
        return copy;
    }

    /** A moment as it stands in file names, in UTC. */
    static String stamp(Instant moment) {
        return STAMP.format(moment);
    }

    private static void migrate(Connection connection, String script, int version) throws SQLException {
        Sql.run(connection, "BEGIN IMMEDIATE");
        boolean kept = false;
        try {
            Sql.run(connection, script);
            Sql.run(connection, "PRAGMA user_version = " + version);
            Sql.run(connection, "COMMIT");
            kept = true;
        } finally {
            if (!kept) {
                Lane.rollBack(connection);
            }
        }
    }

    /** VACUUM INTO reads through the write-ahead log, so the copy is whole; copying the bare file would not be. */
    private static Path copy(Connection connection, Path file, int version, Instant now) throws SQLException {
        Path copy = file.resolveSibling("console-v" + version + "-" + stamp(now) + ".sqlite");
        boolean whole = false;
        try {
            OwnerOnly.createFile(copy);
            Sql.change(connection, "VACUUM INTO ?", copy.toString());
            whole = true;
            return copy;
        } catch (IOException problem) {
            throw StorageException.of(problem);
        } finally {
            if (!whole) {
                drop(copy);
            }
        }
    }

    private static void drop(Path halfCopy) {
        try {
            Files.deleteIfExists(halfCopy);
        } catch (IOException problem) {
            LOG.warn("An incomplete copy of the console's file could not be removed", problem);
        }
    }

    private static String resource(String name) {
        try (InputStream script = Migrations.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException("No script " + name);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new IllegalStateException("Cannot read the script " + name, problem);
        }
    }
}
