package org.trackconsole.server.http;

import java.util.Locale;
import org.trackconsole.server.enrich.EventDefinition;
import org.trackconsole.server.enrich.PredefinedEvents;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The definitions of predefined event types, as screens read them to offer properties (contract §6.1). */
final class EventTypeEndpoints {
    private static final String ID = "id";

    private final PredefinedEvents predefined;

    EventTypeEndpoints(PredefinedEvents predefined) {
        this.predefined = predefined;
    }

    void addTo(Routes routes) {
        routes.get("/event/type/{id}/schema", Access.FIGURES, this::definition)
                .get("/event-type/build-in/{id}", Access.SETTINGS, this::definition)
                .get("/event-types/build-in/by_type", Access.SETTINGS, this::list);
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
