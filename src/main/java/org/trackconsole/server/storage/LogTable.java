package org.trackconsole.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What was wrong with calls, in the file. */
public final class LogTable {
    /** How many entries are kept. */
    public static final int MOST = 10_000;

    /** What comes before an address in the reason of a refusal. */
    private static final String ADDRESS = " Request came from";

    /**
     * All that the server noted of calls, as a table of its own: values that a profile could not hold, and calls that were
     * refused. Of those, only the line that says why; where it names the address that the call came from, it ends before.
     */
    public static final String NOTED = "(SELECT time AS inserted, 1 AS part, seq, 'ERROR' AS level,"
            + " 'Profile' AS class_name, 'profile' AS origin, message, event_id, profile_id FROM log"
            + " UNION ALL SELECT time, 0, seq, CASE WHEN status >= 500 THEN 'ERROR' ELSE 'WARNING' END,"
            + " 'TrackerPayload', 'source', 'A call was refused with ' || status || ': '"
            + " || CASE instr(reason, '" + ADDRESS + "') WHEN 0 THEN reason"
            + " ELSE substr(reason, 1, instr(reason, '" + ADDRESS + "') - 1) END, NULL, NULL FROM rejection)";

    private LogTable() {}

    /** Adds an entry; the oldest one too many goes. */
    public static void add(Sql sql, LogRow row) throws SQLException {
        add(sql, row, MOST);
    }

    static void add(Sql sql, LogRow row, int most) throws SQLException {
        sql.update(
                "INSERT INTO log (time, event_id, profile_id, message) VALUES (?, ?, ?, ?)",
                row.time(),
                row.eventId(),
                row.profileId(),
                row.message());
        sql.update("DELETE FROM log WHERE seq <= (SELECT max(seq) FROM log) - ?", most);
    }

    /** The entries of an event, oldest first. */
    public static List<LogRow> ofEvent(Sql sql, String eventId) throws SQLException {
        return sql.list("SELECT * FROM log WHERE event_id = ? ORDER BY seq", LogTable::read, eventId);
    }

    /** The entries of a profile, asked for by its own id or another one that it is found by, oldest first. */
    public static List<LogRow> ofProfile(Sql sql, String id) throws SQLException {
        String own = ProfileTable.find(sql, id).map(ProfileRow::id).orElse(id);
        return sql.list("SELECT * FROM log WHERE profile_id IN (?, ?) ORDER BY seq", LogTable::read, id, own);
    }

    /** Gives all entries of a profile to another one. */
    public static void move(Sql sql, String fromProfile, String toProfile) throws SQLException {
        sql.update("UPDATE log SET profile_id = ? WHERE profile_id = ?", toProfile, fromProfile);
    }

    /** An entry of {@link #NOTED}. */
    static NotedRow readNoted(ResultSet row) throws SQLException {
        return new NotedRow(
                row.getLong("inserted"),
                row.getString("level"),
                row.getString("class_name"),
                row.getString("origin"),
                row.getString("message"),
                row.getString("event_id"),
                row.getString("profile_id"));
    }

    private static LogRow read(ResultSet row) throws SQLException {
        return new LogRow(
                row.getLong("time"), row.getString("event_id"), row.getString("profile_id"), row.getString("message"));
    }
}
