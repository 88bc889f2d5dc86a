package org.trackconsole.server.enrich;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.trackconsole.server.record.Outline;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which profile field holds what: told by the outline's empty values, and by a table where those do not tell. Any
 * thread.
 */
public final class ProfileFields {
    private static final Map<String, FieldType> SPECIAL = Map.ofEntries(
            Map.entry("consents", FieldType.CONSENTS),
            Map.entry("data.pii.birthday", FieldType.TIME),
            Map.entry("data.pii.language.spoken", FieldType.TEXTS),
            Map.entry("data.pii.attributes.height", FieldType.NUMBER),
            Map.entry("data.pii.attributes.weight", FieldType.NUMBER),
            Map.entry("data.pii.attributes.shoe_number", FieldType.NUMBER),
            Map.entry("data.identifier.coupons", FieldType.TEXTS),
            Map.entry("data.devices.last.geo.latitude", FieldType.NUMBER),
            Map.entry("data.devices.last.geo.longitude", FieldType.NUMBER),
            Map.entry("data.devices.last.geo.location", FieldType.NUMBERS),
            Map.entry("data.job.salary", FieldType.NUMBER),
            Map.entry("data.job.company.size", FieldType.WHOLE_NUMBER),
            Map.entry("data.loyalty.card.expires", FieldType.TIME),
            Map.entry("data.loyalty.card.points", FieldType.WHOLE_NUMBER));

    private static final FieldPath ANONYMOUS = FieldPath.of("data.anonymous");
    private static final FieldPath INTERESTS = FieldPath.of("interests");

    private final ObjectNode empty = Outline.profile().empty();
    private final Set<String> freeEmailDomains = WireJson.resource(ProfileFields.class, "free-email-domains.json")
            .valueStream()
            .map(JsonNode::stringValue)
            .collect(Collectors.toUnmodifiableSet());

    /** What a field holds. */
    FieldType type(FieldPath path) {
        FieldType special = SPECIAL.get(path.text());
        if (special != null) {
            return special;
        }
        if (path.isWithin(INTERESTS)) {
            return FieldType.NUMBER;
        }
        JsonNode unset = path.find(empty);
        if (unset == null || unset.isObject()) {
            return FieldType.ANY;
        }
        return unset.isArray() ? FieldType.TEXTS : unset.isNumber() ? FieldType.NUMBER : FieldType.TEXT;
    }

    /**
     * Whether a value may be copied into a field: one that profiles have and that holds no further fields, or one within
     * what they hold without an outline.
     */
    boolean takes(FieldPath path, Operator operator) {
        List<String> steps = path.steps();
        String root = steps.isEmpty() ? "" : steps.getFirst();
        boolean known = switch (root) {
            case "traits", "aux" -> steps.size() > 1;
            case "interests" -> steps.size() == 2;
            case "segments" -> steps.size() == 1;
            case "data" -> !path.equals(ANONYMOUS) && isLeaf(path);
            default -> false;
        };
        FieldType type = type(path);
        boolean list = type == FieldType.TEXTS || type == FieldType.NUMBERS || type == FieldType.ANY;
        return known && (operator != Operator.APPEND || list);
    }

    private boolean isLeaf(FieldPath path) {
        JsonNode node = empty;
        for (String step : path.steps()) {
            if (node.isObject() && node.isEmpty()) {
                return true;
            }
            node = node.path(step);
        }
        return !node.isMissingNode() && !node.isObject();
    }

    /** The record of an empty profile, to be read only. */
    ObjectNode empty() {
        return empty;
    }

    /** Whether an address is with one of the well-known providers that anybody can have one with. */
    boolean isFreeEmail(String address) {
        return freeEmailDomains.contains(address.substring(address.lastIndexOf('@') + 1));
    }
}
