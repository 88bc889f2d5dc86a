package org.trackconsole.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events and rejected calls in one order of arrival. Each reading is one statement, so that it sees one moment of the
 * file: an event never shows up behind a rejected call that has been read already.
 */
public final class ArrivalTable {
    /** The rows one reading looks at, wanted or not; so it takes some tenths of a second at the most. */
    public static final int MOST_LOOKED_AT = 50_000;

    private static final String NEWER = statement("NULL", ">", "");
    private static final String NEWER_WITH_CONTENT = statement("record", ">", "");
    private static final String OLDER = statement("NULL", "<", "DESC");
    private static final String OLDER_WITH_CONTENT = statement("record", "<", "DESC");

    private ArrivalTable() {}

    /**
     * What a reading brought.
     *
     * @param arrivals those that are wanted, in the order of reading
     * @param first the place of the first row that was looked at; where there was none, that after which all will come
     * @param next the place from which to go on
     * @param more whether there may be something there
     */
    public record Page(List<Arrival> arrivals, Cursor first, Cursor next, boolean more) {
        public Page {
            arrivals = List.copyOf(arrivals);
        }
    }

    /** Those after a place, oldest first. */
    public static Page newer(Sql sql, Cursor after, ArrivalFilter filter, int most) throws SQLException {
        String text = filter.readsContent() ? NEWER_WITH_CONTENT : NEWER;
        return read(sql, text, after, after.event(), after, filter, most);
    }

    /** Those before a place, newest first. */
    public static Page older(Sql sql, Cursor before, ArrivalFilter filter, int most) throws SQLException {
        String text = filter.readsContent() ? OLDER_WITH_CONTENT : OLDER;
        // The event that a rejected call came after is older than that call.
        long bound = before.rejection() == 0 ? before.event() : before.event() + 1;
        return read(sql, text, before, bound, Cursor.START, filter, most);
    }

    /** The event at a place. */
    public static Optional<StoredEvent> event(Sql sql, Cursor cursor) throws SQLException {
        return EventTable.at(sql, cursor.event());
    }

    private static Page read(
            Sql sql, String text, Cursor from, long eventBound, Cursor none, ArrivalFilter filter, int most)
            throws SQLException {
        List<Arrival> arrivals = new ArrayList<>();
        // The places of the first and the newest row that was looked at, and how many there were.
        Cursor[] seen = {none, from};
        int[] looked = {0};
        boolean stopped = sql.each(
                text,
                row -> {
                    Arrival arrival = arrival(row);
                    seen[1] = arrival.cursor();
                    if (looked[0]++ == 0) {
                        seen[0] = arrival.cursor();
                    }
                    if (filter.lets(arrival, row.getString("content"))) {
                        arrivals.add(arrival);
                    }
                    return arrivals.size() < most;
                },
                eventBound,
                from.event(),
                from.rejection(),
                MOST_LOOKED_AT);
        return new Page(arrivals, seen[0], seen[1], stopped || looked[0] == MOST_LOOKED_AT);
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        Cursor cursor = new Cursor(row.getLong("place"), row.getLong("number"));
        if (cursor.rejection() == 0) {
            return new Arrival.Stored(
                    cursor,
                    row.getString("id"),
                    row.getString("type"),
                    row.getString("source_id"),
                    row.getString("session_id"),
                    row.getString("profile_id"),
                    row.getLong("time"));
        }
        return new Arrival.Rejected(
                cursor,
                row.getString("source_id"),
                RejectionTable.types(row.getString("type")),
                row.getLong("time"),
                row.getInt("status"),
                row.getString("reason"));
    }

    /** Both tables are read in the order of an index and merged, so that nothing is sorted and reading can stop early. */
    private static String statement(String content, String than, String order) {
        return "SELECT seq AS place, 0 AS number, id, type, source_id, session_id, profile_id,"
                + " inserted AS time, 0 AS status, '' AS reason, " + content + " AS content FROM event"
                + " WHERE seq " + than + " ?1"
                + " UNION ALL SELECT after_event, seq, NULL, types, source_id, NULL, NULL,"
                + " time, status, reason, body FROM rejection WHERE (after_event, seq) " + than + " (?2, ?3)"
                + " ORDER BY 1 " + order + ", 2 " + order + " LIMIT ?4";
    }
}
