package org.trackconsole.fx.tree;

import org.trackconsole.json.Json;
import org.trackconsole.json.JsonPath;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** One line of the tree. */
sealed interface TreeEntry {
    /** The longest string that is shown whole. */
    int LONGEST_STRING = 200;

    /** The key, the index in brackets, or nothing for the root. */
    String name();

    /** What stands behind the name. */
    String summary();

    /** The style class of the summary. */
    String styleClass();

    /** What "copy value" puts on the clipboard: a string without quotes, anything else as JSON. */
    String copiedValue();

    /** What "copy path" puts on the clipboard, as {@code events[0].type}. */
    String copiedPath();

    /**
     * A value of the document.
     *
     * @param name the key, the index in brackets, or nothing for the root
     * @param node the value
     * @param place the way to it
     */
    record Value(String name, JsonNode node, JsonPointer place) implements TreeEntry {
        @Override
        public String summary() {
            if (node.isContainer()) {
                return Texts.text(node.isArray() ? "editor.tree.items" : "editor.tree.keys", node.size());
            }
            if (!node.isString()) {
                return Json.compact(node);
            }
            String text = node.stringValue();
            if (text.length() <= LONGEST_STRING) {
                return Json.compact(node);
            }
            int end = Character.isHighSurrogate(text.charAt(LONGEST_STRING - 1)) ? LONGEST_STRING - 1 : LONGEST_STRING;
            String start = Json.compact(StringNode.valueOf(text.substring(0, end)));
            return start.substring(0, start.length() - 1) + Texts.text("editor.shortened", text.length() - end);
        }

        @Override
        public String styleClass() {
            return switch (node.getNodeType()) {
                case STRING -> "json-string";
                case NUMBER -> "json-number";
                case BOOLEAN, NULL -> "json-literal";
                default -> "json-count";
            };
        }

        @Override
        public String copiedValue() {
            return node.isString() ? node.stringValue() : node.isContainer() ? Json.pretty(node) : Json.compact(node);
        }

        @Override
        public String copiedPath() {
            return JsonPath.of(place);
        }
    }

    /**
     * Some of the elements of a long array.
     *
     * @param array the whole array
     * @param place the way to the array
     * @param from the first element, from 0
     * @param to one past the last
     */
    record Range(JsonNode array, JsonPointer place, int from, int to) implements TreeEntry {
        @Override
        public String name() {
            return Texts.text("editor.tree.range", Integer.toString(from), Integer.toString(to - 1));
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public String styleClass() {
            return "json-count";
        }

        @Override
        public String copiedValue() {
            var elements = Json.mapper().createArrayNode();
            for (int i = from; i < to; i++) {
                elements.add(array.path(i));
            }
            return Json.pretty(elements);
        }

        @Override
        public String copiedPath() {
            return JsonPath.of(place);
        }
    }
}
