package org.trackconsole.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.trackconsole.model.DataSet;
import tools.jackson.databind.node.ArrayNode;

/** The calls of one profile, and how to take them out of the history. */
final class ProfileCalls {
    /** A call says with its headers which data set it went to; without such a header it went to the staging data. */
    private static final String THEIRS = """
            server_id = ?1 AND outcome <> 'PENDING' AND (profile_sent IN (SELECT value FROM json_each(?2))
                OR profile_returned IN (SELECT value FROM json_each(?2)))
            AND ?3 = EXISTS (SELECT 1 FROM exchange e, json_each(e.request_headers) h WHERE e.call_seq = call.seq
                AND lower(h.value ->> 'name') = ?4 AND lower(h.value ->> 'value') = ?5)""";

    private ProfileCalls() {}

    static long count(Connection connection, String serverId, DataSet dataSet, List<String> profileIds)
            throws SQLException {
        return Sql.number(
                connection, "SELECT count(*) FROM call WHERE " + THEIRS, values(serverId, dataSet, profileIds));
    }

    /**
     * Also the headings that have no call any more; the others say what is left. Visitors who were this profile are nobody
     * from now on, or the next call would name it again.
     */
    static int delete(Connection connection, String serverId, DataSet dataSet, List<String> profileIds)
            throws SQLException {
        ArrayNode theirs = KeptJson.array();
        Sql.rows(
                        connection,
                        row -> row.getLong(1),
                        "SELECT seq FROM call WHERE " + THEIRS,
                        values(serverId, dataSet, profileIds))
                .forEach(seq -> theirs.add(seq.longValue()));
        String seqs = KeptJson.write(theirs);
        List<Long> groups = Sql.rows(
                connection,
                row -> row.getLong(1),
                "SELECT DISTINCT group_id FROM call WHERE seq IN (SELECT value FROM json_each(?1))",
                seqs);
        Sql.change(connection, "DELETE FROM exchange WHERE call_seq IN (SELECT value FROM json_each(?1))", seqs);
        int calls = Sql.change(connection, "DELETE FROM call WHERE seq IN (SELECT value FROM json_each(?1))", seqs);
        for (long group : groups) {
            VisitGroups.left(connection, group);
        }
        Sql.change(
                connection,
                "UPDATE visitor SET profile_id = NULL WHERE server_id = ?1 AND profile_id IN (SELECT value FROM json_each(?2))",
                dataSet.worldOf(serverId),
                KeptJson.write(KeptJson.strings(profileIds)));
        return calls;
    }

    private static Object[] values(String serverId, DataSet dataSet, List<String> profileIds) {
        return new Object[] {
            serverId,
            KeptJson.write(KeptJson.strings(profileIds)),
            dataSet == DataSet.PRODUCTION ? 1 : 0,
            DataSet.HEADER,
            DataSet.PRODUCTION.wire()
        };
    }
}
