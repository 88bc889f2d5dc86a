package org.trackconsole.server.http;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.trackconsole.server.storage.ChangesRow;
import org.trackconsole.server.storage.EventTable;
import org.trackconsole.server.storage.RowPage;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /console/changes?event=…&event=…}: what events changed in their profiles, as it was when they were stored. */
final class ChangesEndpoint {
    private static final int MOST = 200;
    private static final String EVENT = "event";

    void addTo(Routes routes) {
        routes.get("/console/changes", Access.RECORDS, ChangesEndpoint::list);
    }

    private static Response list(Request request) {
        List<String> ids = request.query().getOrDefault(EVENT, List.of());
        if (ids.isEmpty()) {
            return Response.problems(List.of(Problem.missing(Loc.query(EVENT), WireJson.none())));
        }
        if (ids.size() > MOST) {
            return Response.detail(413, "A call takes at most " + MOST + " events.");
        }
        return request.world()
                .then(world -> Response.of(world.file().readers().read(sql -> find(sql, ids)), rows -> {
                    ArrayNode list = WireJson.array();
                    rows.forEach(row -> list.add(json(row)));
                    return Response.listed(rows.size(), list);
                }));
    }

    private static List<ChangesRow> find(Sql sql, List<String> ids) throws SQLException {
        List<ChangesRow> rows = new ArrayList<>();
        long size = 0;
        for (String id : ids) {
            Optional<ChangesRow> found = EventTable.changes(sql, id);
            if (found.isPresent() && size < RowPage.MOST_CHARACTERS) {
                String changes = found.get().changes();
                size += changes == null ? 0 : changes.length();
                rows.add(found.get());
            }
        }
        return rows;
    }

    /** What an event changed; the changes of one that came before they were noted are not there. */
    static ObjectNode json(ChangesRow row) {
        ObjectNode answer = WireJson.object().put(EVENT, row.eventId()).put("profile", row.profileId());
        answer.put("noted", row.noted());
        if (row.noted()) {
            String kept = row.changes();
            ObjectNode changes = kept == null ? WireJson.object() : WireJson.stored(kept);
            answer.set("changes", changes.has("changes") ? changes.path("changes") : WireJson.array());
            answer.put("left_out", changes.path("left_out").asInt(0));
        }
        return answer;
    }
}
