package org.trackconsole.ui.compose;

import java.util.regex.Pattern;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.json.LocatedNode;
import tools.jackson.databind.node.StringNode;

/**
 * A JSON value in one text field, without a choice of its type: {@code 1} is a number, {@code true} a truth value,
 * {@code [1, 2]} a list, anything else a text. A text that would be read as something else wears its quotes:
 * {@code "1"}.
 */
final class ValueText {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");

    private ValueText() {}

    /** What the field shows for a value of the document. */
    static String of(LocatedJson document, LocatedNode node) {
        if (node.kind() != LocatedNode.Kind.STRING) {
            return node.isContainer() ? Json.compact(document.valueOf(node)) : document.textOf(node);
        }
        String text = document.valueOf(node).stringValue();
        boolean plain = !readsAsJson(text.strip()) && text.chars().noneMatch(Character::isISOControl);
        return plain ? text : document.textOf(node);
    }

    /** The JSON that a field's text stands for, spelled as in the field. */
    static String toJson(String text) {
        String trimmed = text.strip();
        return readsAsJson(trimmed) ? trimmed : Json.compact(StringNode.valueOf(text));
    }

    private static boolean readsAsJson(String text) {
        boolean looksLikeJson = switch (text) {
            case "true", "false", "null" -> true;
            default ->
                NUMBER.matcher(text).matches()
                        || enclosed(text, '"', '"')
                        || enclosed(text, '{', '}')
                        || enclosed(text, '[', ']');
        };
        return looksLikeJson && LocatedJson.parse(text) instanceof JsonReading.Sound;
    }

    private static boolean enclosed(String text, char first, char last) {
        return text.length() > 1 && text.charAt(0) == first && text.charAt(text.length() - 1) == last;
    }
}
