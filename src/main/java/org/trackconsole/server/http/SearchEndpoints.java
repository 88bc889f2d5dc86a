package org.trackconsole.server.http;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.SearchCheck;
import org.trackconsole.server.search.Found;
import org.trackconsole.server.search.Histogram;
import org.trackconsole.server.search.Question;
import org.trackconsole.server.search.Search;
import org.trackconsole.server.search.Spans;
import org.trackconsole.server.search.Suggestions;
import org.trackconsole.server.search.TimeRange;
import org.trackconsole.server.search.WorkflowCondition;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Searching profiles, sessions and events (contract §6.2). */
final class SearchEndpoints {
    private static final int PAGE = 25;
    private static final String RESULT = "result";

    private final Searches searches;

    /** What can be searched. Real servers also index entities of one's own, of which there are none here. */
    private enum Index {
        EVENT,
        PROFILE,
        SESSION,
        LOG,
        ENTITY;

        static Optional<Index> of(String word) {
            return Arrays.stream(values())
                    .filter(index -> index.wire().equals(word))
                    .findFirst();
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SearchEndpoints(Searches searches) {
        this.searches = searches;
    }

    void addTo(Routes routes) {
        // What the server logs is for fewer people than everything else; the first route that fits is taken.
        add(routes, "/{index:log}", Access.LOGS);
        add(routes, "/{index}", Access.FIGURES);
        routes.post("/tql/validate", Access.SIGNED_IN, SearchEndpoints::validate);
    }

    private void add(Routes routes, String index, Access access) {
        routes.post(index + "/select", access, this::select)
                .post(index + "/select/range", access, this::range)
                .post(index + "/select/range/page/{page}", access, this::page)
                .post(index + "/select/histogram", access, this::histogram)
                .get(index + "/query/autocomplete", access, this::autocomplete);
    }

    private @Nullable Search search(Index index) {
        return switch (index) {
            case EVENT -> searches.events();
            case PROFILE -> searches.profiles();
            case SESSION -> searches.sessions();
            case LOG -> searches.noted();
            case ENTITY -> null;
        };
    }

    /** A search of all time; without a body it is for everything. */
    private Response select(Request request) {
        long now = searches.now();
        return index(request)
                .then(index -> request.documentIfAny()
                        .then(body -> checked(
                                body.orElseGet(WireJson::object),
                                asked -> find(
                                        request,
                                        index,
                                        Question.always(asked.where(), now),
                                        asked.start(),
                                        asked.limit()))));
    }

    private Response range(Request request) {
        return asked(
                request,
                (index, asked) ->
                        within(asked, question -> find(request, index, question, asked.start(), asked.limit())));
    }

    private Response page(Request request) {
        return request.numberInPath("page", Search.WINDOW)
                .then(page -> asked(
                        request,
                        (index, asked) ->
                                within(asked, question -> find(request, index, question, page * PAGE, PAGE))));
    }

    private Response find(Request request, Index index, Question question, int from, int most) {
        Search search = search(index);
        if (search == null) {
            return Response.ok(found(new Found(0, List.of(), true)));
        }
        return request.world()
                .then(world -> Response.of(
                        search.find(file(world, index), question, from, most), found -> Response.ok(found(found))));
    }

    private static TrackingFile file(World world, Index index) {
        return index == Index.LOG ? LogEndpoints.settled(world) : world.file();
    }

    private static ObjectNode found(Found found) {
        ObjectNode answer = WireJson.object().put("total", found.total());
        found.records().forEach(answer.putArray(RESULT)::add);
        answer.putArray("buckets");
        return found.isWhole() ? answer : answer.put("timed_out", true);
    }

    private Response histogram(Request request) {
        return asked(
                request,
                (index, asked) -> within(asked, question -> {
                    Spans spans = Spans.of(question.range(), zone(asked.timeZone()));
                    Optional<String> field = request.inQuery("group_by").filter(name -> !name.isBlank());
                    Search search = search(index);
                    if (search == null) {
                        return Response.ok(shown(new Histogram(spans, List.of()), field.isPresent()));
                    }
                    return request.world()
                            .then(world -> Response.of(
                                    search.histogram(file(world, index), question, field, spans),
                                    found -> Response.ok(found.map(histogram -> shown(histogram, field.isPresent()))
                                            .orElseGet(() -> unfinished(spans, field.isPresent())))));
                }));
    }

    /** Time ran out, and nothing is known of any span. */
    private static ObjectNode unfinished(Spans spans, boolean grouped) {
        return shown(new Histogram(spans, List.of()), grouped).put("timed_out", true);
    }

    /** A row for each span, with a column for each value. */
    private static ObjectNode shown(Histogram histogram, boolean grouped) {
        ObjectNode answer = WireJson.object().put("total", histogram.total());
        ArrayNode rows = answer.putArray(RESULT);
        List<String> names = histogram.names();
        for (String label : histogram.spans().labels()) {
            ObjectNode row = rows.addObject()
                    .put("date", label)
                    .put("interval", "+" + histogram.spans().unit());
            if (grouped) {
                names.forEach(name -> row.put(name, 0));
            } else {
                row.put("count", 0);
            }
        }
        histogram
                .cells()
                .forEach(cell ->
                        ((ObjectNode) rows.path(cell.span())).put(grouped ? cell.name() : "count", cell.number()));
        ArrayNode buckets = answer.putArray("buckets");
        if (grouped) {
            names.forEach(buckets::add);
        } else {
            buckets.add("count");
        }
        return answer;
    }

    private Response autocomplete(Request request) {
        return index(request).then(index -> {
            Search search = search(index);
            String typed = request.inQuery("query").orElse("");
            if (search == null) {
                return Response.ok(shown(Suggestions.none()));
            }
            return request.world()
                    .then(world -> Response.of(
                            Suggestions.of(typed, search, file(world, index)), found -> Response.ok(shown(found))));
        });
    }

    private static ObjectNode shown(Suggestions suggestions) {
        ObjectNode answer = WireJson.object();
        ArrayNode next = answer.putArray("next");
        suggestions
                .next()
                .forEach(suggestion -> next.addObject()
                        .put("value", suggestion.value())
                        .put("token", suggestion.token().name())
                        .put("name", suggestion.value())
                        .put("desc", suggestion.token().description())
                        .put("space", true)
                        .put("color", suggestion.token().colour()));
        return answer.put("current", suggestions.current());
    }

    private static Response validate(Request request) {
        return request.text()
                .then(text -> WorkflowCondition.fault(text)
                        .map(fault -> Response.detail(400, fault))
                        .orElseGet(() -> Response.ok(JsonNodeFactory.instance.booleanNode(true))));
    }

    /** What is done with the index and the body of a search. */
    private interface Asking {
        Response answer(Index index, SearchCheck.Checked.Valid asked);
    }

    private static Response asked(Request request, Asking asking) {
        return index(request)
                .then(index -> request.document().then(body -> checked(body, asked -> asking.answer(index, asked))));
    }

    private static Response checked(ObjectNode body, Function<SearchCheck.Checked.Valid, Response> answer) {
        return switch (SearchCheck.check(body)) {
            case SearchCheck.Checked.Invalid(var problems) -> Response.problems(problems);
            case SearchCheck.Checked.Valid valid -> answer.apply(valid);
        };
    }

    private static Given<Index> index(Request request) {
        String word = request.inPath("index");
        return Index.of(word).<Given<Index>>map(Given.Usable::new).orElseGet(() -> {
            String expected = Arrays.stream(Index.values())
                    .map(index -> "'" + index.wire() + "'")
                    .collect(Collectors.joining(", "));
            int last = expected.lastIndexOf(", ");
            String words = expected.substring(0, last) + " or " + expected.substring(last + 2);
            Problem problem = new Problem(
                    "enum",
                    Loc.path("index"),
                    "Input should be " + words,
                    JsonNodeFactory.instance.stringNode(word),
                    WireJson.object().put("expected", words));
            return new Given.Refused<>(Response.problems(List.of(problem)));
        });
    }

    private Response within(SearchCheck.Checked.Valid asked, Function<Question, Response> answer) {
        long now = searches.now();
        TimeRange range = TimeRange.of(asked.minDate(), asked.maxDate(), now);
        return range.isSound()
                ? answer.apply(new Question(asked.where(), range, now))
                : Response.detail(500, "Incorrect time range. The range ends before it begins.");
    }

    private static ZoneId zone(String name) {
        try {
            return name.isBlank() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
