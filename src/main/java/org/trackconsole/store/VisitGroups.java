package org.trackconsole.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Call;
import org.trackconsole.model.VisitGroup;

/** The rows of {@code visit_group}: kept in step with the calls inside the transaction that changes those. */
final class VisitGroups {
    private VisitGroups() {}

    /** Puts a call that is not yet in its group into the right one, made if need be, and answers that group's id. */
    static long enter(Connection connection, Call call, long seq) throws SQLException {
        long sentAt = call.sentAt().toEpochMilli();
        Long group = call.sessionId() == null
                ? null
                : Sql.row(
                        connection,
                        row -> row.getLong(1),
                        "SELECT id FROM visit_group WHERE server_id = ? AND session_id = ?",
                        call.serverId(),
                        call.sessionId());
        String profile = call.profileReturned() == null ? call.profileSent() : call.profileReturned();
        if (group == null) {
            return Sql.number(
                    connection,
                    """
                    INSERT INTO visit_group (server_id, server_name, session_id, visitor_id, visitor_name, visit,
                        profile_id, calls, first_at, last_at, newest)
                    VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)
                    RETURNING id""",
                    call.serverId(),
                    call.serverName(),
                    call.sessionId(),
                    call.visitorId(),
                    call.visitorName(),
                    call.visit(),
                    profile,
                    sentAt,
                    sentAt,
                    seq);
        }
        Sql.change(
                connection,
                """
                UPDATE visit_group SET calls = calls + 1, server_name = ?, visitor_id = coalesce(?, visitor_id),
                    visitor_name = coalesce(?, visitor_name), visit = max(?, visit),
                    profile_id = coalesce(?, profile_id, ?), first_at = min(first_at, ?), last_at = max(last_at, ?),
                    newest = max(newest, ?)
                WHERE id = ?""",
                call.serverName(),
                call.visitorId(),
                call.visitorName(),
                call.visit(),
                call.profileReturned(),
                call.profileSent(),
                sentAt,
                sentAt,
                seq,
                group);
        return group;
    }

    /** Takes note of the profile id that was answered to one of the group's calls. */
    static void answered(Connection connection, long group, @Nullable String profileReturned) throws SQLException {
        if (profileReturned != null) {
            Sql.change(connection, "UPDATE visit_group SET profile_id = ? WHERE id = ?", profileReturned, group);
        }
    }

    /** Says afresh what a group holds, and whose it is, after a call has left it; one without calls goes. */
    static void left(Connection connection, long group) throws SQLException {
        Sql.change(connection, """
                DELETE FROM visit_group WHERE id = ? AND NOT EXISTS (SELECT 1 FROM call WHERE group_id = visit_group.id)
                """, group);
        Sql.change(connection, """
                UPDATE visit_group SET (calls, first_at, last_at, newest) =
                    (SELECT count(*), min(sent_at), max(sent_at), max(seq) FROM call WHERE group_id = visit_group.id),
                    profile_id = coalesce(
                        (SELECT profile_returned FROM call WHERE group_id = visit_group.id
                            AND profile_returned IS NOT NULL ORDER BY seq DESC LIMIT 1),
                        (SELECT profile_sent FROM call WHERE group_id = visit_group.id
                            AND profile_sent IS NOT NULL ORDER BY seq LIMIT 1))
                WHERE id = ?""", group);
    }

    /** A page of groups with a matching call, the newest first. */
    static List<VisitGroup> page(Connection connection, SearchWords words, long before, int limit) throws SQLException {
        List<Object> values = new ArrayList<>();
        String matching = "g.calls";
        String having = "";
        if (!words.none()) {
            matching = "(SELECT count(*) FROM call c WHERE c.group_id = g.id" + words.sql() + ")";
            having = " AND EXISTS (SELECT 1 FROM call c WHERE c.group_id = g.id" + words.sql() + ")";
            values.addAll(words.values());
        }
        values.add(before);
        values.addAll(words.values());
        values.add(limit);
        return Sql.rows(
                connection,
                VisitGroups::read,
                "SELECT g.*, " + matching + " AS matching FROM visit_group g WHERE g.newest < ?" + having
                        + " ORDER BY g.newest DESC LIMIT ?",
                values.toArray());
    }

    /** The group of a call, or null where there is no such call. */
    static @Nullable VisitGroup of(Connection connection, String callId) throws SQLException {
        return Sql.row(connection, VisitGroups::read, """
                SELECT g.*, g.calls AS matching FROM visit_group g
                WHERE g.id = (SELECT group_id FROM call WHERE id = ?)""", callId);
    }

    private static VisitGroup read(ResultSet row) throws SQLException {
        return new VisitGroup(
                row.getLong("id"),
                row.getString("server_id"),
                row.getString("server_name"),
                Sql.text(row, "session_id"),
                Sql.text(row, "visitor_id"),
                Sql.text(row, "visitor_name"),
                row.getInt("visit"),
                Sql.text(row, "profile_id"),
                row.getInt("calls"),
                row.getInt("matching"),
                Instant.ofEpochMilli(row.getLong("first_at")),
                Instant.ofEpochMilli(row.getLong("last_at")),
                row.getLong("newest"));
    }
}
