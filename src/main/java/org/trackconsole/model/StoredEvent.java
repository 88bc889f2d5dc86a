package org.trackconsole.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a server keeps it (contract §6.3). The document is the truth; the methods only read it, and answer null,
 * an empty text or an empty list where a part is missing.
 *
 * @param document the whole record as it came
 */
public record StoredEvent(ObjectNode document) {
    public String id() {
        return document.path("id").asString("");
    }

    public String type() {
        return document.path("type").asString("");
    }

    /** The name that the server gave it, such as {@code Page View}. */
    public String name() {
        return document.path("name").asString("");
    }

    /** When it happened, or null. */
    public @Nullable Instant at() {
        return WireTime.of(document.at("/metadata/time/insert"));
    }

    public String sourceId() {
        return document.at("/source/id").asString("");
    }

    /** The id of its session, or null. */
    public @Nullable String sessionId() {
        return idOf("session");
    }

    /** The id of the profile it was stored with, which may have been merged into another since; or null. */
    public @Nullable String profileId() {
        return idOf("profile");
    }

    /** Whether the server added it by itself (contract §3.3). */
    public boolean system() {
        return sourceId().startsWith("@");
    }

    /** Its tags in their order. */
    public List<String> tags() {
        List<String> tags = new ArrayList<>();
        for (JsonNode tag : document.at("/tags/values")) {
            tags.add(tag.asString(""));
        }
        return List.copyOf(tags);
    }

    private @Nullable String idOf(String part) {
        String id = document.path(part).path("id").asString("");
        return id.isBlank() ? null : id;
    }
}
