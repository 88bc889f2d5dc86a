package org.trackconsole.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the console's file was found damaged in use. Checking a whole file takes about a second and a half for each
 * gigabyte, and far more from a slow disk, which is too long for every start; so only a file that gave reason to is
 * checked, at the next one. An empty file beside it remembers that.
 */
final class Suspicion {
    private static final Logger LOG = LoggerFactory.getLogger(Suspicion.class);
    private static final String NAME = "console.suspect";

    private final Path mark;

    /** @param folder that holds the console's file */
    Suspicion(Path folder) {
        mark = folder.resolve(NAME);
    }

    /** The file was found damaged; the next opening is to check it. */
    void raise() {
        try {
            OwnerOnly.createFile(mark);
        } catch (IOException problem) {
            LOG.warn("The damaged file could not be marked for a check", problem);
        }
    }

    /**
     * Checks the file if it is under suspicion, and clears one that is sound.
     *
     * @throws StorageException DAMAGED if it is not sound
     */
    void settle(Connection connection) throws SQLException, IOException {
        if (!Files.exists(mark)) {
            return;
        }
        List<String> faults = Sql.rows(connection, row -> row.getString(1), "PRAGMA integrity_check(1)");
        if (!faults.equals(List.of("ok"))) {
            throw new StorageException(StorageException.Reason.DAMAGED, "The check found it unsound.");
        }
        clear();
    }

    /** There is nothing to check any more. */
    void clear() throws IOException {
        Files.deleteIfExists(mark);
    }
}
