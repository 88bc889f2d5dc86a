package org.trackconsole.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.trackconsole.server.check.SourceCheck;
import org.trackconsole.server.check.SourceDefinition;
import org.trackconsole.server.check.SourceType;
import org.trackconsole.server.source.Sources;
import org.trackconsole.server.wire.Parsed;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Event sources and the bridges they arrive through (contract §4). */
final class SourceEndpoints {
    private static final int MOST = 10_000;
    private static final String CURRENT = "@current-source";

    private final InstantSource clock;
    private final ArrayNode bridges;

    SourceEndpoints(InstantSource clock) {
        this.clock = clock;
        this.bridges = bridges();
    }

    void addTo(Routes routes) {
        routes.post("/event-source", Access.SETTINGS, this::save)
                .get("/event-source/{id}", Access.SETTINGS, this::find)
                .delete("/event-source/{id}", Access.SETTINGS, this::delete)
                .get("/event-sources/by_type", Access.SETTINGS, this::grouped)
                .get("/event-sources/entity", Access.SETTINGS, this::named)
                .get("/event-sources/type/name", Access.SETTINGS, _ -> types(SourceEndpoints::title))
                .get("/event-sources/type/configuration", Access.SETTINGS, _ -> types(SourceEndpoints::configuration))
                .get("/event-sources/refresh", Access.SETTINGS, _ -> Shards.refreshed())
                .get("/bridges", Access.SETTINGS, _ -> listed(bridges))
                .get("/bridge/{id}", Access.SETTINGS, request -> bridge(request.inPath("id")))
                .get("/bridges/entity", Access.SETTINGS, _ -> listed(bridgeNames()));
    }

    private Response save(Request request) {
        return request.document().then(body -> switch (SourceCheck.check(body, Times.micros(clock.instant()))) {
            case SourceCheck.Checked.Invalid(var problems) -> Response.problems(problems);
            case SourceCheck.Checked.UnknownTypes(String detail) -> Response.detail(422, detail);
            case SourceCheck.Checked.Valid(SourceDefinition source) ->
                in(request, sources -> Response.of(sources.save(source), saved -> Response.saved(saved.id())));
        });
    }

    /** An answer from the sources of the request's world. */
    private static Response in(Request request, Function<Sources, Response> answer) {
        return request.world().then(world -> answer.apply(world.sources()));
    }

    private Response find(Request request) {
        return in(
                request,
                sources -> sources.find(request.inPath("id"))
                        .map(source -> Response.ok(source.record()))
                        .orElseGet(Response::noRecord));
    }

    private Response delete(Request request) {
        return in(
                request,
                sources -> Response.of(
                        sources.delete(request.inPath("id")),
                        deleted -> deleted
                                ? Response.ok(JsonNodeFactory.instance.booleanNode(true))
                                : Response.noRecord()));
    }

    private Response grouped(Request request) {
        String query = request.inQuery("query").orElse("").toLowerCase(Locale.ROOT);
        return in(request, sources -> grouped(sources.all(), query));
    }

    private static Response grouped(List<SourceDefinition> all, String query) {
        Map<String, List<SourceDefinition>> groups = new LinkedHashMap<>();
        for (SourceDefinition source : all) {
            if (source.name().toLowerCase(Locale.ROOT).contains(query)) {
                List<String> names = source.groups().isEmpty() ? List.of("general") : source.groups();
                for (String name : names) {
                    groups.computeIfAbsent(name, _ -> new ArrayList<>()).add(source);
                }
            }
        }
        // The total counts all sources, also those that the query leaves out.
        ObjectNode answer = WireJson.object().put("total", all.size());
        ObjectNode grouped = answer.putObject("grouped");
        groups.forEach((name, members) -> {
            ArrayNode list = grouped.putArray(name);
            members.stream()
                    .sorted(Comparator.comparing(SourceDefinition::name))
                    .forEach(source -> list.add(source.record()));
        });
        return Response.ok(answer);
    }

    private Response named(Request request) {
        return request.flag("add_current", false)
                .then(addCurrent -> request.number("limit", 500, MOST)
                        .then(limit -> in(request, sources -> {
                            ArrayNode names = WireJson.array();
                            sources.all().stream()
                                    .filter(source -> request.inQuery("type")
                                            .map(source.types()::contains)
                                            .orElse(true))
                                    .limit(limit)
                                    .forEach(source -> names.addObject()
                                            .put("id", source.id())
                                            .put(
                                                    "name",
                                                    source.name() + " (" + String.join(", ", source.types()) + ")"));
                            if (addCurrent) {
                                names.addObject().put("id", CURRENT).put("name", CURRENT);
                            }
                            return listed(names);
                        })));
    }

    private static Response types(Function<SourceType, JsonNode> shown) {
        ObjectNode types = WireJson.object();
        for (SourceType type : SourceType.values()) {
            types.set(type.wire(), shown.apply(type));
        }
        ObjectNode answer = WireJson.object().put("total", types.size());
        answer.set("result", types);
        return Response.ok(answer);
    }

    private static JsonNode title(SourceType type) {
        return JsonNodeFactory.instance.stringNode(type.title());
    }

    private static JsonNode configuration(SourceType type) {
        ObjectNode configuration = WireJson.object().put("name", type.title());
        type.tags().forEach(configuration.putArray("tags")::add);
        return configuration;
    }

    private ArrayNode bridgeNames() {
        ArrayNode names = WireJson.array();
        for (JsonNode bridge : bridges) {
            ObjectNode name = names.addObject();
            name.set("id", bridge.path("id"));
            name.set("name", bridge.path("name"));
        }
        return names;
    }

    private static Response listed(ArrayNode list) {
        return Response.listed(list.size(), list);
    }

    private Response bridge(String id) {
        return bridges.valueStream()
                .filter(bridge -> bridge.path("id").asString("").equals(id))
                .findFirst()
                .map(Response::ok)
                .orElseGet(Response::noRecord);
    }

    private static ArrayNode bridges() {
        try (InputStream stream = SourceEndpoints.class.getResourceAsStream("bridges.json")) {
            if (stream != null
                    && WireJson.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                            instanceof Parsed.Document(ArrayNode list)) {
                return list;
            }
            throw new IllegalStateException("No list of bridges");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
