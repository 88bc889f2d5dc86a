package org.trackconsole.server.enrich;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.PayloadEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What events of a type do to the profile because somebody wants it, beside what is predefined (contract §3.5).
 *
 * @param eventType as types are stored
 * @param enabled whether it is in use
 * @param copies in their order
 * @param record the whole record as clients read it; never changed once it is here
 */
public record ProfileMapping(String id, String eventType, boolean enabled, List<Copy> copies, ObjectNode record) {
    public ProfileMapping {
        copies = List.copyOf(copies);
    }

    /**
     * A value goes into a field of the profile.
     *
     * @param target the field
     * @param source where the value stands in the event; null where it is always the same
     * @param fixed the value that is always the same; null where it stands in the event
     */
    public record Copy(
            FieldPath target,
            Operator operator,
            @Nullable FieldPath source,
            @Nullable JsonNode fixed) {

        @Nullable
        JsonNode value(ObjectNode event) {
            return source == null ? fixed : source.find(event);
        }
    }

    /** The mapping of a record whose shape was checked. */
    public static ProfileMapping of(ObjectNode record) {
        List<Copy> copies = new ArrayList<>();
        for (JsonNode copy : record.path("event_to_profile")) {
            JsonNode value = copy.path("event").path("value");
            String from = without("event@", value.asString(""));
            String to = without("profile@", copy.path("profile").path("value").asString(""));
            // Real servers pass over copies that are not filled in, too.
            if (!from.isBlank() && !to.isBlank()) {
                boolean refers = copy.path("event").path("ref").asBoolean(true);
                copies.add(new Copy(
                        FieldPath.of(to),
                        operator(copy.path("op").asInt(0)),
                        refers ? FieldPath.of(from) : null,
                        refers ? null : value));
            }
        }
        return new ProfileMapping(
                record.path("id").asString(""),
                PayloadEvent.normalised(record.path("event_type").path("id").asString("")),
                record.path("enabled").asBoolean(false),
                copies,
                record);
    }

    private static String without(String prefix, String place) {
        String plain = place.strip();
        return plain.startsWith(prefix) ? plain.substring(prefix.length()) : plain;
    }

    private static Operator operator(int number) {
        return switch (number) {
            case 1 -> Operator.EQUALS_IF_NOT_EXISTS;
            case 2 -> Operator.APPEND;
            default -> Operator.EQUALS;
        };
    }
}
