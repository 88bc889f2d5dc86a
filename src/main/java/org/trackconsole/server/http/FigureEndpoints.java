package org.trackconsole.server.http;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.trackconsole.server.check.SourceDefinition;
import org.trackconsole.server.search.Question;
import org.trackconsole.server.search.Search;
import org.trackconsole.server.search.Tally;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Counts and averages, and lists of what this server has none of (contract §6.1). */
final class FigureEndpoints {
    /** How many values are told apart; the rest is counted together. Real servers differ here from list to list. */
    private static final int VALUES = 20;

    private static final int TYPES = 12;
    private static final int SOURCES = 30;
    private static final int VALUES_OF_PROFILE = 15;
    private static final int VALUES_OF_SOURCE = 10;
    private static final int TYPES_WITH_SOURCES = 100;
    private static final int TIME_ZONES = 3;
    private static final int MOST = 1_000;

    private static final Duration ONLINE = Duration.ofMinutes(15);
    private static final Duration BUSY = Duration.ofMinutes(5);
    private static final String EVERYTHING = "";
    private static final String ID = "id";
    private static final String TYPE = "type";
    private static final String SOURCE = "source.id";
    private static final String NAME = "name";
    private static final String VALUE = "value";
    private static final String COUNT = "count";
    private static final String OTHER = "other";

    private static final String COUNTRY = "device.geo.country.name";

    /** Where each count of events and of sessions is asked for, and the field that it counts. */
    private static final Map<String, String> OF_EVENTS = Map.of(
            "by_tag", "tags.values",
            "by_status", "metadata.status",
            "by_channel", "metadata.channel",
            "by_os_name", "os.name");

    /** Counts of events by what their sessions know. */
    private static final Map<String, String> OF_EVENTS_BY_SESSION =
            Map.of("by_resolution", "device.resolution", "by_device_geo", COUNTRY);

    private static final Map<String, String> OF_SESSIONS = Map.of(
            "by_app", "app.name",
            "by_os_name", "os.name",
            "by_channel", "metadata.channel",
            "by_resolution", "device.resolution",
            "by_device_geo", COUNTRY);

    private static final Map<String, Duration> SPANS = Map.of(
            "d", Duration.ofDays(1), "w", Duration.ofDays(7), "M", Duration.ofDays(31), "y", Duration.ofDays(356));

    private final Searches searches;

    FigureEndpoints(Searches searches) {
        this.searches = searches;
    }

    void addTo(Routes routes) {
        OF_EVENTS.forEach((name, field) -> routes.get(
                "/events/" + name, Access.FIGURES, request -> counts(request, searches.events(), field, VALUES)));
        OF_EVENTS_BY_SESSION.forEach(
                (name, field) -> routes.get("/events/" + name, Access.FIGURES, request -> bySession(request, field)));
        OF_SESSIONS.forEach((name, field) -> routes.get(
                "/sessions/count/" + name,
                Access.FIGURES,
                request -> counts(request, searches.sessions(), field, VALUES)));
        routes.get("/events/by_type", Access.FIGURES, request -> counts(request, searches.events(), TYPE, TYPES))
                .get("/events/by_source", Access.FIGURES, this::bySource)
                .get("/profile/{id}/by/{field}", Access.FIGURES, this::ofProfile)
                .get("/events/by-type/by-source", Access.FIGURES, this::byTypeAndSource)
                .get("/event/for-source/{id}/by-type/{span}", Access.FIGURES, request -> ofSource(request, TYPE))
                .get(
                        "/event/for-source/{id}/by-tag/{span}",
                        Access.FIGURES,
                        request -> ofSource(request, "tags.values"))
                .get("/session/count/online", Access.FIGURES, this::online)
                .get("/session/count/online/by_location", Access.FIGURES, this::onlineByLocation)
                .get("/event/avg/requests", Access.FIGURES, this::perSecond)
                .get("/event/avg/process-time", Access.FIGURES, this::processTime)
                .get("/profiles/{match}/segment/{names}", Access.FIGURES, this::inSegments);
        addEmpty(routes);
    }

    /** Consoles ask for these; there are no such things here, and the shape says so. */
    private static void addEmpty(Routes routes) {
        routes.get("/event/debug/{id}", Access.FIGURES, _ -> Response.ok(WireJson.array()))
                .get("/segments", Access.FIGURES, _ -> noGroups());
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
                        .then(world -> Response.counted(
                                searches.events()
                                        .tally(world.file(), question, request.inPath("field"), VALUES_OF_PROFILE),
                                tally -> Response.ok(asTable ? table(tally) : list(tally)))));
    }

    /** Of a source, real servers leave the others out; here they are there where there are any. */
    private Response ofSource(Request request, String field) {
        String text = Question.equal(SOURCE, request.inPath(ID));
        return span(request)
                .then(span -> tally(
                        request,
                        searches.events(),
                        Question.since(text, span, searches.now()),
                        field,
                        VALUES_OF_SOURCE,
                        tally -> Response.ok(tally.others() > 0 ? list(tally) : counted(tally, name -> name))));
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

    private static Response tally(
            Request request,
            Search search,
            Question question,
            String field,
            int values,
            Function<Tally, Response> answer) {
        return request.world()
                .then(world -> Response.counted(search.tally(world.file(), question, field, values), answer));
    }

    private Response counts(Request request, Search search, String field, int values) {
        Question everything = Question.always(EVERYTHING, searches.now());
        return tally(request, search, everything, field, values, tally -> Response.ok(list(tally)));
    }

    private Response bySession(Request request, String field) {
        Question everything = Question.always(EVERYTHING, searches.now());
        return request.world()
                .then(world -> Response.counted(
                        searches.sessions().tallyOfEvents(world.file(), everything, everything.range(), field, VALUES),
                        tally -> Response.ok(list(tally))));
    }

    /** The names of the sources; an id where there is no such source any more. */
    private Response bySource(Request request) {
        Question everything = Question.always(EVERYTHING, searches.now());
        return request.number("buckets_size", SOURCES, MOST)
                .then(most -> request.world()
                        .then(world -> Response.counted(
                                searches.events().tally(world.file(), everything, SOURCE, most),
                                tally -> Response.ok(withOthers(counted(tally, id -> nameOf(world, id)), tally)))));
    }

    private static String nameOf(World world, String sourceId) {
        return world.sources().find(sourceId).map(SourceDefinition::name).orElse(sourceId);
    }

    private static ArrayNode list(Tally tally) {
        return withOthers(counted(tally, name -> name), tally);
    }

    private static ArrayNode counted(Tally tally, UnaryOperator<String> shown) {
        ArrayNode list = WireJson.array();
        tally.counts()
                .forEach(count ->
                        list.addObject().put(NAME, shown.apply(count.name())).put(VALUE, count.number()));
        return list;
    }

    private static ArrayNode withOthers(ArrayNode list, Tally tally) {
        list.addObject().put(NAME, OTHER).put(VALUE, tally.others());
        return list;
    }

    private static ObjectNode table(Tally tally) {
        ObjectNode table = WireJson.object();
        tally.counts().forEach(count -> table.put(count.name(), count.number()));
        return table.put(OTHER, tally.others());
    }

    /** The types in their order, each with its sources, the most frequent first. */
    private Response byTypeAndSource(Request request) {
        Question all = Question.always(EVERYTHING, searches.now());
        return request.world()
                .then(world -> Response.counted(
                        searches.events().tallies(world.file(), all, TYPE, SOURCE, TYPES_WITH_SOURCES, VALUES),
                        types -> {
                            ArrayNode list = WireJson.array();
                            types.forEach((type, sources) -> {
                                ArrayNode counted =
                                        list.addObject().put(TYPE, type).putArray("source");
                                sources.forEach(source -> counted.addObject()
                                        .put(ID, source.name())
                                        .put(COUNT, source.number()));
                            });
                            return Response.ok(list);
                        }));
    }

    private Response online(Request request) {
        Question question = Question.since(EVERYTHING, ONLINE, searches.now());
        Question active = active();
        return request.world()
                .then(world -> Response.counted(
                        searches.events().count(world.file(), question),
                        events -> Response.counted(
                                searches.sessions().count(world.file(), active),
                                sessions -> Response.ok(
                                        WireJson.object().put("events", events).put("sessions", sessions)))));
    }

    /** About the sessions that were heard of lately. */
    private Question active() {
        return Question.always("metadata.time.update > " + ONLINE.toMinutes() + "m", searches.now());
    }

    /** The events of who is online by the countries and time zones of their sessions. */
    private Response onlineByLocation(Request request) {
        Question question = Question.since(EVERYTHING, ONLINE, searches.now());
        Question active = active();
        Search sessions = searches.sessions();
        return request.world()
                .then(world -> Response.counted(
                        searches.events().count(world.file(), question),
                        events -> Response.counted(
                                sessions.tallyOfEvents(
                                        world.file(), active, question.range(), COUNTRY, VALUES_OF_SOURCE),
                                countries -> Response.counted(
                                        sessions.tallyOfEvents(
                                                world.file(), active, question.range(), "context.time.tz", TIME_ZONES),
                                        zones -> {
                                            ObjectNode answer =
                                                    WireJson.object().put("events", events);
                                            answer.set("country", byLocation(countries));
                                            answer.set("tz", byLocation(zones));
                                            return Response.ok(answer);
                                        }))));
    }

    private static ArrayNode byLocation(Tally tally) {
        ArrayNode list = WireJson.array();
        tally.counts().forEach(count -> list.addObject().put(NAME, count.name()).put(COUNT, count.number()));
        return list;
    }

    /** Events a second. */
    private Response perSecond(Request request) {
        Question question = Question.since(EVERYTHING, BUSY, searches.now());
        return request.world()
                .then(world -> Response.counted(
                        searches.events().count(world.file(), question),
                        events ->
                                Response.ok(JsonNodeFactory.instance.numberNode((double) events / BUSY.toSeconds()))));
    }

    /** Events here carry no time of processing: it is that of the call, and told in its header. */
    private Response processTime(Request request) {
        return request.world()
                .then(world -> Response.counted(
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
