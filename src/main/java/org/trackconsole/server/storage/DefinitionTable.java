package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.List;

/** Settings beside sources, in the file: whole records of several kinds, in the order of their creation. */
public final class DefinitionTable {
    private DefinitionTable() {}

    /** The JSON records of a kind. */
    public static List<String> all(Sql sql, String kind) throws SQLException {
        return sql.list("SELECT record FROM definition WHERE kind = ? ORDER BY seq", row -> row.getString(1), kind);
    }

    /** Adds a record or replaces the one of the same kind and id, which keeps its place. */
    public static void save(Sql sql, String kind, String id, String record) throws SQLException {
        sql.update(
                "INSERT INTO definition (kind, id, record) VALUES (?, ?, ?)"
                        + " ON CONFLICT (kind, id) DO UPDATE SET record = excluded.record",
                kind,
                id,
                record);
    }

    /** Whether there was one. */
    public static boolean delete(Sql sql, String kind, String id) throws SQLException {
        return sql.update("DELETE FROM definition WHERE kind = ? AND id = ?", kind, id) > 0;
    }
}
