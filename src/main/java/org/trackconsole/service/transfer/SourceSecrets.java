package org.trackconsole.service.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Source;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Passwords and keys in what a source says of its bridge (contract §4): a mailbox or a broker that the server fetches
 * from needs some. The contract names no fields, so they are told by their names, and addresses by a password in them.
 */
public final class SourceSecrets {
    private static final Pattern NAME = Pattern.compile(
            ".*(passw|passphrase|pwd|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|credential|authorization"
                    + "|cookie).*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS_WITH_PASSWORD =
            Pattern.compile("[a-z][a-z0-9+.-]*://[^/@\\s]*:[^/@\\s]+@", Pattern.CASE_INSENSITIVE);

    private SourceSecrets() {}

    /** Where in the source they stand, as in {@code /config/password} or {@code /config/hosts/0}. */
    public static List<JsonPointer> places(Source source) {
        List<JsonPointer> places = new ArrayList<>();
        strip(JsonPointer.empty(), whole(source), places);
        return List.copyOf(places);
    }

    /** The same source without them. */
    public static Source without(Source source) {
        ObjectNode whole = whole(source);
        List<JsonPointer> places = new ArrayList<>();
        strip(JsonPointer.empty(), whole, places);
        return places.isEmpty() ? source : source.withOthers(others(whole));
    }

    /**
     * The same source with the secrets of another in place of its own, as far as the other has any.
     *
     * @param other null for none
     */
    static Source withThoseOf(Source source, @Nullable Source other) {
        Source bare = without(source);
        if (other == null) {
            return bare;
        }
        ObjectNode whole = whole(bare);
        ObjectNode from = whole(other);
        for (JsonPointer place : places(other)) {
            JsonNode parent = whole.at(place.head());
            String name = place.last().getMatchingProperty();
            if (parent instanceof ObjectNode object && !object.has(name)) {
                object.set(name, from.at(place));
            } else if (parent instanceof ArrayNode array
                    && array.size() < from.at(place.head()).size()) {
                // A list that is as long says for itself what it wants.
                array.insert(place.last().getMatchingIndex(), from.at(place));
            }
        }
        return bare.withOthers(others(whole));
    }

    private static void strip(JsonPointer path, JsonNode node, List<JsonPointer> found) {
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonPointer place = path.appendProperty(name);
                if (isSecret(name, object.path(name))) {
                    found.add(place);
                    object.remove(name);
                } else {
                    strip(place, object.path(name), found);
                }
            }
        } else if (node instanceof ArrayNode array) {
            stripList(path, array, found);
        }
    }

    /** Places count the elements as they were before any was taken out. */
    private static void stripList(JsonPointer path, ArrayNode array, List<JsonPointer> found) {
        int size = array.size();
        int taken = 0;
        for (int at = 0; at < size; at++) {
            JsonPointer place = path.appendIndex(at);
            JsonNode value = array.path(at - taken);
            if (isAddressWithPassword(value)) {
                found.add(place);
                array.remove(at - taken);
                taken++;
            } else {
                strip(place, value, found);
            }
        }
    }

    private static boolean isSecret(String name, JsonNode value) {
        boolean says = value.isString() ? !value.stringValue().isBlank() : value.isNumber() || !value.isEmpty();
        return says && (NAME.matcher(name).matches() || isAddressWithPassword(value));
    }

    private static boolean isAddressWithPassword(JsonNode value) {
        return value.isString()
                && ADDRESS_WITH_PASSWORD.matcher(value.stringValue()).find();
    }

    private static ObjectNode whole(Source source) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        source.others().forEach((name, value) -> whole.set(name, value.deepCopy()));
        return whole;
    }

    private static Map<String, JsonNode> others(ObjectNode whole) {
        Map<String, JsonNode> others = new LinkedHashMap<>();
        whole.properties().forEach(field -> others.put(field.getKey(), field.getValue()));
        return others;
    }
}
