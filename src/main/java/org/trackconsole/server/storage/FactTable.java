package org.trackconsole.server.storage;

import java.sql.SQLException;

/** Facts about the installation that the file belongs to. */
public final class FactTable {
    private FactTable() {}

    /** The uuid of the installation, made with the file. */
    public static String instance(Sql sql) throws SQLException {
        return sql.first("SELECT value FROM fact WHERE name = 'instance'", row -> row.getString(1))
                .orElseThrow(() -> new SQLException("The tracking file has no instance id"));
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
