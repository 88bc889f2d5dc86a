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

    /** Those that name the event, in the order of their paths. */
    public static List<Field> changedBy(@Nullable ObjectNode profile, String eventId) {
        List<Field> fields = new ArrayList<>();
        if (profile == null) {
            return fields;
        }
        for (Map.Entry<String, JsonNode> entry : profile.at("/metadata/fields").properties()) {
            if (entry.getValue().path(1).asString("").equals(eventId)) {
                JsonNode value = at(profile, entry.getKey());
                fields.add(new Field(entry.getKey(), value.isMissingNode() ? "" : value.toString()));
            }
        }
        fields.sort((a, b) -> a.path().compareTo(b.path()));
        return fields;
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
