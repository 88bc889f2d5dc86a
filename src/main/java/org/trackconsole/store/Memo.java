package org.trackconsole.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Small things to remember, by key. */
final class Memo {
    private Memo() {}

    static @Nullable String get(Connection connection, String key) throws SQLException {
        return Sql.row(connection, row -> row.getString(1), "SELECT value FROM memo WHERE key = ?", key);
    }

    static void put(Connection connection, String key, String value) throws SQLException {
        Sql.change(
                connection,
                "INSERT INTO memo (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                key,
                value);
    }
}
