package org.trackconsole.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Visitor;

/** The visitors as one unit of work sees them. Valid only inside that unit, on its thread. */
public final class VisitorRows {
    private final Connection connection;

    VisitorRows(Connection connection) {
        this.connection = connection;
    }

    /** All of a server, in the order they were made; who takes a forgotten one's place stands there. */
    public List<Visitor> all(String serverId) throws SQLException {
        return Sql.rows(
                connection,
                VisitorRows::visitor,
                "SELECT * FROM visitor WHERE server_id = ? ORDER BY position, rowid",
                serverId);
    }

    /** One visitor, or null. */
    public @Nullable Visitor find(String id) throws SQLException {
        return Sql.row(connection, VisitorRows::visitor, "SELECT * FROM visitor WHERE id = ?", id);
    }

    /** The one that was chosen last on a server, or else the first; null where there is none. */
    public @Nullable Visitor chosen(String serverId) throws SQLException {
        String id = Memo.get(connection, chosenKey(serverId));
        Visitor chosen = id == null ? null : find(id);
        if (chosen != null) {
            return chosen;
        }
        List<Visitor> all = all(serverId);
        return all.isEmpty() ? null : all.getFirst();
    }

    /** Remembers the choice. */
    public void choose(Visitor visitor) throws SQLException {
        Memo.put(connection, chosenKey(visitor.serverId()), visitor.id());
    }

    /** Adds a visitor as the last one. */
    public void add(Visitor visitor) throws SQLException {
        long position = 1
                + Sql.number(
                        connection,
                        "SELECT coalesce(max(position), 0) FROM visitor WHERE server_id = ?",
                        visitor.serverId());
        insert(visitor, position, null);
    }

    /** Replaces the row of the same id; does nothing where there is none. */
    public void change(Visitor visitor) throws SQLException {
        Sql.change(
                connection,
                "UPDATE visitor SET name = ?, profile_id = ?, session_id = ?, visit = ?, visit_started = ? WHERE id = ?",
                visitor.name(),
                visitor.profileId(),
                visitor.sessionId(),
                visitor.visit(),
                visitor.visitStarted().toEpochMilli(),
                visitor.id());
    }

    /** Removes a visitor and puts another in their place. */
    public void replace(Visitor gone, Visitor fresh) throws SQLException {
        long position = Sql.number(connection, "SELECT position FROM visitor WHERE id = ?", gone.id());
        Sql.change(connection, "DELETE FROM visitor WHERE id = ?", gone.id());
        insert(fresh, position, gone.id());
    }

    /**
     * Puts a removed visitor back, into their place if the one who took it is still there. That one goes if nothing was
     * done with them: no call, no profile, no second visit.
     */
    public void putBack(Visitor gone) throws SQLException {
        Long position = Sql.row(
                connection,
                row -> row.getLong(1),
                "SELECT position FROM visitor WHERE in_place_of = ? AND server_id = ?",
                gone.id(),
                gone.serverId());
        if (position == null) {
            add(gone);
            return;
        }
        Sql.change(connection, """
                DELETE FROM visitor WHERE in_place_of = ? AND profile_id IS NULL AND visit = 1
                    AND NOT EXISTS (SELECT 1 FROM call WHERE visitor_id = visitor.id)""", gone.id());
        insert(gone, position, null);
    }

    /** The number of the next new visitor of a server, from 1; never the same one twice. */
    public int nextNumber(String serverId) throws SQLException {
        String key = "visitors-made/" + serverId;
        String made = Memo.get(connection, key);
        int next = 1 + (made == null ? 0 : Integer.parseInt(made));
        Memo.put(connection, key, Integer.toString(next));
        return next;
    }

    /**
     * Gives a call's visitor the ids that were answered: the profile id always (contract §3.1, §12.5), the session id
     * unless the visitor is on another visit by now. Answers the visitor as they then are.
     */
    @Nullable
    Visitor adopt(Call call, Answer answer) throws SQLException {
        String id = call.visitorId();
        if (id == null) {
            return null;
        }
        if (answer instanceof Answer.Accepted accepted) {
            Sql.change(connection, """
                    UPDATE visitor SET profile_id = coalesce(?, profile_id),
                        session_id = CASE WHEN visit = ? THEN coalesce(?, session_id) ELSE session_id END
                    WHERE id = ?""", accepted.profileId(), call.visit(), accepted.sessionId(), id);
        }
        return find(id);
    }

    private void insert(Visitor visitor, long position, @Nullable String inPlaceOf) throws SQLException {
        Sql.change(
                connection,
                """
                INSERT INTO visitor (id, server_id, name, profile_id, session_id, visit, visit_started, position, in_place_of)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                visitor.id(),
                visitor.serverId(),
                visitor.name(),
                visitor.profileId(),
                visitor.sessionId(),
                visitor.visit(),
                visitor.visitStarted().toEpochMilli(),
                position,
                inPlaceOf);
    }

    private static String chosenKey(String serverId) {
        return "visitor/" + serverId;
    }

    private static Visitor visitor(ResultSet row) throws SQLException {
        return new Visitor(
                row.getString("id"),
                row.getString("server_id"),
                row.getString("name"),
                Sql.text(row, "profile_id"),
                row.getString("session_id"),
                row.getInt("visit"),
                Instant.ofEpochMilli(row.getLong("visit_started")));
    }
}
