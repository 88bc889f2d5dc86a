package org.trackconsole.settings;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settings as JSON. Keys that this console does not know are kept, so that trying an older one loses nothing; keys that
 * are missing have their usual value.
 */
final class SettingsText {
    private static final String VERSION = "version";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final List<UnaryOperator<ObjectNode>> steps;

    /** @param steps step n leads from version n to n + 1; a document without a version is of version 0 */
    SettingsText(List<UnaryOperator<ObjectNode>> steps) {
        this.steps = List.copyOf(steps);
    }

    /** The steps that this console knows: a document without a version, written by hand, has the keys of version 1. */
    static SettingsText known() {
        return new SettingsText(List.of(UnaryOperator.identity()));
    }

    /** A document without any key. */
    static ObjectNode empty() {
        return JsonNodeFactory.instance.objectNode();
    }

    /**
     * Reads and migrates a document; null where the text is JSON but no object.
     *
     * @throws JacksonException if it is no JSON
     */
    @Nullable
    ObjectNode parse(String text) {
        if (!(MAPPER.readTree(text) instanceof ObjectNode document)) {
            return null;
        }
        for (int version = document.path(VERSION).asInt(0); version < steps.size(); version++) {
            document = steps.get(version).apply(document);
        }
        return document;
    }

    /**
     * The settings of a document.
     *
     * @throws JacksonException if a value is of another type than it must be
     */
    static Settings settings(ObjectNode document) {
        ObjectNode complete = tree(Settings.usual());
        for (var field : document.properties()) {
            JsonNode value = field.getValue();
            if (!value.isNull()) {
                complete.set(field.getKey(), value);
            }
        }
        return MAPPER.treeToValue(complete, Settings.class);
    }

    /** The document's text with these settings in place of those it had. */
    String write(ObjectNode document, Settings settings) {
        ObjectNode written = empty();
        written.put(VERSION, Math.max(steps.size(), document.path(VERSION).asInt(0)));
        written.setAll(tree(settings));
        for (var field : document.properties()) {
            if (!written.has(field.getKey())) {
                written.set(field.getKey(), field.getValue());
            }
        }
        return MAPPER.writeValueAsString(written) + "\n";
    }

    private static ObjectNode tree(Settings settings) {
        return MAPPER.valueToTree(settings);
    }
}
