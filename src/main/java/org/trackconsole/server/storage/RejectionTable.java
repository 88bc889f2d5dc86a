package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Rejected calls in the file. */
public final class RejectionTable {
    /** How many are kept. */
    public static final int MOST = 10_000;

    private RejectionTable() {}

    /** Adds a rejected call; the oldest one too many goes. */
    public static long add(Sql sql, RejectionRow row) throws SQLException {
        return add(sql, row, MOST);
    }

    static long add(Sql sql, RejectionRow row, int most) throws SQLException {
        // The numbers of events that are gone count as well, or a place could lie before one that was read already.
        long seq = sql.first(
                        "INSERT INTO rejection"
                                + " (after_event, time, status, source_id, types, reason, detail, body, size)"
                                + " VALUES (max(coalesce((SELECT max(seq) FROM event), 0),"
                                + " coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0),"
                                + " coalesce((SELECT max(after_event) FROM rejection), 0)),"
                                + " ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq",
                        inserted -> inserted.getLong(1),
                        row.time(),
                        row.status(),
                        row.sourceId(),
                        String.join("\n", row.types()),
                        row.reason(),
                        row.detail(),
                        row.body(),
                        row.size())
                .orElseThrow(() -> new SQLException("A rejected call has no number"));
        sql.update("DELETE FROM rejection WHERE seq <= ?", seq - most);
        return seq;
    }

    /** The rejected call at a place. */
    public static Optional<RejectionRow> find(Sql sql, Cursor cursor) throws SQLException {
        return sql.first(
                "SELECT * FROM rejection WHERE seq = ? AND after_event = ?",
                row -> new RejectionRow(
                        row.getLong("time"),
                        row.getInt("status"),
                        row.getString("source_id"),
                        types(row.getString("types")),
                        row.getString("reason"),
                        row.getString("detail"),
                        row.getString("body"),
                        row.getLong("size")),
                cursor.rejection(),
                cursor.event());
    }

    static List<String> types(String lines) {
        return lines.isEmpty() ? List.of() : List.of(lines.split("\n", -1));
    }
}
