package org.trackconsole.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The body of {@code POST /track} (contract §2.1). The document is the truth; the methods only read it, tolerate any
 * shape, and answer null or an empty list where a part is missing or of another type.
 *
 * @param document the whole body as it is sent
 */
public record TrackPayload(ObjectNode document) {

    /** The id of the source, or null. */
    public @Nullable String sourceId() {
        return idOf("source");
    }

    /** The id of the session, or null where the server is to make one. */
    public @Nullable String sessionId() {
        return idOf("session");
    }

    /** The id of the profile, or null on a first visit. */
    public @Nullable String profileId() {
        return idOf("profile");
    }

    /** The types of the events as written, in order; an event without a type counts as an empty string. */
    public List<String> eventTypes() {
        List<String> types = new ArrayList<>();
        for (JsonNode event : document.path("events")) {
            types.add(event.path("type").asString(""));
        }
        return types;
    }

    /**
     * Whether sending it a second time changes nothing on a server from 0.8.2 on: every event has its own id (contract
     * §12.15), and there is a session id, so that no second session and no second profile begin (§3.1).
     */
    public boolean repeatable() {
        if (sessionId() == null) {
            return false;
        }
        JsonNode events = document.path("events");
        for (JsonNode event : events) {
            if (event.path("id").asString("").isBlank()) {
                return false;
            }
        }
        return !events.isEmpty();
    }

    private @Nullable String idOf(String part) {
        JsonNode id = document.path(part).path("id");
        return id.isString() && !id.stringValue().isBlank() ? id.stringValue() : null;
    }
}
