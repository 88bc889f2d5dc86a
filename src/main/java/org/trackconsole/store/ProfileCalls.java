package org.trackconsole.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The calls of one profile, and how to take them out of the history. */
final class ProfileCalls {
    private static final String THEIRS = """
            server_id = ?1 AND outcome <> 'PENDING' AND (profile_sent IN (SELECT value FROM json_each(?2))
                OR profile_returned IN (SELECT value FROM json_each(?2)))""";

    private ProfileCalls() {}

    static long count(Connection connection, String serverId, List<String> profileIds) throws SQLException {
        return Sql.number(connection, "SELECT count(*) FROM call WHERE " + THEIRS, serverId, json(profileIds));
    }

    /**
     * Also the headings that have no call any more; the others say what is left. Visitors who were this profile are nobody
     * from now on, or the next call would name it again.
     */
    static int delete(Connection connection, String serverId, List<String> profileIds) throws SQLException {
        String ids = json(profileIds);
        List<Long> groups = Sql.rows(
                connection, row -> row.getLong(1), "SELECT DISTINCT group_id FROM call WHERE " + THEIRS, serverId, ids);
        Sql.change(
                connection,
                "DELETE FROM exchange WHERE call_seq IN (SELECT seq FROM call WHERE " + THEIRS + ")",
                serverId,
                ids);
        int calls = Sql.change(connection, "DELETE FROM call WHERE " + THEIRS, serverId, ids);
        for (long group : groups) {
            VisitGroups.left(connection, group);
        }
        // A server's data sets have visitors of their own.
        Sql.change(connection, """
                UPDATE visitor SET profile_id = NULL
                WHERE (server_id = ?1 OR substr(server_id, 1, length(?1) + 1) = ?1 || '/')
                    AND profile_id IN (SELECT value FROM json_each(?2))""", serverId, ids);
        return calls;
    }

    private static String json(List<String> ids) {
        return KeptJson.write(KeptJson.strings(ids));
    }
}
