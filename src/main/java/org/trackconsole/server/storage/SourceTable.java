package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.List;

/** Event sources in the file: whole records, in the order of their creation. */
public final class SourceTable {
    private SourceTable() {}

    /** The JSON records of all sources. */
    public static List<String> all(Sql sql) throws SQLException {
        return sql.list("SELECT record FROM source ORDER BY seq", row -> row.getString(1));
    }

    /** Adds a source or replaces the one of the same id, which keeps its place. */
    public static void save(Sql sql, String id, String record) throws SQLException {
        sql.update(
                "INSERT INTO source (id, record) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET record = excluded.record",
                id,
                record);
    }

    /** Whether there was one. */
    public static boolean delete(Sql sql, String id) throws SQLException {
        return sql.update("DELETE FROM source WHERE id = ?", id) > 0;
    }
}
