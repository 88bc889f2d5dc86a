package org.trackconsole.server.enrich;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What two profiles of one person are together: of a field that both have, the survivor's value stays; counts are
 * summed up, lists joined. Both are given as what differs from an empty profile.
 */
final class ProfileMerge {
    private static final List<String> COUNTED = List.of("data.metrics.", "interests.", "stats.");
    private static final String FIELD_LOG = "metadata.fields.";
    private static final FieldPath STARTED = FieldPath.of("data.metrics.ltcosc");
    private static final FieldPath COMPLETED = FieldPath.of("data.metrics.ltcocc");
    private static final FieldPath RATIO = FieldPath.of("data.metrics.ltcop");

    private ProfileMerge() {}

    static void into(ObjectNode survivor, ObjectNode other) {
        merge("", survivor, other);
        JsonNode started = STARTED.find(survivor);
        JsonNode completed = COMPLETED.find(survivor);
        if (started != null && completed != null && completed.asDouble(0) != 0) {
            RATIO.put(survivor, FieldType.number(started.asDouble(0) / completed.asDouble(0)));
        }
    }

    private static void merge(String path, ObjectNode survivor, ObjectNode other) {
        for (Map.Entry<String, JsonNode> entry : other.properties()) {
            String name = entry.getKey();
            String place = path + name;
            JsonNode theirs = entry.getValue();
            switch (survivor.get(name)) {
                case null -> survivor.set(name, theirs);
                case ObjectNode inner when theirs instanceof ObjectNode further -> merge(place + ".", inner, further);
                case ArrayNode list
                when theirs.isArray() && !place.startsWith(FIELD_LOG) -> survivor.set(name, union(list, theirs));
                case JsonNode number
                when number.isNumber() && theirs.isNumber() && isCounted(place) ->
                    survivor.set(name, sum(number, theirs));
                default -> {}
            }
        }
    }

    private static boolean isCounted(String place) {
        return COUNTED.stream().anyMatch(place::startsWith);
    }

    private static JsonNode sum(JsonNode one, JsonNode two) {
        double sum = one.doubleValue() + two.doubleValue();
        return Double.isFinite(sum) ? FieldType.number(sum) : one;
    }

    private static ArrayNode union(ArrayNode one, JsonNode two) {
        Set<JsonNode> all = new LinkedHashSet<>();
        one.valueStream().forEach(all::add);
        two.valueStream().forEach(all::add);
        return WireJson.array().addAll(all);
    }
}
