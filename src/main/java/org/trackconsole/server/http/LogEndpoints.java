package org.trackconsole.server.http;

import java.util.List;
import org.trackconsole.server.storage.LogRow;
import org.trackconsole.server.storage.LogTable;
import org.trackconsole.server.storage.Readers;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was wrong with calls, by the profile or the event that they were about (contract §6.1). */
final class LogEndpoints {
    void addTo(Routes routes) {
        routes.get(
                        "/profile/logs/{id}",
                        Access.RECORDS,
                        request -> list(request, sql -> LogTable.ofProfile(sql, request.inPath("id"))))
                .get(
                        "/event/logs/{id}",
                        Access.RECORDS,
                        request -> list(request, sql -> LogTable.ofEvent(sql, request.inPath("id"))));
    }

    private static Response list(Request request, Readers.Query<List<LogRow>> query) {
        boolean oldestFirst = request.inQuery("sort").orElse("desc").equalsIgnoreCase("asc");
        return request.world().then(world -> {
            // Entries are written behind the answers to their calls; this read shall see them.
            var _ = world.file().writer().write(_ -> true);
            return Response.of(world.file().readers().read(query), rows -> {
                ArrayNode list = WireJson.array();
                (oldestFirst ? rows : rows.reversed()).forEach(row -> list.add(entry(row)));
                return Response.listed(rows.size(), list);
            });
        });
    }

    /** There are no workflows here, so no flow and no node has to do with it. */
    private static ObjectNode entry(LogRow row) {
        ObjectNode entry = WireJson.object();
        entry.putObject("metadata").put("timestamp", Times.iso(row.time()));
        entry.put("event_id", row.eventId())
                .putNull("flow_id")
                .putNull("node_id")
                .put("profile_id", row.profileId());
        entry.put("origin", "profile").put("class_name", "Profile").put("module", "track");
        entry.put("type", "error").put("message", row.message()).putArray("traceback");
        return entry;
    }
}
