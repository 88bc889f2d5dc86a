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
}
