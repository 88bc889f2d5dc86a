package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.JSON;

import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Thousands of odd bodies, the same ones in every run: only documented answers come back. */
class OddBodiesTest {
    private static final long SEED = 20_261_124;
    private static final int BODIES = 2_000;
    private static final Set<Integer> DOCUMENTED = Set.of(200, 400, 401, 413, 422, 500);

    /** A 500 is right only where a real server gives it, too (contract §2.3). */
    private static final List<String> DOCUMENTED_FAULTS = List.of(
            "'NoneType' object is not iterable",
            "argument of type 'NoneType' is not iterable",
            "'NoneType' object does not support item assignment",
            "'NoneType' object is not subscriptable",
            "Internal event sources are not allowed via API.",
            "Empty value passed for a required argument.");

    private static final String GOOD = """
            {"source":{"id":"shop"},"session":{"id":"s"},"profile":{"id":"p"},"context":{"page":{"url":"u"}},
             "properties":{"a":1},"request":{},"options":{"x":true},"debug":false,"metadata":{},
             "events":[{"type":"page-view","id":"e","time":{"insert":"2026-01-01T00:00:00Z","create":null},
               "properties":{"n":1.5},"context":{"page":{"title":"t","referer":{"host":"h"}}},"options":{"save":true},
               "tags":["t"]},{"type":"x"}]}
            """;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void onlyDocumentedAnswersComeBack(@TempDir Path folder) {
        try (RunningServer server = RunningServer.start(folder)) {
            for (int i = 0; i < BODIES; i++) {
                byte[] body = body();
                Answer answer = server.track(BodyPublishers.ofByteArray(body));
                String told = new String(body, StandardCharsets.UTF_8) + " → "
                        + answer.http().body();
                assertThat(answer.status()).as(told).isIn(DOCUMENTED);
                if (answer.status() == 500) {
                    assertThat(answer.body().path("detail").asString()).as(told).isIn(DOCUMENTED_FAULTS);
                }
            }
            assertThat(server.accepted(null, null).status()).isEqualTo(200);
        }
    }

    private byte[] body() {
        JsonNode good = JSON.readTree(GOOD);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            good = changed(good, random.nextInt(6));
        }
        byte[] bytes = JSON.writeValueAsBytes(good);
        return random.nextInt(4) == 0 ? spoilt(bytes) : bytes;
    }

    /** The document with one part, at most so deep, replaced, removed or added. */
    private JsonNode changed(JsonNode node, int depth) {
        if (depth == 0 || node.isEmpty()) {
            return oddity();
        }
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(object.properties());
            Map.Entry<String, JsonNode> field = fields.get(random.nextInt(fields.size()));
            switch (random.nextInt(8)) {
                case 0 -> object.remove(field.getKey());
                case 1 -> object.set("odd " + random.nextInt(9), oddity());
                default -> object.set(field.getKey(), changed(field.getValue(), depth - 1));
            }
        } else if (node instanceof ArrayNode array) {
            int index = random.nextInt(array.size());
            array.set(index, changed(array.path(index), depth - 1));
        }
        return node;
    }

    private JsonNode oddity() {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (random.nextInt(16)) {
            case 0 -> make.nullNode();
            case 1 -> make.booleanNode(random.nextBoolean());
            case 2 -> make.numberNode(random.nextInt());
            case 3 -> make.numberNode(new BigDecimal("1E+" + random.nextInt(100_000)));
            case 4 -> make.stringNode("");
            case 5 -> make.stringNode("  \t\n ");
            case 6 -> make.stringNode("\u0000\u202E😀'\"`\\".repeat(1 + random.nextInt(3)));
            case 7 -> make.stringNode("x".repeat(random.nextInt(70_000)));
            case 8 -> make.arrayNode();
            case 9 -> make.arrayNode().add(1).add("a").addNull();
            case 10 -> make.objectNode();
            case 11 -> make.objectNode().put("id", random.nextInt());
            case 12 -> make.objectNode().putNull("id");
            case 13 -> make.stringNode("@internal");
            case 14 -> make.stringNode("shop");
            default -> nested(random.nextInt(300));
        };
    }

    private static JsonNode nested(int depth) {
        JsonNode node = JsonNodeFactory.instance.numberNode(1);
        for (int i = 0; i < depth; i++) {
            node = JsonNodeFactory.instance.objectNode().set("a", node);
        }
        return node;
    }

    /** The bytes with one cut, overwritten, doubled, or replaced by half of a pair's escape. */
    private byte[] spoilt(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String spoilt = switch (random.nextInt(4)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + (char) random.nextInt(256) + text.substring(at + 1);
            case 2 -> text.substring(0, at) + text;
            default -> text.substring(0, at) + "\\ud800" + text.substring(at);
        };
        return spoilt.getBytes(StandardCharsets.ISO_8859_1);
    }
}
