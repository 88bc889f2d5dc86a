package org.trackconsole.json;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What differs between two documents, leaf by leaf. A member that is null and one that is missing count as the same:
 * servers write every unset field as null or leave it out, as their version pleases (contract §6.3).
 */
public final class JsonDiff {
    private JsonDiff() {}

    /**
     * A place at which two documents differ.
     *
     * @param path the way to it
     * @param before the value in the first; null where it has none
     * @param after the value in the second; null where it has none
     */
    public record Change(
            JsonPointer path,
            @Nullable JsonNode before,
            @Nullable JsonNode after) {}

    /** All differences, in the order of the first document, then of the second. */
    public static List<Change> between(JsonNode before, JsonNode after) {
        List<Change> changes = new ArrayList<>();
        compare(JsonPointer.empty(), before, after, changes);
        return List.copyOf(changes);
    }

    private static void compare(JsonPointer path, JsonNode before, JsonNode after, List<Change> changes) {
        if (before instanceof ObjectNode one && after instanceof ObjectNode other) {
            Set<String> names = new LinkedHashSet<>(one.propertyNames());
            names.addAll(other.propertyNames());
            for (String name : names) {
                compare(path.appendProperty(name), one.path(name), other.path(name), changes);
            }
        } else if (before instanceof ArrayNode one && after instanceof ArrayNode other) {
            for (int at = 0; at < Math.max(one.size(), other.size()); at++) {
                compare(path.appendIndex(at), one.path(at), other.path(at), changes);
            }
        } else if (is(before) || is(after)) {
            if (!before.equals(after)) {
                changes.add(new Change(path, is(before) ? before : null, is(after) ? after : null));
            }
        }
    }

    private static boolean is(JsonNode node) {
        return !node.isMissingNode() && !node.isNull();
    }
}
