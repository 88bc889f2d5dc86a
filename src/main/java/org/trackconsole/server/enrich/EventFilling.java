package org.trackconsole.server.enrich;

import org.jspecify.annotations.Nullable;
import org.trackconsole.server.record.EventParts;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills the parts of an event that its type and its page tell (contract §2.1, §3.5). */
final class EventFilling {
    private EventFilling() {}

    /** What the page in an event's context says about what was looked at. */
    static void hit(JsonNode page, ObjectNode parts) {
        ObjectNode hit = WireJson.object();
        put(hit, "name", page.path("title"));
        put(hit, "url", page.path("url"));
        put(hit, "referer", page.path("referer").path("host"));
        if (!hit.isEmpty()) {
            parts.set("hit", hit);
        }
    }

    private static void put(ObjectNode hit, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            hit.set(name, value);
        }
    }

    static void fill(EventDefinition definition, ObjectNode parts) {
        EventParts.name(parts, definition.id(), definition.name());
        if (!definition.tags().isEmpty()) {
            EventParts.tags(parts, definition.tags());
        }
        for (EventDefinition.EventCopy copy : definition.eventCopies()) {
            JsonNode value = copy.source().find(parts);
            if (value != null) {
                copy.target().put(parts, value);
            }
        }
        String state = definition.state();
        if (state != null && definition.laterState() == null) {
            EventParts.journey(parts, state);
        }
    }

    static String system(EventDefinition definition, String common, int visits) {
        ObjectNode own = WireJson.object();
        EventParts.tags(own, definition.tags());
        String state = state(definition, visits);
        if (state != null) {
            EventParts.journey(own, state);
        }
        return EventParts.joined(common, own);
    }

    private static @Nullable String state(EventDefinition definition, int visits) {
        Journey journey = Journey.dependingOnVisit(definition);
        return journey == null ? definition.state() : journey.state(visits);
    }
}
