package org.trackconsole.server.record;

import java.util.List;
import org.trackconsole.server.check.PayloadEvent;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of an event that the file keeps as one JSON object: written when a call is made ready, laid over the
 * outline when it is read. Empty parts are left out.
 */
public final class EventParts {
    private static final List<String> OBJECTS = List.of("properties", "context", "request", "config", "hit");
    private static final String DEBUG = "debug";
    private static final String CHANNEL = "channel";
    private static final String TAGS = "tags";

    private EventParts() {}

    /** The text to keep of an event. */
    public static String write(PayloadEvent event, String channel, ObjectNode request, boolean debug) {
        ObjectNode parts = WireJson.object();
        parts.put(CHANNEL, channel);
        if (debug) {
            parts.put(DEBUG, true);
        }
        put(parts, "properties", event.properties());
        put(parts, "context", event.context());
        put(parts, "request", request);
        put(parts, "config", event.options());
        put(parts, "hit", hit(event.context().path("page")));
        if (!event.tags().isEmpty()) {
            event.tags().forEach(parts.putArray(TAGS)::add);
        }
        return WireJson.text(parts);
    }

    private static void put(ObjectNode parts, String name, ObjectNode part) {
        if (!part.isEmpty()) {
            parts.set(name, part);
        }
    }

    /** What the page in an event's context says about what was looked at (contract §2.1). */
    private static ObjectNode hit(JsonNode page) {
        ObjectNode hit = WireJson.object();
        put(hit, "name", page.path("title"));
        put(hit, "url", page.path("url"));
        put(hit, "referer", page.path("referer").path("host"));
        return hit;
    }

    private static void put(ObjectNode hit, String name, JsonNode value) {
        if (!value.isMissingNode()) {
            hit.set(name, value);
        }
    }

    /** Lays kept parts over the record of an event. */
    static void read(ObjectNode parts, ObjectNode record) {
        ObjectNode metadata = record.withObject("metadata");
        metadata.set(CHANNEL, parts.path(CHANNEL));
        metadata.put(DEBUG, parts.path(DEBUG).asBoolean(false));
        for (String name : OBJECTS) {
            if (parts.has(name)) {
                record.set(name, parts.path(name));
            }
        }
        if (parts.has(TAGS)) {
            record.putObject(TAGS).put("count", parts.path(TAGS).size()).set("values", parts.path(TAGS));
        }
    }
}
