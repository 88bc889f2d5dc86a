package org.trackconsole.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A console's file with one spoiled page, as a failing disk leaves it. */
public final class DamagedFile {
    private static final byte JUNK = 0x55;

    private DamagedFile() {}

    /** Spoils the first page of a table in the file of a folder; nobody may have it open. */
    public static void in(Path folder, String table) throws IOException {
        long[] page;
        try (Database database = Database.open(folder)) {
            page = database.read(connection -> new long[] {
                Sql.number(connection, "SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'"),
                Sql.number(connection, "PRAGMA page_size")
            });
        }
        Path file = folder.resolve("console.sqlite");
        byte[] bytes = Files.readAllBytes(file);
        int from = Math.toIntExact((page[0] - 1) * page[1]);
        Arrays.fill(bytes, from, from + Math.toIntExact(page[1]), JUNK);
        Files.write(file, bytes);
    }
}
