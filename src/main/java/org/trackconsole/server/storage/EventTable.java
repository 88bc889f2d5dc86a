package org.trackconsole.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Events in the file. */
public final class EventTable {
    static final String SELECT_FROM = "SELECT e.id, e.type, e.source_id, e.session_id, e.profile_id,"
            + " e.inserted, e.created, e.record, s.inserted AS session_start,"
            + " CASE json_type(s.context, '$.time.tz') WHEN 'text' THEN json_extract(s.context, '$.time.tz') END AS tz"
            + " FROM ";
    static final String WITH_SESSION = " LEFT JOIN session s ON s.no = e.session_no ";

    /** Of the session with a bound id, also a deleted one; 0 where no event names it. */
    public static final String NUMBER_OF_SESSION = "coalesce((SELECT n.no FROM session_number n WHERE n.id = ?), 0)";

    private static final String FORMER_SESSION_OF =
            "SELECT f.no FROM event e JOIN former_session f ON f.no = e.session_no WHERE e.id = ?";

    private static final String SELECT = SELECT_FROM + "event e" + WITH_SESSION;
    private static final String NEWEST_FIRST = " ORDER BY e.inserted DESC, e.seq DESC LIMIT ?";

    private static final List<String> COLUMNS = List.of(
            "id",
            "type",
            "source_id",
            "session_id",
            "session_no",
            "profile_id",
            "inserted",
            "created",
            "record",
            "changes");
    private static final int MOST_IN_ONE_STATEMENT = 8;

    /** By the number of rows, less one. Most events change no profile, and their rows bring no column for it. */
    private static final List<String> INSERTS = inserts(COLUMNS.subList(0, COLUMNS.size() - 1));

    private static final List<String> INSERTS_WITH_CHANGES = inserts(COLUMNS);

    private EventTable() {}

    /** One event. */
    public static Optional<StoredEvent> find(Sql sql, String id) throws SQLException {
        return sql.first(SELECT + "WHERE e.id = ?", EventTable::read, id);
    }

    /** The newest events of a profile, newest first. */
    public static List<StoredEvent> ofProfile(Sql sql, String profileId, int most) throws SQLException {
        return sql.list(SELECT + "WHERE e.profile_id = ?" + NEWEST_FIRST, EventTable::read, profileId, most);
    }

    /** The newest events of a profile within a session, newest first. */
    public static List<StoredEvent> ofSession(Sql sql, String sessionId, String profileId, int most)
            throws SQLException {
        return sql.list(
                SELECT + "WHERE e.session_no = " + NUMBER_OF_SESSION + " AND e.profile_id = ?" + NEWEST_FIRST,
                EventTable::read,
                sessionId,
                profileId,
                most);
    }

    static StoredEvent read(ResultSet row) throws SQLException {
        EventRow event = new EventRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                Sql.optionalLong(row, 7),
                row.getString(8));
        return new StoredEvent(event, Sql.optionalLong(row, 9), row.getString(10));
    }

    /** The event at a place in the order of arrival. */
    static Optional<StoredEvent> at(Sql sql, long seq) throws SQLException {
        return sql.first(SELECT + "WHERE e.seq = ?", EventTable::read, seq);
    }

    /**
     * Adds events of a session in their order. One with the id of another replaces it and counts as the newest to arrive.
     * Some go into one statement: what is around a row then costs as much as the row.
     *
     * @param session the number of the session, as {@link SessionTable} tells it
     * @param perhapsThere the ids of those whose ids the server has not made
     */
    public static void save(Sql sql, long session, List<EventRow> events, List<String> perhapsThere)
            throws SQLException {
        Set<Long> left = new LinkedHashSet<>();
        for (String id : perhapsThere) {
            sql.first(FORMER_SESSION_OF, row -> row.getLong(1), id).ifPresent(left::add);
        }
        insert(sql, session, events);
        for (long former : left) {
            forgetSession(sql, former);
        }
    }

    private static void insert(Sql sql, long session, List<EventRow> events) throws SQLException {
        for (int from = 0; from < events.size(); from += MOST_IN_ONE_STATEMENT) {
            List<EventRow> some = events.subList(from, Math.min(from + MOST_IN_ONE_STATEMENT, events.size()));
            boolean changes = some.stream().anyMatch(event -> event.changes() != null);
            List<@Nullable Object> values = new ArrayList<>(some.size() * COLUMNS.size());
            for (EventRow event : some) {
                values.add(event.id());
                values.add(event.type());
                values.add(event.sourceId());
                values.add(event.sessionId());
                values.add(session);
                values.add(event.profileId());
                values.add(event.inserted());
                values.add(event.created());
                values.add(event.record());
                if (changes) {
                    values.add(event.changes());
                }
            }
            sql.update((changes ? INSERTS_WITH_CHANGES : INSERTS).get(some.size() - 1), values.toArray());
        }
    }

    /**
     * A replaced row goes and comes again at the end: so each of several has a place of its own, which an upsert that
     * takes the next place from a subquery cannot give, for that runs once a statement.
     */
    private static List<String> inserts(List<String> columns) {
        String start = "INSERT OR REPLACE INTO event (" + String.join(", ", columns) + ") VALUES ";
        String row = "(" + String.join(", ", Collections.nCopies(columns.size(), "?")) + ")";
        return IntStream.rangeClosed(1, MOST_IN_ONE_STATEMENT)
                .mapToObj(rows -> start + String.join(", ", Collections.nCopies(rows, row)))
                .toList();
    }

    /** What an event changed in its profile, as it was then; empty where there is no such event. */
    public static Optional<ChangesRow> changes(Sql sql, String id) throws SQLException {
        return sql.first(
                "SELECT profile_id, changes, seq > (SELECT CAST(value AS INTEGER) FROM fact"
                        + " WHERE name = 'changes_noted_after') AS noted FROM event WHERE id = ?",
                row -> new ChangesRow(
                        id, row.getString("profile_id"), row.getString("changes"), row.getBoolean("noted")),
                id);
    }

    /** Forgets what the events of a profile changed in it. */
    static void forgetChanges(Sql sql, String profileId) throws SQLException {
        sql.update("UPDATE event SET changes = '' WHERE profile_id = ? AND changes IS NOT NULL", profileId);
    }

    /** Gives all events of a profile to another one. */
    public static void move(Sql sql, String fromProfile, String toProfile) throws SQLException {
        sql.update("UPDATE event SET profile_id = ? WHERE profile_id = ?", toProfile, fromProfile);
    }

    /** How many there are of a profile. */
    public static long countOfProfile(Sql sql, String profileId) throws SQLException {
        return sql.number("SELECT count(*) FROM event WHERE profile_id = ?", profileId);
    }

    /** Nothing is kept of a session that has neither a record nor events. */
    private static void forgetSession(Sql sql, long number) throws SQLException {
        sql.update(
                "DELETE FROM former_session WHERE no = ?1 AND NOT EXISTS (SELECT 1 FROM event WHERE session_no = ?1)",
                number);
    }

    /** Whether there was one. */
    public static boolean delete(Sql sql, String id) throws SQLException {
        Optional<Long> session =
                sql.first("DELETE FROM event WHERE id = ? RETURNING session_no", row -> row.getLong(1), id);
        if (session.isEmpty()) {
            return false;
        }
        forgetSession(sql, session.get());
        return true;
    }

    /** How many there are. */
    public static long count(Sql sql) throws SQLException {
        return sql.number("SELECT count(*) FROM event");
    }
}
