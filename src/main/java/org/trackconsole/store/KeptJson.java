package org.trackconsole.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Header;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Small parts of rows that are lists, as JSON. Names are written out by hand: they are what old files hold, and must not
 * follow a renamed component.
 */
final class KeptJson {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private KeptJson() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static JsonNode parse(String json) {
        return MAPPER.readTree(json);
    }

    static String write(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    static ArrayNode strings(List<String> values) {
        ArrayNode array = NODES.arrayNode();
        values.forEach(array::add);
        return array;
    }

    static List<String> strings(JsonNode array) {
        List<String> values = new ArrayList<>();
        array.forEach(value -> values.add(value.asString()));
        return List.copyOf(values);
    }

    /** The headers as they are given; callers see to it that no secret is among them. */
    static ArrayNode headers(List<Header> headers) {
        ArrayNode array = NODES.arrayNode();
        for (Header header : headers) {
            array.addObject()
                    .put("name", header.name())
                    .put("value", header.value())
                    .put("secret", header.secret());
        }
        return array;
    }

    static List<Header> masked(List<Header> headers) {
        return headers.stream().map(Header::masked).toList();
    }

    static List<Header> headers(JsonNode array) {
        List<Header> headers = new ArrayList<>();
        for (JsonNode header : array) {
            headers.add(new Header(
                    header.path("name").asString(),
                    header.path("value").asString(),
                    header.path("secret").asBoolean()));
        }
        return List.copyOf(headers);
    }

    static @Nullable String textOrNull(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }
}
