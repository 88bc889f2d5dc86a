package org.trackconsole.server.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The numbered scripts that bring a file to this version's tables. Script n leads from version n−1 to n; a released
 * script never changes.
 *
 * @param scripts the names of resources beside this class, in order
 */
record Migrations(List<String> scripts) {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** This version's scripts. */
    static final Migrations ALL = new Migrations(List.of(
            "0001-sources-profiles-sessions-events.sql",
            "0002-records-and-further-ids.sql",
            "0003-accounts-and-event-time.sql",
            "0004-places-and-rejections.sql",
            "0005-log-and-definitions.sql",
            "0006-changes-of-events.sql",
            "0007-numbered-sessions.sql"));

    private static final String COPY = "tracking-backup-version-";
    private static final String ENDING = ".sqlite";

    Migrations {
        scripts = List.copyOf(scripts);
    }

    /** What a file turned out to be. */
    enum Finding {
        READY,
        NEWER,
        FOREIGN
    }

    /**
     * Brings the file up to date, each script in a transaction of its own. An existing file is first copied beside
     * itself.
     */
    Finding apply(Sql sql, Path file) throws SQLException, IOException {
        int version = (int) sql.number("PRAGMA user_version");
        if (version > scripts.size()) {
            return Finding.NEWER;
        }
        if (version == 0 && sql.number("SELECT count(*) FROM sqlite_master") > 0) {
            return Finding.FOREIGN;
        }
        if (version > 0 && version < scripts.size()) {
            keepCopy(sql, file, version);
        }
        upgrade(sql);
        return Finding.READY;
    }

    /** The copies that lie in a folder, by name; none where there is no folder. */
    static List<Path> copies(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, COPY + "*" + ENDING)) {
            List<Path> copies = new ArrayList<>();
            files.forEach(copies::add);
            copies.sort(Comparator.naturalOrder());
            return copies;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Brings a file of an earlier version up to date. */
    void upgrade(Sql sql) throws SQLException {
        int version = (int) sql.number("PRAGMA user_version");
        for (int next = version + 1; next <= scripts.size(); next++) {
            sql.script("BEGIN IMMEDIATE;\n" + text(scripts.get(next - 1)) + "\nPRAGMA user_version = " + next
                    + ";\nCOMMIT;");
        }
    }

    private static void keepCopy(Sql sql, Path file, int version) throws SQLException, IOException {
        Path copy = file.resolveSibling(COPY + version + ENDING);
        Files.deleteIfExists(copy);
        sql.update("VACUUM INTO ?", copy.toString());
        LOG.info("The tracking file of version {} was copied before it is changed.", version);
    }

    private static String text(String script) {
        try (InputStream resource = Migrations.class.getResourceAsStream(script)) {
            if (resource == null) {
                throw new IllegalStateException("No script " + script);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
