package org.trackconsole.server.record;

import java.util.List;
import org.trackconsole.server.check.PayloadEvent;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * The parts of an event that the file keeps as one JSON object: written when a call is made ready, laid over the
 * outline when it is read. Empty parts are left out.
 */
public final class EventParts {
    private static final List<String> OBJECTS =
            List.of("properties", "context", "request", "config", "hit", "data", "traits", "device", "os", "app");
    private static final String REQUEST = "request";
    private static final String NAME = "name";
    private static final String DEBUG = "debug";
    private static final String CHANNEL = "channel";
    private static final String TAGS = "tags";
    private static final String UTM = "utm";
    private static final String JOURNEY = "journey";

    private EventParts() {}

    /** What an event says outright. */
    public static ObjectNode of(PayloadEvent event, String channel, ObjectNode request, boolean debug) {
        ObjectNode parts = common(channel, request, debug);
        put(parts, "properties", event.properties());
        put(parts, "context", event.context());
        put(parts, "config", event.options());
        if (!event.tags().isEmpty()) {
            tags(parts, event.tags());
        }
        return parts;
    }

    /** What all events of a call have alike. */
    public static ObjectNode common(String channel, ObjectNode request, boolean debug) {
        ObjectNode parts = WireJson.object();
        parts.put(CHANNEL, channel);
        if (debug) {
            parts.put(DEBUG, true);
        }
        put(parts, REQUEST, request);
        return parts;
    }

    private static void put(ObjectNode parts, String name, ObjectNode part) {
        if (!part.isEmpty()) {
            parts.set(name, part);
        }
    }

    /** Names the event, where its type does not give the same name. */
    public static void name(ObjectNode parts, String type, String name) {
        if (!name.equals(EventName.of(type))) {
            parts.put(NAME, name);
        }
    }

    /** Tags the event; earlier tags are gone. */
    public static void tags(ObjectNode parts, List<String> tags) {
        tags.forEach(parts.putArray(TAGS)::add);
    }

    /** Says where in their journey the event shows a person to be. */
    public static void journey(ObjectNode parts, String state) {
        parts.putObject(JOURNEY).put("state", state);
    }

    /**
     * The text to keep. The parts are of no use afterwards.
     *
     * @param request the text of the request, which is written once for all events of a call
     */
    public static String text(ObjectNode parts, RawValue request) {
        if (parts.has(REQUEST)) {
            parts.putRawValue(REQUEST, request);
        }
        return WireJson.text(parts);
    }

    /** A text to keep with further parts, without reading it. */
    public static String joined(String text, ObjectNode further) {
        return further.isEmpty()
                ? text
                : text.substring(0, text.length() - 1) + ","
                        + WireJson.text(further).substring(1);
    }

    /** A text to keep with a journey. */
    public static String withJourney(String text, String state) {
        ObjectNode journey = WireJson.object();
        journey(journey, state);
        return joined(text, journey);
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
        if (parts.has(NAME)) {
            record.set(NAME, parts.path(NAME));
        }
        for (String name : List.of(UTM, JOURNEY)) {
            if (parts.get(name) instanceof ObjectNode part) {
                record.withObject(name).setAll(part);
            }
        }
        JsonNode tags = parts.path(TAGS);
        if (!tags.isMissingNode()) {
            record.putObject(TAGS).put("count", tags.size()).set("values", tags);
        }
    }
}
