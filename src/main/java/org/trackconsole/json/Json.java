package org.trackconsole.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON text to tree and back, the one way the product does it: decimals keep every digit, and text after the end of the
 * document is an error. Stateless, any thread.
 */
public final class Json {
    /** How many containers may stand in each other. */
    static final int DEEPEST = 500;

    /** The longest document in characters; what people send is a few thousand. */
    static final int LONGEST = 64 * 1024 * 1024;

    /** The longest number in digits. */
    static final int LONGEST_NUMBER = 1000;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxDocumentLength(LONGEST)
                    .maxStringLength(LONGEST)
                    .maxNameLength(LONGEST)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Json() {}

    /** The mapper itself, for records and streams; it cannot be changed. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * The tree of a text that the caller knows to be JSON. Where a key stands twice, the last one counts. What a person
     * or a server wrote goes through {@link LocatedJson#parse} or {@link #readOrNull} instead.
     *
     * @throws JacksonException if it is not JSON
     */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** The tree of a text, or null where it is not JSON. Blank text is not JSON. */
    public static @Nullable JsonNode readOrNull(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            return tree.isMissingNode() ? null : tree;
        } catch (JacksonException _) {
            return null;
        }
    }

    /**
     * The tree of a text that the caller knows to be a JSON object.
     *
     * @throws JacksonException if it is not JSON
     * @throws IllegalArgumentException if it is JSON of another type
     */
    public static ObjectNode object(String text) {
        if (read(text) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("Not a JSON object");
    }

    /** The tree as a person would lay it out, see {@link JsonFormat}. */
    public static String pretty(JsonNode node) {
        return JsonFormat.format(LocatedJson.ofSound(compact(node)));
    }

    /** The tree in one line without blanks. */
    public static String compact(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }
}
