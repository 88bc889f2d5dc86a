package org.trackconsole.ui.compose;

import org.jspecify.annotations.Nullable;
import org.trackconsole.json.Json;
import org.trackconsole.model.Visitor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Payloads to begin with. */
final class Payloads {
    private Payloads() {}

    /** A call with one event that has yet to be filled in. */
    static String blank(@Nullable String sourceId, Visitor visitor) {
        ObjectNode payload = head(sourceId, visitor);
        payload.putObject("context");
        event(payload.putArray("events"), "page-view");
        return Json.pretty(payload);
    }

    /** An order and the page it was made on, from a phone. */
    static String example(@Nullable String sourceId, Visitor visitor) {
        ObjectNode payload = head(sourceId, visitor);
        payload.putObject("context").put("device", "iPhone X");
        ArrayNode events = payload.putArray("events");
        event(events, "purchase-order").put("product", "Nike shoes").put("quantity", 1);
        event(events, "page-view");
        return Json.pretty(payload);
    }

    private static ObjectNode head(@Nullable String sourceId, Visitor visitor) {
        ObjectNode payload = Json.object("{}");
        payload.putObject("source").put("id", sourceId == null ? "" : sourceId);
        payload.putObject("session").put("id", visitor.sessionId());
        if (visitor.profileId() != null) {
            payload.putObject("profile").put("id", visitor.profileId());
        }
        return payload;
    }

    private static ObjectNode event(ArrayNode events, String type) {
        ObjectNode event = events.addObject();
        event.put("type", type);
        return event.putObject("properties");
    }
}
