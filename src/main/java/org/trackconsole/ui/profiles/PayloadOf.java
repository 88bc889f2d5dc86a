package org.trackconsole.ui.profiles;

import org.trackconsole.model.StoredEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stored event as the payload that brings such an event (contract §2.1); under a new id, since the old one would replace it. */
final class PayloadOf {
    private PayloadOf() {}

    static ObjectNode event(StoredEvent stored) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.putObject("source").put("id", stored.sourceId());
        String session = stored.sessionId();
        if (session != null) {
            payload.putObject("session").put("id", session);
        }
        String profile = stored.profileId();
        if (profile != null) {
            payload.putObject("profile").put("id", profile);
        }
        ObjectNode event = payload.putArray("events").addObject();
        event.put("type", stored.type());
        event.set("properties", object(stored.document().path("properties")));
        JsonNode context = stored.document().path("context");
        if (context.isObject() && !context.isEmpty()) {
            event.set("context", context.deepCopy());
        }
        return payload;
    }

    private static JsonNode object(JsonNode node) {
        return node.isObject() ? node.deepCopy() : JsonNodeFactory.instance.objectNode();
    }
}
