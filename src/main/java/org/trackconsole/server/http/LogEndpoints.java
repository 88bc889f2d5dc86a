package org.trackconsole.server.http;

import java.util.List;
import org.trackconsole.server.search.Question;
import org.trackconsole.server.search.Search;
import org.trackconsole.server.storage.LogRow;
import org.trackconsole.server.storage.LogTable;
import org.trackconsole.server.storage.Readers;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was wrong with calls, by the profile or the event that they were about, and all of it as the server's log (contract
 * §6.1). The log also tells of refused calls; it is searched like every other index.
 */
final class LogEndpoints {
    private static final int AT_ONCE = 100;
    private static final int PAGE = 25;

    private final Searches searches;

    LogEndpoints(Searches searches) {
        this.searches = searches;
    }

    void addTo(Routes routes) {
        routes.get(
                        "/profile/logs/{id}",
                        Access.RECORDS,
                        request -> list(request, sql -> LogTable.ofProfile(sql, request.inPath("id"))))
                .get(
                        "/event/logs/{id}",
                        Access.RECORDS,
                        request -> list(request, sql -> LogTable.ofEvent(sql, request.inPath("id"))))
                .get("/logs", Access.LOGS, request -> noted(request, 0, AT_ONCE))
                .get(
                        "/logs/page/{page}",
                        Access.LOGS,
                        request -> request.numberInPath("page", Search.WINDOW)
                                .then(page -> noted(request, page * PAGE, PAGE)));
    }

    /**
     * The file of a world in which all is written that was noted until now: entries are written behind the answers to
     * their calls, and whoever reads them shall see them.
     */
    static TrackingFile settled(World world) {
        var _ = world.file().writer().write(_ -> true);
        return world.file();
    }

    private Response noted(Request request, int from, int most) {
        Question question = Question.always(request.inQuery("query").orElse(""), searches.now());
        return request.world()
                .then(world -> Response.of(searches.noted().find(settled(world), question, from, most), found -> {
                    ArrayNode list = WireJson.array();
                    found.records().forEach(list::add);
                    return Response.listed(found.total(), list);
                }));
    }

    private static Response list(Request request, Readers.Query<List<LogRow>> query) {
        boolean oldestFirst = request.inQuery("sort").orElse("desc").equalsIgnoreCase("asc");
        return request.world()
                .then(world -> Response.of(settled(world).readers().read(query), rows -> {
                    ArrayNode list = WireJson.array();
                    (oldestFirst ? rows : rows.reversed()).forEach(row -> list.add(entry(row)));
                    return Response.listed(rows.size(), list);
                }));
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
