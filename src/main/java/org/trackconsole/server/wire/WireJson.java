package org.trackconsole.server.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The server's one way of reading and writing JSON. Numbers keep every digit, of a key given twice the last counts, and
 * {@code NaN} is no number. Any thread.
 */
public final class WireJson {
    /** The deepest nesting the server takes. */
    public static final int DEEPEST = 200;

    /** As many digits as a real server reads in one number. */
    private static final int LONGEST_NUMBER = 4_300;

    /** Bounds the memory that a body within the size limit can turn into. */
    private static final long MOST_TOKENS = 2_000_000;

    private static final JsonMapper MAPPER = mapper(StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST)
            .maxNumberLength(LONGEST_NUMBER)
            .maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .maxTokenCount(MOST_TOKENS)
            .build());

    /** For what was taken once: a session's context may have grown beyond what one call can bring. */
    private static final JsonMapper TRUSTING = mapper(StreamReadConstraints.builder()
            .maxNumberLength(Integer.MAX_VALUE)
            .maxNameLength(Integer.MAX_VALUE)
            .maxStringLength(Integer.MAX_VALUE)
            .build());

    private WireJson() {}

    private static JsonMapper mapper(StreamReadConstraints constraints) {
        return JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** Reads a text that came over the wire. */
    public static Parsed parse(String text) {
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (StreamConstraintsException _) {
            return new Parsed.TooMuch();
        } catch (JacksonException | NumberFormatException _) {
            // The latter is how Jackson tells of an exponent that no number can have.
            return fault(text);
        }
        if (root.isMissingNode()) {
            return fault(text);
        }
        Loc half = mayHoldHalfCharacters(text) ? halfCharacter(root, Loc.body()) : null;
        return half == null ? new Parsed.Document(root) : new Parsed.HalfCharacter(half);
    }

    /** Why a text was not read; where the grammar is kept, it was a number that Jackson cannot hold. */
    private static Parsed fault(String text) {
        Parsed.Malformed fault = JsonFault.find(text);
        return fault == null ? new Parsed.TooMuch() : fault;
    }

    /**
     * Reads an object that the server itself wrote.
     *
     * @throws DamagedRecordException if it is none
     */
    public static ObjectNode stored(String text) {
        return stored(text, object -> object);
    }

    /**
     * Reads what the server itself wrote as an object.
     *
     * @param shape makes it what it was before
     * @throws DamagedRecordException if it is no such object
     */
    public static <T> T stored(String text, Function<ObjectNode, T> shape) {
        try {
            return shape.apply((ObjectNode) TRUSTING.readTree(text));
        } catch (JacksonException | ClassCastException | NumberFormatException damage) {
            throw new DamagedRecordException(damage);
        }
    }

    /**
     * Reads a file that lies beside a class.
     *
     * @throws IllegalStateException if there is none: the program was put together wrongly
     */
    public static JsonNode resource(Class<?> beside, String name) {
        try (InputStream stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("No resource " + name + " beside " + beside.getName());
            }
            return TRUSTING.readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The compact text of a document. */
    public static String text(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /** The compact text of a document in UTF-8. */
    public static byte[] bytes(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** A new, empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new, empty list. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** JSON's null. */
    public static JsonNode none() {
        return JsonNodeFactory.instance.nullNode();
    }

    /** The reference the wire uses for a source, a session or a profile: {@code {"id":…}}, also with a null id. */
    public static ObjectNode reference(@Nullable String id) {
        return object().put("id", id);
    }

    private static boolean mayHoldHalfCharacters(String text) {
        return text.contains("\\ud") || text.contains("\\uD");
    }

    private static @Nullable Loc halfCharacter(JsonNode node, Loc loc) {
        if (node.isString()) {
            return isWhole(node.stringValue()) ? null : loc;
        }
        if (node.isArray()) {
            int index = 0;
            for (JsonNode item : node) {
                Loc found = halfCharacter(item, loc.index(index++));
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!isWhole(entry.getKey())) {
                return loc;
            }
            Loc found = halfCharacter(entry.getValue(), loc.field(entry.getKey()));
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isWhole(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
