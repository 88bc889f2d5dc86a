package org.trackconsole.json;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonFault.Kind;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.databind.JsonNode;

/**
 * A JSON text of which the place of every key and value is known. The text is the truth: nothing here is a copy that
 * could differ from it. Immutable, any thread.
 */
public final class LocatedJson {
    private static final int SMALL_OBJECT = 8;

    private final String text;
    private final LocatedNode root;

    private LocatedJson(String text, LocatedNode root) {
        this.text = text;
        this.root = root;
    }

    /** Reads a text. A root of any type is sound; whoever needs an object asks {@link #root()} for its kind. */
    public static JsonReading parse(String text) {
        if (text.length() > Json.LONGEST) {
            return new JsonReading.Broken(JsonFault.at(text, Kind.TOO_LONG, Json.LONGEST, 0));
        }
        return new Reader(text).read();
    }

    /** The document of a text that the caller has made himself. */
    static LocatedJson ofSound(String text) {
        return switch (parse(text)) {
            case JsonReading.Sound(LocatedJson document) -> document;
            case JsonReading.Broken(JsonFault fault) ->
                throw new IllegalArgumentException("Not JSON: " + fault.kind() + " at " + fault.offset());
        };
    }

    /** The whole text, to the letter. */
    public String text() {
        return text;
    }

    /** The outermost value. */
    public LocatedNode root() {
        return root;
    }

    /** The value at the end of a pointer, or null where there is none. */
    public @Nullable LocatedNode at(JsonPointer pointer) {
        LocatedNode node = root;
        for (JsonPointer rest = pointer; node != null && !rest.matches(); rest = rest.tail()) {
            node = node.kind() == LocatedNode.Kind.ARRAY
                    ? node.element(rest.getMatchingIndex())
                    : node.member(rest.getMatchingProperty());
        }
        return node;
    }

    /** The value at the end of a path of keys and positions, or the last one on the way to it that exists. */
    public LocatedNode nearest(List<String> path) {
        LocatedNode node = root;
        for (String step : path) {
            LocatedNode next = node.kind() == LocatedNode.Kind.ARRAY && step.matches("\\d{1,9}")
                    ? node.element(Integer.parseInt(step))
                    : node.member(step);
            if (next == null) {
                return node;
            }
            node = next;
        }
        return node;
    }

    /**
     * The innermost value whose key or value an offset touches; the caret right behind a value still touches it. The
     * root where nothing else does.
     *
     * @param offset 0 to the text's length
     */
    public LocatedNode nodeAt(int offset) {
        return root.innermostAt(offset);
    }

    /** The way to {@link #nodeAt}. */
    public JsonPointer pointerAt(int offset) {
        return nodeAt(offset).pointer();
    }

    /** A value as it is written. */
    public String textOf(LocatedNode node) {
        return text.substring(node.start(), node.end());
    }

    /** A value as a tree of its own. */
    public JsonNode valueOf(LocatedNode node) {
        return Json.read(textOf(node));
    }

    /** The whole document as a tree of its own; reads the text anew. */
    public JsonNode tree() {
        return Json.read(text);
    }

    /** Jackson says where tokens begin; where they end is read off the text, since it reads strings late. */
    private static final class Reader {
        private final String text;
        private final Map<LocatedNode, Map<String, LocatedNode>> largeObjects = new HashMap<>();
        private @Nullable LocatedNode root;
        private @Nullable LocatedNode open;
        private @Nullable String key;
        private int keyStart;
        private int keyEnd;
        private int lastStart;

        Reader(String text) {
            this.text = text;
        }

        JsonReading read() {
            try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), text)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    JsonFault fault = take(token, parser);
                    if (fault != null) {
                        return new JsonReading.Broken(fault);
                    }
                }
            } catch (JacksonException _) {
                return new JsonReading.Broken(FaultFinder.find(text, lastStart));
            }
            return root == null
                    ? new JsonReading.Broken(JsonFault.at(text, Kind.EMPTY, 0, 0))
                    : new JsonReading.Sound(new LocatedJson(text, root));
        }

        private @Nullable JsonFault take(JsonToken token, JsonParser parser) {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            lastStart = start;
            if (root != null && open == null) {
                return FaultFinder.find(text, start);
            }
            switch (token) {
                case START_OBJECT -> open = begin(LocatedNode.Kind.OBJECT, start);
                case START_ARRAY -> open = begin(LocatedNode.Kind.ARRAY, start);
                case END_OBJECT, END_ARRAY -> {
                    LocatedNode closed = opened();
                    closed.close(start + 1);
                    largeObjects.remove(closed);
                    open = closed.parent();
                }
                case PROPERTY_NAME -> {
                    key = parser.currentName();
                    keyStart = start;
                    keyEnd = stringEnd(start);
                    LocatedNode first = twin(opened(), key);
                    if (first != null) {
                        return JsonFault.at(
                                text,
                                Kind.DUPLICATE_KEY,
                                keyStart,
                                keyEnd - keyStart,
                                key,
                                Integer.toString(JsonFault.lineAt(text, first.keyStart())));
                    }
                }
                case VALUE_STRING -> begin(LocatedNode.Kind.STRING, start).close(stringEnd(start));
                case VALUE_NUMBER_INT -> begin(LocatedNode.Kind.NUMBER, start).close(numberEnd(start));
                case VALUE_NUMBER_FLOAT -> {
                    int end = numberEnd(start);
                    if (tooLarge(start, end)) {
                        return JsonFault.at(text, Kind.NUMBER_TOO_LARGE, start, end - start);
                    }
                    begin(LocatedNode.Kind.NUMBER, start).close(end);
                }
                case VALUE_TRUE -> begin(LocatedNode.Kind.BOOLEAN, start).close(start + 4);
                case VALUE_FALSE -> begin(LocatedNode.Kind.BOOLEAN, start).close(start + 5);
                case VALUE_NULL -> begin(LocatedNode.Kind.NULL, start).close(start + 4);
                default -> throw new IllegalStateException("JSON text has no " + token);
            }
            return null;
        }

        private LocatedNode begin(LocatedNode.Kind kind, int start) {
            LocatedNode node = new LocatedNode(kind, open, key, keyStart, keyEnd, start);
            if (key != null && open != null) {
                noteMember(open, key, node);
            }
            if (root == null) {
                root = node;
            }
            key = null;
            return node;
        }

        private LocatedNode opened() {
            if (open == null) {
                throw new IllegalStateException("Nothing is open");
            }
            return open;
        }

        private @Nullable LocatedNode twin(LocatedNode object, String name) {
            Map<String, LocatedNode> members = largeObjects.get(object);
            return members == null ? object.member(name) : members.get(name);
        }

        private void noteMember(LocatedNode object, String name, LocatedNode member) {
            Map<String, LocatedNode> members = largeObjects.get(object);
            if (members != null) {
                members.put(name, member);
            } else if (object.children().size() == SMALL_OBJECT) {
                Map<String, LocatedNode> all = new HashMap<>();
                for (LocatedNode child : object.children()) {
                    all.put(Objects.requireNonNull(child.key()), child);
                }
                largeObjects.put(object, all);
            }
        }

        /** Jackson notes an exponent that no BigDecimal can have only when the number is asked for. */
        private boolean tooLarge(int start, int end) {
            String number = text.substring(start, end);
            if (number.indexOf('e') < 0 && number.indexOf('E') < 0) {
                return false;
            }
            try {
                return new BigDecimal(number).precision() == 0;
            } catch (NumberFormatException _) {
                return true;
            }
        }

        private int stringEnd(int start) {
            int i = start + 1;
            while (i < text.length() && text.charAt(i) != '"') {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            return Math.min(i + 1, text.length());
        }

        private int numberEnd(int start) {
            int i = start;
            while (i < text.length() && "+-.eE0123456789".indexOf(text.charAt(i)) >= 0) {
                i++;
            }
            return i;
        }
    }
}
