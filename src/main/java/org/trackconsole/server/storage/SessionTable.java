package org.trackconsole.server.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Sessions in the file. */
public final class SessionTable {
    private SessionTable() {}

    /** One session. */
    public static Optional<SessionRow> find(Sql sql, String id) throws SQLException {
        return sql.first("SELECT * FROM session WHERE id = ?", SessionTable::read, id);
    }

    /**
     * A session of a profile, counted from the newest.
     *
     * @param number from zero
     */
    public static Optional<SessionRow> newest(Sql sql, String profileId, int number) throws SQLException {
        return sql.first(
                "SELECT * FROM session WHERE profile_id = ? ORDER BY inserted DESC, no DESC LIMIT 1 OFFSET ?",
                SessionTable::read,
                profileId,
                number);
    }

    static SessionRow read(ResultSet row) throws SQLException {
        return new SessionRow(
                row.getString("id"),
                row.getString("profile_id"),
                row.getString("status"),
                row.getString("channel"),
                row.getLong("inserted"),
                row.getLong("updated"),
                row.getString("context"),
                row.getString("properties"),
                row.getString("record"));
    }

    /** One session, where it is about to go on. */
    public static Optional<KnownSession> known(Sql sql, String id) throws SQLException {
        // By number, not by name: every further call asks.
        return sql.first(
                "SELECT no, profile_id, status, updated, context, properties FROM session WHERE id = ?",
                row -> new KnownSession(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        row.getString(6)),
                id);
    }

    /**
     * Adds a session.
     *
     * @return its number, by which its events are found
     */
    public static long begin(Sql sql, SessionRow session) throws SQLException {
        return sql.number(
                "INSERT INTO session"
                        + " (no, id, profile_id, status, channel, inserted, updated, context, properties, record)"
                        + " VALUES ((SELECT no FROM former_session WHERE id = ?1), ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)"
                        + " RETURNING no",
                session.id(),
                session.profileId(),
                session.status(),
                session.channel(),
                session.inserted(),
                session.updated(),
                session.context(),
                session.properties(),
                session.record());
    }

    /** Changes a session. Where it only goes on, as most do, no index and no long text is touched. */
    public static void goOn(Sql sql, KnownSession before, KnownSession now) throws SQLException {
        if (now.onlyGoesOn(before)) {
            sql.update(
                    "UPDATE session SET status = ?, updated = ? WHERE no = ?",
                    now.status(),
                    now.updated(),
                    now.number());
        } else {
            sql.update(
                    "UPDATE session SET profile_id = ?, status = ?, updated = ?, context = ?, properties = ?"
                            + " WHERE no = ?",
                    now.profileId(),
                    now.status(),
                    now.updated(),
                    now.context(),
                    now.properties(),
                    now.number());
        }
    }

    /** Gives all sessions of a profile to another one. */
    public static void move(Sql sql, String fromProfile, String toProfile) throws SQLException {
        sql.update("UPDATE session SET profile_id = ? WHERE profile_id = ?", toProfile, fromProfile);
    }

    /** Whether there was one. Its events stay, and are found by its id as before. */
    public static boolean delete(Sql sql, String id) throws SQLException {
        sql.update("DELETE FROM former_session WHERE id = ?", id);
        sql.update(
                "INSERT INTO former_session (no, id) SELECT no, id FROM session WHERE id = ?"
                        + " AND EXISTS (SELECT 1 FROM event e WHERE e.session_no = session.no)",
                id);
        return sql.update("DELETE FROM session WHERE id = ?", id) > 0;
    }

    /** How many there are. */
    public static long count(Sql sql) throws SQLException {
        return sql.number("SELECT count(*) FROM session");
    }
}
