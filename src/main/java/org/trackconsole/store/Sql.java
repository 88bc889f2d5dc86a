package org.trackconsole.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JDBC in the few forms that the stores need. Values are texts, numbers, byte arrays or null. */
final class Sql {
    private Sql() {}

    /** Reads the row on which the result stands. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs statements without values, separated by semicolons. */
    static void run(Connection connection, String statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(statements);
        }
    }

    /** Runs one statement and says how many rows it changed. */
    static int change(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    /** All rows. */
    static <T> List<T> rows(Connection connection, Row<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, values);
                ResultSet result = statement.executeQuery()) {
            List<T> rows = new ArrayList<>();
            while (result.next()) {
                rows.add(reader.read(result));
            }
            return List.copyOf(rows);
        }
    }

    /** The first row, or null where there is none. */
    static <T> @Nullable T row(Connection connection, Row<T> reader, String sql, @Nullable Object... values)
            throws SQLException {
        List<T> rows = rows(connection, reader, sql, values);
        return rows.isEmpty() ? null : rows.getFirst();
    }

    /** The number in the first column of the only row. */
    static long number(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        Long number = row(connection, row -> row.getLong(1), sql, values);
        if (number == null) {
            throw new IllegalStateException("No row for " + sql);
        }
        return number;
    }

    /** A text column that may be null, which JDBC's own method does not tell the null checker. */
    static @Nullable String text(ResultSet row, String column) throws SQLException {
        return row.getString(column);
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int at = 0; at < values.length; at++) {
            statement.setObject(at + 1, values[at]);
        }
        return statement;
    }
}
