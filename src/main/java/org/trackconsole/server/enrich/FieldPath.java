package org.trackconsole.server.enrich;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a document, such as {@code data.contact.email.main}. A step into a list is its index.
 *
 * @param steps at least one; a step may hold dots, as names that people make up do
 */
public record FieldPath(List<String> steps) {
    public FieldPath {
        steps = List.copyOf(steps);
    }

    /** The place of a dotted text. */
    public static FieldPath of(String dotted) {
        return new FieldPath(List.of(dotted.split("\\.")));
    }

    /** The place of its steps. */
    public static FieldPath of(String... steps) {
        return new FieldPath(List.of(steps));
    }

    /** The dotted text. */
    public String text() {
        return String.join(".", steps);
    }

    /** A place further in. */
    FieldPath then(FieldPath further) {
        return new FieldPath(
                Stream.concat(steps.stream(), further.steps.stream()).toList());
    }

    boolean isWithin(FieldPath whole) {
        return steps.size() >= whole.steps.size()
                && steps.subList(0, whole.steps.size()).equals(whole.steps);
    }

    /** What stands there, or null where the document does not reach so far. A JSON null is a value. */
    @Nullable
    JsonNode find(JsonNode document) {
        JsonNode node = document;
        for (String step : steps) {
            node = node instanceof ArrayNode list ? list.get(index(step)) : node.get(step);
            if (node == null) {
                return null;
            }
        }
        return node;
    }

    private static int index(String step) {
        boolean number = !step.isEmpty() && step.length() < 10 && step.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(step) : -1;
    }

    /** Writes a value, with the objects on the way to it. */
    void put(ObjectNode document, JsonNode value) {
        ObjectNode parent = document;
        for (String step : steps.subList(0, steps.size() - 1)) {
            parent = parent.get(step) instanceof ObjectNode inner ? inner : parent.putObject(step);
        }
        parent.set(steps.getLast(), value);
    }

    /** Takes a value out, and the objects on the way to it that are empty then. */
    void remove(ObjectNode document) {
        remove(document, steps);
    }

    private static void remove(ObjectNode object, List<String> steps) {
        String first = steps.getFirst();
        if (steps.size() > 1 && object.get(first) instanceof ObjectNode inner) {
            remove(inner, steps.subList(1, steps.size()));
            if (!inner.isEmpty()) {
                return;
            }
        }
        object.remove(first);
    }
}
