package org.trackconsole.server.http;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.MappingCheck;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.enrich.EventDefinition;
import org.trackconsole.server.enrich.PredefinedEvents;
import org.trackconsole.server.enrich.ProfileMapping;
import org.trackconsole.server.record.EventName;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What events of which types do to the profile, predefined and own (contract §3.5, §6.1). */
final class MappingEndpoints {
    private static final int MOST = 10_000;
    private static final String ONE = "/event-to-profile/{id}";
    private static final String COPIES = "event_to_profile";

    private final PredefinedEvents predefined;
    private final Enrichment enrichment;

    MappingEndpoints(PredefinedEvents predefined, Enrichment enrichment) {
        this.predefined = predefined;
        this.enrichment = enrichment;
    }

    void addTo(Routes routes) {
        routes.post("/event-to-profile", Access.SETTINGS, this::save)
                .put("/event-to-profile/refresh", Access.SETTINGS, _ -> Shards.refreshed())
                .get(ONE, Access.SETTINGS, MappingEndpoints::find)
                .delete(ONE, Access.SETTINGS, MappingEndpoints::delete)
                .get("/event-to-profiles/type/{type}", Access.SETTINGS, this::ofType)
                .get("/events-to-profiles", Access.SETTINGS, MappingEndpoints::list)
                .get("/events-to-profiles/by_tag", Access.SETTINGS, MappingEndpoints::byTag);
    }

    private Response save(Request request) {
        return request.document().then(body -> switch (MappingCheck.check(body)) {
            case MappingCheck.Checked.Invalid(var problems) -> Response.problems(problems);
            case MappingCheck.Checked.Valid(ObjectNode record) -> save(request, ProfileMapping.of(record));
        });
    }

    private Response save(Request request, ProfileMapping mapping) {
        List<String> unfit = enrichment.unfitFields(mapping);
        if (!unfit.isEmpty()) {
            return Response.problems(unfit.stream()
                    .map(field -> Problem.value(
                            Loc.body().field(COPIES),
                            "A profile has no field `" + field + "` that this can be copied into",
                            mapping.record().path(COPIES)))
                    .toList());
        }
        return request.world()
                .then(world -> Response.of(world.definitions().save(mapping), _ -> Response.saved(mapping.id())));
    }

    private static Response find(Request request) {
        String id = request.inPath("id");
        return request.world()
                .then(world -> world.definitions()
                        .mapping(id)
                        .map(mapping -> Response.ok(mapping.record()))
                        .orElseGet(() -> Response.detail(
                                404, "Event to profile coping schema for event id " + id + " not found.")));
    }

    private static Response delete(Request request) {
        return request.world()
                .then(world -> Response.of(
                        world.definitions().deleteMapping(request.inPath("id")),
                        deleted -> Response.ok(WireJson.object().put("deleted", deleted ? 1 : 0))));
    }

    private Response ofType(Request request) {
        String type = request.inPath("type");
        return request.world().then(world -> {
            ArrayNode list = WireJson.array();
            ObjectNode known = predefined(predefined.find(type));
            if (known != null) {
                list.add(known);
            }
            all(world).stream()
                    .filter(mapping -> mapping.eventType().equals(type))
                    .forEach(mapping -> list.add(mapping.record()));
            return list.isEmpty()
                    ? Response.detail(404, "Event to profile coping schema for " + type + " not found.")
                    : Response.listed(list.size(), list);
        });
    }

    private static List<ProfileMapping> all(World world) {
        return world.definitions().mappings();
    }

    /** What is predefined for a type in the shape of a mapping; null where that is nothing. */
    private static @Nullable ObjectNode predefined(@Nullable EventDefinition definition) {
        if (definition == null || definition.document().path("profile").isEmpty()) {
            return null;
        }
        String type = definition.id();
        ObjectNode mapping = WireJson.object()
                .put(
                        "id",
                        UUID.nameUUIDFromBytes(WireJson.bytes(WireJson.object().put("predefined", type)))
                                .toString())
                .put("name", "Build-in event to profile mapping");
        mapping.putObject("event_type").put("id", type).put("name", EventName.of(type));
        mapping.put("description", "What the server does by itself for events of type \"" + type + "\".")
                .put("enabled", true)
                .put("build_in", true);
        mapping.putObject("config");
        ArrayNode copies = mapping.putArray(COPIES);
        definition.document().path("profile").forEachEntry((target, copy) -> {
            ObjectNode entry = copies.addObject();
            entry.set("event", reference(copy.path(0)));
            entry.set("op", copy.path(1));
            entry.putObject("profile").put("value", target).put("ref", true);
        });
        mapping.putArray("tags").add("General");
        return mapping;
    }

    private static ObjectNode reference(JsonNode value) {
        ObjectNode reference = WireJson.object();
        reference.set("value", value);
        return reference.put("ref", true);
    }

    private static Response list(Request request) {
        return request.number("start", 0, MOST)
                .then(start -> request.number("limit", 10, MOST)
                        .then(limit -> request.world().then(world -> {
                            ArrayNode list = WireJson.array();
                            all(world).stream().skip(start).limit(limit).forEach(mapping -> list.add(mapping.record()));
                            return Response.ok(list);
                        })));
    }

    private static Response byTag(Request request) {
        return request.world()
                .then(world -> Grouped.byTag(
                        all(world).stream().map(ProfileMapping::record).toList(),
                        request.inQuery("query").orElse("")));
    }
}
