package org.trackconsole.server.enrich;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The predefined event types of release 0.8.2, from the files in {@code events} beside this class. Any thread. */
public final class PredefinedEvents {
    private static final List<String> FILES = List.of(
            "data",
            "dispatch",
            "ecommerce",
            "finance",
            "identity",
            "interests",
            "internal",
            "loyalty",
            "marketing",
            "messaging",
            "satisfaction",
            "traffic");

    private final Map<String, EventDefinition> byId;

    /** Reads the definitions. */
    public PredefinedEvents() {
        Map<String, EventDefinition> found = new LinkedHashMap<>();
        for (String file : FILES) {
            for (JsonNode document : WireJson.resource(PredefinedEvents.class, "events/" + file + ".json")) {
                EventDefinition definition = EventDefinition.of((ObjectNode) document);
                found.put(definition.id(), definition);
            }
        }
        byId = Collections.unmodifiableMap(found);
    }

    /** The definition of a type, or null. */
    public @Nullable EventDefinition find(String type) {
        return byId.get(type);
    }

    /** All of them, group by group. */
    public Collection<EventDefinition> all() {
        return byId.values();
    }
}
