package org.trackconsole.server.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.trackconsole.server.enrich.EventDefinition;
import org.trackconsole.server.enrich.PredefinedEvents;
import org.trackconsole.server.record.EventName;
import org.trackconsole.server.search.Question;
import org.trackconsole.server.search.Tally;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The definitions of predefined event types, as screens read them to offer properties (contract §6.1). */
final class EventTypeEndpoints {
    private static final String ID = "id";
    private static final int MOST = 1_000;

    private final PredefinedEvents predefined;
    private final Searches searches;

    EventTypeEndpoints(PredefinedEvents predefined, Searches searches) {
        this.predefined = predefined;
        this.searches = searches;
    }

    void addTo(Routes routes) {
        routes.get("/event/type/{id}/schema", Access.FIGURES, this::definition)
                .get("/event-type/build-in/{id}", Access.SETTINGS, this::definition)
                .get("/event-types/build-in/by_type", Access.SETTINGS, this::list)
                .get("/events/metadata/type", Access.FIGURES, this::names);
    }

    /** The types to choose from: those of stored events, most frequent first, then the predefined ones. */
    private Response names(Request request) {
        String words = request.inQuery("query").orElse("").strip().toLowerCase(Locale.ROOT);
        Question everything = Question.always("", searches.now());
        return request.number("limit", MOST, MOST)
                .then(limit -> request.world()
                        .then(world -> Response.counted(
                                searches.events().tally(world.file(), everything, "type", MOST),
                                tally -> Response.ok(names(tally, words, limit)))));
    }

    private ObjectNode names(Tally tally, String words, int limit) {
        Map<String, String> names = new LinkedHashMap<>();
        tally.counts().forEach(count -> names.put(count.name(), EventName.of(count.name())));
        predefined.all().forEach(definition -> names.put(definition.id(), definition.name()));
        ObjectNode answer = WireJson.object();
        ArrayNode list = WireJson.array();
        names.forEach((type, name) -> {
            boolean wanted = (type + " " + name).toLowerCase(Locale.ROOT).contains(words);
            if (wanted && list.size() < limit) {
                list.addObject().put(ID, type).put("name", name);
            }
        });
        answer.put("total", list.size()).set("result", list);
        return answer;
    }

    /** A type that is not predefined is 200 with {@code null}. */
    private Response definition(Request request) {
        EventDefinition definition = predefined.find(request.inPath(ID));
        return Response.ok(definition == null ? WireJson.none() : definition.document());
    }

    private Response list(Request request) {
        String words = request.inQuery("query").orElse("").strip().toLowerCase(Locale.ROOT);
        ObjectNode answer = WireJson.object().put("total", predefined.all().size());
        ArrayNode list = answer.putObject("grouped").putArray("Build In");
        for (EventDefinition definition : predefined.all()) {
            String description = definition.document().path("description").stringValue();
            if ((definition.name() + " " + description).toLowerCase(Locale.ROOT).contains(words)) {
                list.addObject()
                        .put(ID, definition.id())
                        .put("name", definition.name())
                        .put("description", description);
            }
        }
        return Response.ok(answer);
    }
}
