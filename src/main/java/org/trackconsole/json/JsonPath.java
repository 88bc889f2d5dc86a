package org.trackconsole.json;

import java.util.regex.Pattern;
import tools.jackson.core.JsonPointer;

/** A pointer as people write it: {@code events[0].properties["first name"]}. The root is an empty text. */
public final class JsonPath {
    private static final Pattern PLAIN_KEY = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$-]*");

    private JsonPath() {}

    /** The text of a pointer; a step of digits only is taken for an index. */
    public static String of(JsonPointer pointer) {
        StringBuilder path = new StringBuilder();
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            if (rest.mayMatchElement()) {
                path.append('[').append(rest.getMatchingIndex()).append(']');
            } else {
                appendKey(path, rest.getMatchingProperty());
            }
        }
        return path.toString();
    }

    /** The text of the way to a node, which knows its keys from its indexes. */
    public static String of(LocatedNode node) {
        StringBuilder path = new StringBuilder();
        append(path, node);
        return path.toString();
    }

    private static void append(StringBuilder path, LocatedNode node) {
        LocatedNode parent = node.parent();
        if (parent == null) {
            return;
        }
        append(path, parent);
        String key = node.key();
        if (key == null) {
            path.append('[').append(node.index()).append(']');
        } else {
            appendKey(path, key);
        }
    }

    private static void appendKey(StringBuilder path, String key) {
        if (PLAIN_KEY.matcher(key).matches()) {
            path.append(path.isEmpty() ? "" : ".").append(key);
        } else {
            path.append("[\"").append(key.replace("\"", "\\\"")).append("\"]");
        }
    }
}
