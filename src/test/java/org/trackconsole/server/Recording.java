package org.trackconsole.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One exchange recorded from a running 0.8.2.1 server.
 *
 * @param sent the body as sent; empty for none
 * @param answer the body that came back
 */
record Recording(String name, String method, String path, String sent, int status, String answer) {
    private static final Pattern EXCHANGE = Pattern.compile(
            "### (?<name>.*)\\n(?<method>[A-Z]+) (?<path>\\S+)  body=(?<sent>.*)\\n-> (?<status>\\d+) .*\\n(?<answer>.*)");
    private static final Pattern BYTES = Pattern.compile("b'(.*)'");
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|\\+00:00)");
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    @Override
    public String toString() {
        return name;
    }

    /** All exchanges of a file beside this class. */
    static List<Recording> all(String file) {
        List<Recording> recordings = new ArrayList<>();
        Matcher matcher = EXCHANGE.matcher(text(file));
        while (matcher.find()) {
            recordings.add(new Recording(
                    matcher.group("name"),
                    matcher.group("method"),
                    matcher.group("path"),
                    body(matcher.group("sent")),
                    Integer.parseInt(matcher.group("status")),
                    matcher.group("answer")));
        }
        return recordings;
    }

    static Recording named(String file, String name) {
        return all(file).stream()
                .filter(recording -> recording.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String body(String sent) {
        Matcher bytes = BYTES.matcher(sent);
        return bytes.matches() ? bytes.group(1) : sent.equals("None") ? "" : sent;
    }

    private static String text(String file) {
        try (InputStream stream = Recording.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode answerJson() {
        return answer.isEmpty() || answer.equals("OK")
                ? JsonNodeFactory.instance.nullNode()
                : RunningServer.JSON.readTree(answer);
    }

    /** A document whose times and random ids are made alike, wherever they stand. */
    static JsonNode settled(JsonNode node) {
        if (node.isString()) {
            String text = TIME.matcher(node.stringValue()).replaceAll("<time>");
            return JsonNodeFactory.instance.stringNode(UUID.matcher(text).replaceAll("<uuid>"));
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(settled(item)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                object.set(field.getKey(), settled(field.getValue()));
            }
            return object;
        }
        return node;
    }
}
