package org.trackconsole.server.record;

import java.util.Map;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An empty record with all its leaves, from a resource beside this class. Copies are the caller's own; any thread. */
public final class Outline {
    private final ObjectNode empty;

    private Outline(String resource) {
        empty = (ObjectNode) WireJson.resource(Outline.class, resource);
    }

    /** Of a profile. */
    public static Outline profile() {
        return new Outline("profile.json");
    }

    /** Of a session. */
    public static Outline session() {
        return new Outline("session.json");
    }

    /** Of an event. */
    public static Outline event() {
        return new Outline("event.json");
    }

    /** The empty record itself, to be read only. */
    public ObjectNode empty() {
        return empty;
    }

    ObjectNode copy() {
        return empty.deepCopy();
    }

    /** The whole record of what differs from the empty one. */
    ObjectNode with(ObjectNode differing) {
        ObjectNode whole = copy();
        lay(differing, whole);
        return whole;
    }

    private static void lay(ObjectNode differing, ObjectNode whole) {
        for (Map.Entry<String, JsonNode> entry : differing.properties()) {
            if (entry.getValue() instanceof ObjectNode inner && whole.get(entry.getKey()) instanceof ObjectNode under) {
                lay(inner, under);
            } else {
                whole.set(entry.getKey(), entry.getValue());
            }
        }
    }
}
