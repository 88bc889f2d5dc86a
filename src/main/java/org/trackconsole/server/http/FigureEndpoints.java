package org.trackconsole.server.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.trackconsole.server.search.Question;
import org.trackconsole.server.search.Search;
import org.trackconsole.server.search.Tally;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Counts and averages, and lists of what this server has none of (contract §6.1). */
final class FigureEndpoints {
    /** How many values are told apart; the rest is counted together. */
    private static final int VALUES = 10;

    private static final Duration ONLINE = Duration.ofMinutes(15);
    private static final Duration BUSY = Duration.ofMinutes(5);
    private static final String EVERYTHING = "";
    private static final String ID = "id";
    private static final String TYPE = "type";

    /** Where each count of events and of sessions is asked for, and the field that it counts. */
    private static final Map<String, String> OF_EVENTS = Map.of(
            "by_type", TYPE,
            "by_tag", "tags.values",
            "by_status", "metadata.status",
            "by_source", "source.id",
            "by_channel", "metadata.channel",
            "by_os_name", "os.name",
            "by_resolution", "device.resolution",
            "by_device_geo", "device.geo.country.name");

    private static final Map<String, String> OF_SESSIONS = Map.of(
            "by_app", "app.name",
            "by_os_name", "os.name",
            "by_channel", "metadata.channel",
            "by_resolution", "device.resolution",
            "by_device_geo", "device.geo.country.name");

    private static final Map<String, Duration> SPANS = Map.of(
            "d", Duration.ofDays(1), "w", Duration.ofDays(7), "M", Duration.ofDays(31), "y", Duration.ofDays(356));

    private final Searches searches;

    FigureEndpoints(Searches searches) {
        this.searches = searches;
    }

    void addTo(Routes routes) {
        OF_EVENTS.forEach((name, field) -> routes.get(
                "/events/" + name, Access.FIGURES, request -> counts(request, searches.events(), EVERYTHING, field)));
        OF_SESSIONS.forEach((name, field) -> routes.get(
                "/sessions/count/" + name,
                Access.FIGURES,
                request -> counts(request, searches.sessions(), EVERYTHING, field)));
        routes.get("/profile/{id}/by/{field}", Access.FIGURES, this::ofProfile)
                .get("/events/by-type/by-source", Access.FIGURES, this::byTypeAndSource)
                .get("/event/for-source/{id}/by-type/{span}", Access.FIGURES, request -> ofSource(request, TYPE))
                .get(
                        "/event/for-source/{id}/by-tag/{span}",
                        Access.FIGURES,
                        request -> ofSource(request, "tags.values"))
                .get("/session/count/online", Access.FIGURES, this::online)
                .get("/event/avg/requests", Access.FIGURES, this::perSecond)
                .get("/event/avg/process-time", Access.FIGURES, this::processTime)
                .get("/profiles/{match}/segment/{names}", Access.FIGURES, this::inSegments);
        addEmpty(routes);
    }

    /** Consoles ask for these; there are no such things here, and the shape says so. */
    private static void addEmpty(Routes routes) {
        Endpoint emptyList = _ -> Response.listed(0, WireJson.array());
        routes.get("/event/debug/{id}", Access.FIGURES, _ -> Response.ok(WireJson.array()))
                .get("/segments", Access.FIGURES, _ -> noGroups())
                .get("/logs", Access.LOGS, emptyList)
                .get("/logs/page/{page}", Access.LOGS, emptyList);
    }

    private static Response noGroups() {
        ObjectNode answer = WireJson.object().put("total", 0);
        answer.putObject("grouped");
        return Response.ok(answer);
    }

    private Response ofProfile(Request request) {
        Question question = Question.always(Question.equal("profile.id", request.inPath(ID)), searches.now());
        return request.flag("table", false)
                .then(asTable -> request.world()
                        .then(world -> Response.of(
                                searches.events().tally(world.file(), question, request.inPath("field"), VALUES),
                                tally -> Response.ok(asTable ? table(tally) : list(tally)))));
    }

    private Response ofSource(Request request, String field) {
        String text = Question.equal("source.id", request.inPath(ID));
        return span(request)
                .then(span -> request.world()
                        .then(world ->
                                counts(world, searches.events(), Question.since(text, span, searches.now()), field)));
    }

    private static Given<Duration> span(Request request) {
        String word = request.inPath("span");
        return Optional.ofNullable(SPANS.get(word))
                .<Given<Duration>>map(Given.Usable::new)
                .orElseGet(() -> {
                    String words = "'d', 'w', 'M' or 'y'";
                    return new Given.Refused<>(Response.problems(List.of(new Problem(
                            "enum",
                            Loc.path("span"),
                            "Input should be " + words,
                            JsonNodeFactory.instance.stringNode(word),
                            WireJson.object().put("expected", words)))));
                });
    }

    private Response counts(Request request, Search search, String text, String field) {
        return request.world().then(world -> counts(world, search, Question.always(text, searches.now()), field));
    }

    private static Response counts(World world, Search search, Question question, String field) {
        return Response.of(search.tally(world.file(), question, field, VALUES), tally -> Response.ok(list(tally)));
    }

    private static ArrayNode list(Tally tally) {
        ArrayNode list = WireJson.array();
        tally.counts()
                .forEach(count -> list.addObject().put("name", count.name()).put("value", count.number()));
        list.addObject().put("name", "other").put("value", tally.others());
        return list;
    }

    private static ObjectNode table(Tally tally) {
        ObjectNode table = WireJson.object();
        tally.counts().forEach(count -> table.put(count.name(), count.number()));
        return table.put("other", tally.others());
    }

    /** The counts by type, each with its counts by source. */
    private Response byTypeAndSource(Request request) {
        long now = searches.now();
        return request.world().then(world -> {
            Search events = searches.events();
            Question all = Question.always(EVERYTHING, now);
            return Response.of(events.tally(world.file(), all, TYPE, VALUES), types -> {
                ArrayNode list = WireJson.array();
                for (Tally.Count type : types.counts()) {
                    Question ofType = Question.always(Question.equal(TYPE, type.name()), now);
                    Result<Tally> sources = events.tally(world.file(), ofType, "source.id", VALUES);
                    if (!(sources instanceof Result.Done<Tally>(Tally tally))) {
                        return Response.of(sources, _ -> Response.ok(list));
                    }
                    list.addObject()
                            .put("name", type.name())
                            .put("value", type.number())
                            .set("by_source", list(tally));
                }
                return Response.ok(list);
            });
        });
    }

    private Response online(Request request) {
        Question question = Question.since(EVERYTHING, ONLINE, searches.now());
        Question active = Question.always("metadata.time.update > " + ONLINE.toMinutes() + "m", searches.now());
        return request.world()
                .then(world -> Response.of(
                        searches.events().count(world.file(), question),
                        events -> Response.of(
                                searches.sessions().count(world.file(), active),
                                sessions -> Response.ok(
                                        WireJson.object().put("events", events).put("sessions", sessions)))));
    }

    /** Events a second. */
    private Response perSecond(Request request) {
        Question question = Question.since(EVERYTHING, BUSY, searches.now());
        return request.world()
                .then(world -> Response.of(
                        searches.events().count(world.file(), question),
                        events ->
                                Response.ok(JsonNodeFactory.instance.numberNode((double) events / BUSY.toSeconds()))));
    }

    /** Events here carry no time of processing: it is that of the call, and told in its header. */
    private Response processTime(Request request) {
        return request.world()
                .then(world -> Response.of(
                        searches.events().count(world.file(), Question.always(EVERYTHING, searches.now())),
                        events -> Response.ok(WireJson.object().put("avg", 0.0).put("records", events))));
    }

    private Response inSegments(Request request) {
        String joint = request.inPath("match").equals("all") ? " AND " : " OR ";
        String text = Arrays.stream(request.inPath("names").split(",", -1))
                .map(name -> Question.equal("segments", name.strip()))
                .collect(Collectors.joining(joint));
        return request.world()
                .then(world -> Response.of(
                        searches.profiles().find(world.file(), Question.always(text, searches.now()), 0, Search.WINDOW),
                        found -> {
                            ArrayNode list = WireJson.array();
                            found.records().forEach(list::add);
                            return Response.listed(found.total(), list);
                        }));
    }
}
