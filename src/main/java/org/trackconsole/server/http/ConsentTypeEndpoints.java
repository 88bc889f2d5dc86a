package org.trackconsole.server.http;

import java.util.List;
import java.util.function.Predicate;
import org.trackconsole.server.check.ConsentType;
import org.trackconsole.server.definition.Definitions;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What people can agree to (contract §6.1). Banners on pages read the lists, so those are open. */
final class ConsentTypeEndpoints {
    private static final int MOST = 10_000;
    private static final String TYPE = "/consent/type/{id}";

    void addTo(Routes routes) {
        routes.post("/consent/type", Access.RECORDS, ConsentTypeEndpoints::save)
                .get(TYPE, Access.RECORDS, ConsentTypeEndpoints::find)
                .delete(TYPE, Access.RECORDS, ConsentTypeEndpoints::delete)
                .get("/consents/type", Access.FIGURES, request -> list(request, _ -> true))
                .get("/consents/type/enabled", Access.OPEN, request -> list(request, ConsentType::enabled))
                // The name of the list in 0.9.
                .get("/consents/types", Access.OPEN, request -> list(request, ConsentType::enabled))
                .get("/consents/type/by_tag", Access.OPEN, ConsentTypeEndpoints::byTag)
                .get("/consents/type/ids", Access.OPEN, ConsentTypeEndpoints::ids)
                .put("/consents/type/refresh", Access.RECORDS, _ -> Shards.refreshed());
    }

    private static Response save(Request request) {
        return request.document().then(body -> switch (ConsentType.check(body)) {
            case ConsentType.Checked.Invalid(var problems) -> Response.problems(problems);
            case ConsentType.Checked.Valid(ConsentType type) ->
                request.world()
                        .then(world -> Response.of(world.definitions().save(type), _ -> Response.saved(type.id())));
        });
    }

    /** One that is not there is 200 with {@code null}. */
    private static Response find(Request request) {
        return request.world()
                .then(world -> Response.ok(world.definitions()
                        .consentType(request.inPath("id"))
                        .<JsonNode>map(ConsentType::record)
                        .orElse(WireJson.none())));
    }

    private static Response delete(Request request) {
        return request.world()
                .then(world -> Response.of(
                        world.definitions().deleteConsentType(request.inPath("id")),
                        deleted -> Response.ok(WireJson.object().put("deleted", deleted ? 1 : 0))));
    }

    private static Response list(Request request, Predicate<ConsentType> wanted) {
        return request.number("start", 0, MOST)
                .then(start -> request.number("limit", 100, MOST)
                        .then(limit -> request.world().then(world -> {
                            ArrayNode list = WireJson.array();
                            world.definitions().consentTypes().stream()
                                    .filter(wanted)
                                    .skip(start)
                                    .limit(limit)
                                    .forEach(type -> list.add(type.record()));
                            return Response.listed(list.size(), list);
                        })));
    }

    private static Response byTag(Request request) {
        return request.world()
                .then(world -> Grouped.byTag(
                        records(world.definitions()), request.inQuery("query").orElse("")));
    }

    private static List<ObjectNode> records(Definitions definitions) {
        return definitions.consentTypes().stream().map(ConsentType::record).toList();
    }

    private static Response ids(Request request) {
        return request.number("limit", 1_000, MOST)
                .then(limit -> request.world().then(world -> {
                    ArrayNode ids = WireJson.array();
                    world.definitions().consentTypes().stream()
                            .filter(ConsentType::enabled)
                            .limit(limit)
                            .forEach(type -> ids.add(JsonNodeFactory.instance.stringNode(type.id())));
                    return Response.listed(ids.size(), ids);
                }));
    }
}
