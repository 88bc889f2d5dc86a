package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Facts about the installation that the file belongs to. */
public final class FactTable {
    /** What the names of these facts begin with; the id of the account follows. */
    private static final String PREFERENCES = "preferences of ";

    private FactTable() {}

    /** The uuid of the installation, made with the file. */
    public static String instance(Sql sql) throws SQLException {
        return sql.first("SELECT value FROM fact WHERE name = 'instance'", row -> row.getString(1))
                .orElseThrow(() -> new SQLException("The tracking file has no instance id"));
    }

    /** What each account that has preferences prefers: JSON objects by the ids of the accounts. */
    public static Map<String, String> preferences(Sql sql) throws SQLException {
        Map<String, String> preferences = new HashMap<>();
        sql.list(
                        "SELECT name, value FROM fact WHERE substr(name, 1, length(?)) = ?",
                        row -> Map.entry(row.getString("name").substring(PREFERENCES.length()), row.getString("value")),
                        PREFERENCES,
                        PREFERENCES)
                .forEach(one -> preferences.put(one.getKey(), one.getValue()));
        return preferences;
    }

    /** What an account prefers, as JSON; empty where that was never said. */
    public static Optional<String> preferences(Sql sql, String accountId) throws SQLException {
        return sql.first("SELECT value FROM fact WHERE name = ?", row -> row.getString(1), PREFERENCES + accountId);
    }

    /** Keeps what an account prefers. */
    public static void keepPreferences(Sql sql, String accountId, String json) throws SQLException {
        sql.update("INSERT OR REPLACE INTO fact (name, value) VALUES (?, ?)", PREFERENCES + accountId, json);
    }

    /** Forgets what an account prefers. */
    public static void forgetPreferences(Sql sql, String accountId) throws SQLException {
        sql.update("DELETE FROM fact WHERE name = ?", PREFERENCES + accountId);
    }

    /** Forgets what all accounts prefer. */
    static void forgetPreferences(Sql sql) throws SQLException {
        sql.update("DELETE FROM fact WHERE substr(name, 1, length(?)) = ?", PREFERENCES, PREFERENCES);
    }

    /** Notes in a copy that is about to be put in place of the data by what it can be told that it is. */
    static void markRestored(Sql sql, String mark) throws SQLException {
        sql.update("INSERT OR REPLACE INTO fact (name, value) VALUES ('restored', ?)", mark);
    }

    /** Whether the data are those of the copy that was marked so. */
    static boolean isRestored(Sql sql, String mark) throws SQLException {
        return sql.number("SELECT count(*) FROM fact WHERE name = 'restored' AND value = ?", mark) > 0;
    }
}
