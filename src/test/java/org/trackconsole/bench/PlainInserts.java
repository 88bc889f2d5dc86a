package org.trackconsole.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConfig;

/**
 * The rows of a measured run, written once more by one thread and nothing but JDBC, row by row into the file as it was
 * when the run began, as durably: for every call its session and its events, and a profile with each first one. Nothing
 * is looked up. How many calls share a commit is given.
 */
final class PlainInserts {
    private static final int MOST_EVENTS = 300_000;

    /** The one session of the large calls brings no time zone. */
    private static final String OF_VISITS = "context LIKE '%tz%'";

    // Where the columns lie that this class looks at.
    private static final int TYPE = 2;
    private static final int SESSION = 4;
    private static final int PROFILE = 6;
    private static final int NUMBER_OF_SESSION = 0;
    private static final int ID_OF_SESSION = 1;
    private static final int STATUS_OF_SESSION = 3;
    private static final int UPDATED_OF_SESSION = 6;
    private static final int ID_OF_PROFILE = 0;

    private final List<Object[]> events;
    private final Map<String, Object[]> sessions = new HashMap<>();
    private final Map<String, Object[]> profiles = new HashMap<>();

    /**
     * Reads what a file has more than it had before; no server has either open.
     *
     * @param before the file when the run began
     */
    PlainInserts(Path file, Path before) throws SQLException {
        long last;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + before)) {
            last = ((Number) rows(connection, "SELECT coalesce(max(seq), 0) FROM event")
                            .getFirst()[0])
                    .longValue();
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            events = rows(
                    connection,
                    "SELECT * FROM event WHERE seq > " + last + " AND session_no IN (SELECT no FROM session WHERE "
                            + OF_VISITS + ") ORDER BY seq LIMIT " + MOST_EVENTS);
            for (Object[] event : events) {
                sessions.put((String) event[SESSION], new Object[0]);
                profiles.put((String) event[PROFILE], new Object[0]);
            }
            keep(sessions, ID_OF_SESSION, rows(connection, "SELECT * FROM session WHERE " + OF_VISITS));
            keep(profiles, ID_OF_PROFILE, rows(connection, "SELECT * FROM profile"));
        }
    }

    private static void keep(Map<String, Object[]> wanted, int id, List<Object[]> rows) {
        for (Object[] row : rows) {
            wanted.computeIfPresent((String) row[id], (_, _) -> row);
        }
    }

    private static List<Object[]> rows(Connection connection, String query) throws SQLException {
        List<Object[]> list = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                list.add(row);
            }
        }
        return list;
    }

    /** Calls a second into a file that holds none of them; as many as there are, if the time is not over before. */
    double perSecond(Path file, int callsInACommit, Duration time) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setGetGeneratedKeys(false);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties())) {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                        + " PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 32768;"
                        + " PRAGMA wal_checkpoint(TRUNCATE)");
            }
            connection.setAutoCommit(false);
            // The same ways to write as the server has, so that only what is around them differs.
            try (PreparedStatement event = insert(connection, "INSERT INTO event", events.getFirst(), "");
                    PreparedStatement session = insert(
                            connection,
                            "INSERT INTO session",
                            any(sessions),
                            " ON CONFLICT (id) DO UPDATE SET status = excluded.status, updated = excluded.updated");
                    PreparedStatement goOn =
                            connection.prepareStatement("UPDATE session SET status = ?, updated = ? WHERE no = ?");
                    PreparedStatement profile = insert(
                            connection,
                            "INSERT INTO profile",
                            any(profiles),
                            " ON CONFLICT (id) DO UPDATE SET updated = excluded.updated,"
                                    + " visit_count = excluded.visit_count, visit_last = excluded.visit_last,"
                                    + " visit_current = excluded.visit_current, visit_tz = excluded.visit_tz")) {
                return write(connection, callsInACommit, time, event, session, goOn, profile);
            }
        }
    }

    private static Object[] any(Map<String, Object[]> rows) {
        return rows.values().iterator().next();
    }

    private static PreparedStatement insert(Connection connection, String start, Object[] row, String end)
            throws SQLException {
        return connection.prepareStatement(start + " VALUES (?" + ", ?".repeat(row.length - 1) + ")" + end);
    }

    private double write(
            Connection connection,
            int callsInACommit,
            Duration time,
            PreparedStatement event,
            PreparedStatement session,
            PreparedStatement goOn,
            PreparedStatement profile)
            throws SQLException {
        Set<Object> begun = new HashSet<>();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        int calls = 0;
        for (Object[] row : events) {
            String type = (String) row[TYPE];
            // A page view is the first of the two events of every call.
            if (type.equals("page-view")) {
                if (calls % callsInACommit == 0) {
                    connection.commit();
                    if (System.nanoTime() > end) {
                        break;
                    }
                }
                calls++;
                Object[] its = sessions.getOrDefault((String) row[SESSION], new Object[0]);
                if (begun.add(its[NUMBER_OF_SESSION])) {
                    set(session, its);
                } else {
                    set(goOn, its[STATUS_OF_SESSION], its[UPDATED_OF_SESSION], its[NUMBER_OF_SESSION]);
                }
            } else if (type.equals("session-opened")) {
                set(profile, profiles.getOrDefault((String) row[PROFILE], new Object[0]));
            }
            set(event, row);
        }
        connection.commit();
        return calls / ((System.nanoTime() - begin) / 1e9);
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.executeUpdate();
    }
}
