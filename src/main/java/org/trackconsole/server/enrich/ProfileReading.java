package org.trackconsole.server.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.Moment;
import org.trackconsole.server.storage.ProfileRow;
import org.trackconsole.server.storage.StoredProfile;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a profile in the shape in which clients read it (contract §6.3), and keeps what differs from an empty one. Fields
 * that profiles do not have are passed over. One thread.
 */
public final class ProfileReading {
    private static final String METADATA = "metadata";
    private static final String TIME = "time";

    private final ProfileFields fields;
    private final List<FieldFault> faults = new ArrayList<>();

    ProfileReading(ProfileFields fields) {
        this.fields = fields;
    }

    /**
     * A profile that was read.
     *
     * @param furtherIds what else it is found by
     */
    public record Read(StoredProfile profile, List<String> furtherIds) {
        public Read {
            furtherIds = List.copyOf(furtherIds);
        }
    }

    /** What is wrong with what was read so far. */
    public List<FieldFault> faults() {
        return List.copyOf(faults);
    }

    /**
     * Reads a profile; of use only where there are no faults.
     *
     * @param id its own
     * @param now when it counts as made where it does not say; microseconds since 1970
     */
    public Read read(String id, ObjectNode given, long now) {
        ObjectNode record = WireJson.object();
        for (Map.Entry<String, JsonNode> field : fields.empty().properties()) {
            String name = field.getKey();
            JsonNode value = given.get(name);
            if (value != null && !name.equals("id")) {
                JsonNode kept = value(name, withoutTime(name, value), withoutTime(name, field.getValue()));
                if (kept != null) {
                    record.set(name, kept);
                }
            }
        }
        List<String> further = record.path("ids")
                .valueStream()
                .map(node -> node.asString(""))
                .filter(other -> !other.isBlank() && !other.equals(id))
                .toList();
        return new Read(new StoredProfile(row(id, given, now), WireJson.text(record)), further);
    }

    /** Times are columns of their own. */
    private static JsonNode withoutTime(String name, JsonNode value) {
        return name.equals(METADATA) && value instanceof ObjectNode metadata
                ? metadata.deepCopy().without(TIME)
                : value;
    }

    private ProfileRow row(String id, ObjectNode given, long now) {
        JsonNode time = given.path(METADATA).path(TIME);
        JsonNode visit = time.path("visit");
        Long inserted = time("metadata.time.insert", time.path("insert"));
        Long updated = time("metadata.time.update", time.path("update"));
        JsonNode count = kept(FieldType.WHOLE_NUMBER, "metadata.time.visit.count", visit.path("count"));
        JsonNode zone = kept(FieldType.TEXT, "metadata.time.visit.tz", visit.path("tz"));
        return new ProfileRow(
                id,
                inserted == null ? now : inserted,
                updated == null ? now : updated,
                count == null ? 0 : (int) Math.clamp(count.asLong(0), 0, (long) Integer.MAX_VALUE),
                time("metadata.time.visit.last", visit.path("last")),
                time("metadata.time.visit.current", visit.path("current")),
                zone == null ? null : zone.asString(""));
    }

    private @Nullable Long time(String path, JsonNode value) {
        JsonNode time = kept(FieldType.TIME, path, value);
        return time == null ? null : Moment.of(time).micros();
    }

    private @Nullable JsonNode kept(FieldType type, String path, JsonNode value) {
        return value.isMissingNode() || value.isNull() ? null : type.read(path, value, faults);
    }

    /** What of a value is kept; null where that is nothing. */
    private @Nullable JsonNode value(String path, JsonNode value, JsonNode unset) {
        if (value.isNull() || value.equals(unset)) {
            return null;
        }
        if (unset.isBoolean()) {
            return value.isBoolean() ? value : wrong(path, "bool_type", "Input should be a valid boolean", value);
        }
        if (!(unset instanceof ObjectNode outline)) {
            return fields.type(FieldPath.of(path)).read(path, value, faults);
        }
        if (!(value instanceof ObjectNode object)) {
            return wrong(path, "dict_type", "Input should be a valid dictionary", value);
        }
        return switch (path) {
            case "consents" -> FieldType.CONSENTS.read(path, object, faults);
            case "interests" -> numbers(path, object);
            default -> outline.isEmpty() ? object : within(path, object, outline);
        };
    }

    private @Nullable JsonNode within(String path, ObjectNode object, ObjectNode outline) {
        ObjectNode kept = WireJson.object();
        for (Map.Entry<String, JsonNode> field : outline.properties()) {
            JsonNode value = object.get(field.getKey());
            JsonNode own = value == null ? null : value(path + "." + field.getKey(), value, field.getValue());
            if (own != null) {
                kept.set(field.getKey(), own);
            }
        }
        return kept.isEmpty() ? null : kept;
    }

    private JsonNode numbers(String path, ObjectNode object) {
        ObjectNode kept = WireJson.object();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode number = kept(FieldType.NUMBER, path + "." + field.getKey(), field.getValue());
            if (number != null) {
                kept.set(field.getKey(), number);
            }
        }
        return kept;
    }

    private @Nullable JsonNode wrong(String path, String type, String message, JsonNode value) {
        faults.add(FieldFault.of(path, type, message, value));
        return null;
    }
}
