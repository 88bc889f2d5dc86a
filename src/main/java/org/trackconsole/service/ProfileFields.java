package org.trackconsole.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a profile that an event was the last to change, by the profile's own log (contract §6.3). */
public final class ProfileFields {
    private ProfileFields() {}

    /**
     * A field.
     *
     * @param path its steps with dots between them
     * @param value as it is now, in JSON; empty where it is not there
     */
    public record Field(String path, String value) {}

    /** The paths of those that name the event, in order. */
    static List<String> changedBy(@Nullable ObjectNode profile, String eventId) {
        List<String> paths = new ArrayList<>();
        if (profile == null) {
            return paths;
        }
        for (Map.Entry<String, JsonNode> entry : profile.at("/metadata/fields").properties()) {
            if (entry.getValue().path(1).asString("").equals(eventId)) {
                paths.add(entry.getKey());
            }
        }
        paths.sort(null);
        return paths;
    }

    /** The value at a path of steps with dots between them; a missing node where there is none. */
    static JsonNode at(ObjectNode profile, String path) {
        JsonNode value = profile;
        for (String step : path.split("\\.", -1)) {
            value = value.path(step);
        }
        return value;
    }
}
