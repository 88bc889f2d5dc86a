package org.trackconsole.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Events and rejected calls in one order of arrival. Each reading sees one moment of the file: an event never shows up
 * behind a rejected call that has been read already.
 */
public final class ArrivalTable {
    /** The places of events that one reading looks through; so it takes some tenths of a second at the most. */
    public static final int STRETCH = 50_000;

    private ArrivalTable() {}

    /**
     * What a reading brought.
     *
     * @param arrivals those that are wanted, in the order of reading
     * @param newest the newest place that was taken at that moment, whatever is there
     * @param next the place from which to go on
     * @param more whether there may be something there
     */
    public record Page(List<Arrival> arrivals, Cursor newest, Cursor next, boolean more) {
        public Page {
            arrivals = List.copyOf(arrivals);
        }
    }

    /** Those after a place, oldest first. */
    public static Page newer(Sql sql, Cursor after, ArrivalFilter filter, int most) throws SQLException {
        return sql.atOneMoment(moment -> newer(moment, after, filter, most, STRETCH));
    }

    /** Those before a place, newest first. */
    public static Page older(Sql sql, Cursor before, ArrivalFilter filter, int most) throws SQLException {
        return sql.atOneMoment(moment -> older(moment, before, filter, most, STRETCH));
    }

    /** The newest place that was taken; a stream that begins there misses nothing. */
    public static Cursor newest(Sql sql) throws SQLException {
        Cursor event = new Cursor(sql.number("SELECT max(seq) FROM event"), 0);
        return sql.first(
                        "SELECT after_event, seq FROM rejection ORDER BY after_event DESC, seq DESC LIMIT 1",
                        row -> new Cursor(row.getLong(1), row.getLong(2)))
                .filter(rejection -> rejection.event() >= event.event())
                .orElse(event);
    }

    /** Whether a place was given in this file, be it that what was there is gone. */
    public static boolean isOurs(Sql sql, Cursor cursor) throws SQLException {
        String given = "SELECT seq FROM sqlite_sequence WHERE name = ?";
        return cursor.event() <= sql.number(given, "event") && cursor.rejection() <= sql.number(given, "rejection");
    }

    /** Whether all that came up to a place was deleted, by a reset or one by one. */
    public static boolean isAllGone(Sql sql, Cursor upTo) throws SQLException {
        return upTo.compareTo(Cursor.START) > 0
                && sql.number(
                                "SELECT EXISTS (SELECT 1 FROM event WHERE seq <= ?1)"
                                        + " OR EXISTS (SELECT 1 FROM rejection WHERE after_event <= ?1)",
                                upTo.event())
                        == 0;
    }

    /** The event at a place. */
    public static Optional<StoredEvent> event(Sql sql, Cursor cursor) throws SQLException {
        return EventTable.at(sql, cursor.event());
    }

    static Page newer(Sql sql, Cursor after, ArrivalFilter filter, int most, int stretch) throws SQLException {
        Cursor newest = newest(sql);
        // From the first event on that is there, so that a gap where some were deleted costs nothing.
        long begin = sql.number("SELECT min(seq) FROM event WHERE seq > ?", after.event());
        boolean whole = !filter.wantsStored() || begin == 0 || newest.event() - begin < stretch;
        Cursor end = whole ? newest : new Cursor(begin + stretch, 0);
        // Nothing was taken after the place that was asked for: the client knows more than this file, or all of it.
        Cursor last = end.compareTo(after) > 0 ? end : after;
        return read(sql, ArrivalStatement.newer(filter, after, last), filter, most, last, !whole);
    }

    static Page older(Sql sql, Cursor before, ArrivalFilter filter, int most, int stretch) throws SQLException {
        long begin = sql.number("SELECT max(seq) FROM event WHERE seq < ?", before.event());
        boolean whole = !filter.wantsStored() || begin <= stretch;
        Cursor end = whole ? Cursor.START : new Cursor(begin - stretch, 0);
        return read(sql, ArrivalStatement.older(filter, before, end), filter, most, end, !whole);
    }

    private static Page read(
            Sql sql, ArrivalStatement statement, ArrivalFilter filter, int most, Cursor end, boolean further)
            throws SQLException {
        List<Arrival> arrivals = new ArrayList<>();
        boolean full = sql.each(
                statement.sql(),
                row -> {
                    Arrival arrival = arrival(row);
                    if (!filter.readsContent() || filter.finds(arrival, row.getString("content"))) {
                        arrivals.add(arrival);
                    }
                    return arrivals.size() < most;
                },
                statement.parameters().toArray());
        return new Page(arrivals, newest(sql), full ? arrivals.getLast().cursor() : end, full || further);
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
}
