package org.trackconsole.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * The smallest edits of a document's text that bring about a change of its tree. Text that a change does not concern
 * stays to the letter; new text takes the indentation and spacing of what is around it, and stays on one line where the
 * surroundings do. No edit at all where the tree is already as wanted.
 *
 * <p>What a method is asked must make sense for this document, which the caller has before him: a pointer through a
 * string, an index outside its array or a key that is already there is an {@link IllegalArgumentException}.
 */
public final class JsonEdits {
    private final LocatedJson document;
    private final JsonInsertion insertion;

    /** Edits of that document; after an edit, the new text has to be read for the next one. */
    public JsonEdits(LocatedJson document) {
        this.document = document;
        this.insertion = new JsonInsertion(document);
    }

    /** {@link #set(JsonPointer, JsonNode, List)} at the end of the object. */
    public List<TextEdit> set(JsonPointer place, JsonNode value) {
        return set(place, value, List.of());
    }

    /**
     * Replaces the value at a place, or adds it there. Missing objects on the way are made, also where a null stands for
     * one. An element one past the end of an array is added to it.
     *
     * @param order the usual order of keys in the object that the value, or the first missing object, is added to: it
     *     goes behind the last one that precedes it there, or before all; at the end where the order does not name it
     */
    public List<TextEdit> set(JsonPointer place, JsonNode value, List<String> order) {
        LocatedNode present = document.at(place);
        if (present != null && JsonEquality.same(document.valueOf(present), value)) {
            return List.of();
        }
        return put(place, Json.compact(value), order);
    }

    /**
     * As {@link #set(JsonPointer, JsonNode, List)}, with the value spelled as given, such as the number {@code 1.0}.
     *
     * @param json any JSON
     */
    public List<TextEdit> setVerbatim(JsonPointer place, String json, List<String> order) {
        LocatedNode present = document.at(place);
        if (present != null && document.textOf(present).equals(json)) {
            return List.of();
        }
        return put(place, json, order);
    }

    /** Gives a member another key; its value and place stay. */
    public List<TextEdit> renameKey(JsonPointer place, String key) {
        LocatedNode member = existing(place);
        LocatedNode object = member.parent();
        if (object == null || member.key() == null) {
            throw new IllegalArgumentException("No member: " + place);
        }
        if (key.equals(member.key())) {
            return List.of();
        }
        if (object.member(key) != null) {
            throw new IllegalArgumentException("There is such a key already: " + key);
        }
        return List.of(new TextEdit(member.keyStart(), member.keyEnd(), Json.compact(StringNode.valueOf(key))));
    }

    /** Takes a member or element away, with its comma and its line; nothing where there is none. */
    public List<TextEdit> remove(JsonPointer place) {
        LocatedNode node = document.at(place);
        if (node == null) {
            return List.of();
        }
        LocatedNode container = node.parent();
        if (container == null) {
            throw new IllegalArgumentException("The root cannot be removed");
        }
        List<LocatedNode> siblings = container.children();
        if (siblings.size() == 1) {
            return List.of(new TextEdit(container.start() + 1, container.end() - 1, ""));
        }
        if (node.index() + 1 < siblings.size()) {
            return List.of(
                    new TextEdit(node.keyStart(), siblings.get(node.index() + 1).keyStart(), ""));
        }
        return List.of(new TextEdit(siblings.get(node.index() - 1).end(), node.end(), ""));
    }

    /**
     * Adds an element to an array; makes the array where it is missing or null.
     *
     * @param index 0 to the array's length
     * @param order as in {@link #set(JsonPointer, JsonNode, List)}, for an array that is made
     */
    public List<TextEdit> insertElement(JsonPointer array, int index, JsonNode node, List<String> order) {
        return insertVerbatim(array, index, Json.compact(node), order);
    }

    /**
     * As {@link #insertElement}, with strings and numbers spelled as given; the layout is that of the surroundings.
     *
     * @param json any JSON
     */
    public List<TextEdit> insertVerbatim(JsonPointer array, int index, String json, List<String> order) {
        LocatedNode present = document.at(array);
        if (present == null || present.kind() == LocatedNode.Kind.NULL) {
            if (index != 0) {
                throw new IllegalArgumentException("No array: " + array);
            }
            return put(array, "[" + json + "]", order);
        }
        requireArray(present);
        Objects.checkIndex(index, present.children().size() + 1);
        return List.of(insertion.insert(present, index, null, json));
    }

    /** Moves an element, as it is written, to another position of its array. */
    public List<TextEdit> moveElement(JsonPointer array, int from, int to) {
        LocatedNode container = existing(array);
        requireArray(container);
        List<LocatedNode> elements = container.children();
        Objects.checkIndex(from, elements.size());
        Objects.checkIndex(to, elements.size());
        if (from == to) {
            return List.of();
        }
        LocatedNode moved = elements.get(from);
        LocatedNode target = elements.get(to);
        String written = document.textOf(moved);
        if (from < to) {
            LocatedNode next = elements.get(from + 1);
            String gap = document.text().substring(moved.end(), next.start());
            return List.of(
                    new TextEdit(moved.start(), next.start(), ""),
                    new TextEdit(target.end(), target.end(), gap + written));
        }
        LocatedNode previous = elements.get(from - 1);
        String gap = document.text().substring(previous.end(), moved.start());
        return List.of(
                new TextEdit(target.start(), target.start(), written + gap),
                new TextEdit(previous.end(), moved.end(), ""));
    }

    /** Adds a copy of an element, as it is written, right behind it. */
    public List<TextEdit> duplicateElement(JsonPointer array, int index) {
        LocatedNode container = existing(array);
        requireArray(container);
        LocatedNode element = container
                .children()
                .get(Objects.checkIndex(index, container.children().size()));
        String copy = insertion.gapFor(container, index + 1) + document.textOf(element);
        return List.of(new TextEdit(element.end(), element.end(), "," + copy));
    }

    private List<TextEdit> put(JsonPointer place, String json, List<String> order) {
        LocatedNode node = document.root();
        JsonPointer rest = place;
        while (!rest.matches()) {
            LocatedNode child = node.kind() == LocatedNode.Kind.ARRAY
                    ? node.element(rest.getMatchingIndex())
                    : node.member(rest.getMatchingProperty());
            if (child == null) {
                return List.of(add(node, rest, json, order));
            }
            node = child;
            rest = rest.tail();
        }
        return insertion.replace(node, json);
    }

    private TextEdit add(LocatedNode container, JsonPointer missing, String json, List<String> order) {
        return switch (container.kind()) {
            case OBJECT -> {
                String key = missing.getMatchingProperty();
                yield insertion.insert(container, position(container, key, order), key, wrapped(missing.tail(), json));
            }
            case ARRAY -> {
                int size = container.children().size();
                if (missing.getMatchingIndex() != size) {
                    throw new IllegalArgumentException("No element " + missing + " in " + container);
                }
                yield insertion.insert(container, size, null, wrapped(missing.tail(), json));
            }
            case NULL -> insertion.replace(container, wrapped(missing, json)).getFirst();
            default -> throw new IllegalArgumentException("Nothing can stand in " + container);
        };
    }

    /** The value inside the objects that a pointer leads through. */
    private static String wrapped(JsonPointer missing, String json) {
        List<String> keys = new ArrayList<>();
        for (JsonPointer rest = missing; !rest.matches(); rest = rest.tail()) {
            keys.add(rest.getMatchingProperty());
        }
        String value = json;
        for (String key : keys.reversed()) {
            value = "{" + Json.compact(StringNode.valueOf(key)) + ":" + value + "}";
        }
        return value;
    }

    private static int position(LocatedNode object, String key, List<String> order) {
        int rank = order.indexOf(key);
        int end = object.children().size();
        if (rank < 0) {
            return end;
        }
        int position = 0;
        for (LocatedNode member : object.children()) {
            int other = order.indexOf(member.key());
            if (other >= 0 && other < rank) {
                position = member.index() + 1;
            }
        }
        return position;
    }

    private LocatedNode existing(JsonPointer place) {
        LocatedNode node = document.at(place);
        if (node == null) {
            throw new IllegalArgumentException("Nothing at " + place);
        }
        return node;
    }

    private static void requireArray(@Nullable LocatedNode node) {
        if (node == null || node.kind() != LocatedNode.Kind.ARRAY) {
            throw new IllegalArgumentException("No array: " + node);
        }
    }
}
