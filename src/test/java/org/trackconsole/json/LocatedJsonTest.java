package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.trackconsole.json.LocatedNode.Kind;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

class LocatedJsonTest {
    static LocatedJson read(String text) {
        return switch (LocatedJson.parse(text)) {
            case JsonReading.Sound(LocatedJson document) -> document;
            case JsonReading.Broken(JsonFault fault) -> throw new AssertionError(fault + " in\n" + text);
        };
    }

    static List<LocatedNode> allOf(LocatedNode node) {
        List<LocatedNode> nodes = new ArrayList<>();
        nodes.add(node);
        node.children().forEach(child -> nodes.addAll(allOf(child)));
        return nodes;
    }

    @Test
    void placesEveryKeyAndValueToTheLetter() {
        for (int seed = 0; seed < 2_000; seed++) {
            String text = new RandomJson(seed, seed % 4 != 0).document();
            LocatedJson document = read(text);
            JsonNode tree = Json.read(text);
            List<LocatedNode> nodes = allOf(document.root());
            assertThat(nodes).hasSize(count(tree));
            for (LocatedNode node : nodes) {
                assertThat(document.valueOf(node)).as("%s in %s", node, text).isEqualTo(tree.at(node.pointer()));
                assertThat(document.at(node.pointer())).isSameAs(node);
                assertThat(text.substring(node.start(), node.end()).strip()).hasSize(node.end() - node.start());
                if (node.key() != null) {
                    assertThat(Json.read(text.substring(node.keyStart(), node.keyEnd()))
                                    .stringValue())
                            .isEqualTo(node.key());
                }
            }
        }
    }

    @Test
    void findsTheInnermostValueThatAnOffsetTouches() {
        for (int seed = 0; seed < 100; seed++) {
            LocatedJson document = read(new RandomJson(seed, true).document());
            List<LocatedNode> nodes = allOf(document.root());
            for (int offset = 0; offset <= document.text().length(); offset++) {
                int at = offset;
                List<LocatedNode> touched = nodes.stream()
                        .filter(node -> node.keyStart() <= at && at <= node.end())
                        .filter(node -> node.children().stream()
                                .noneMatch(child -> child.keyStart() <= at && at <= child.end()))
                        .toList();
                assertThat(document.nodeAt(offset)).isIn(touched.isEmpty() ? List.of(document.root()) : touched);
            }
        }
    }

    @Test
    void namesThePlaceOfTheCaretAsInTheLook() {
        String text = "{\n  \"events\": [\n    { \"type\": \"purchase-order\" }\n  ]\n}";
        LocatedJson document = read(text);
        assertThat(JsonPath.of(document.nodeAt(text.indexOf("order")))).isEqualTo("events[0].type");
        assertThat(JsonPath.of(document.nodeAt(text.indexOf("type")))).isEqualTo("events[0].type");
        assertThat(document.pointerAt(text.indexOf("{ \"type") + 1)).hasToString("/events/0");
        assertThat(document.pointerAt(0)).hasToString("");
    }

    @Test
    void keepsPlacesExactBeyondTheReadersBuffers() {
        String filler = "\"x\": \"" + "😀\\n\\u0041é".repeat(700) + "\", ";
        StringBuilder text = new StringBuilder("{ ");
        for (int i = 0; i < 40; i++) {
            text.append(filler.replace("x", "x" + i)).append("\r\n").append(" ".repeat(i * 37));
        }
        text.append("\"last\": [ 1.0 , true ] }");
        assertThat(text.length()).isGreaterThan(200_000);
        LocatedJson document = read(text.toString());
        for (LocatedNode node : allOf(document.root())) {
            assertThat(document.valueOf(node)).isEqualTo(document.tree().at(node.pointer()));
        }
        LocatedNode last = document.at(JsonPointer.compile("/last/0"));
        assertThat(last).isNotNull().extracting(document::textOf).isEqualTo("1.0");
    }

    @Test
    void takesARootOfAnyType() {
        assertThat(read(" 12 ").root().kind()).isEqualTo(Kind.NUMBER);
        assertThat(read("null").root().kind()).isEqualTo(Kind.NULL);
        assertThat(read("\"\"").root().end()).isEqualTo(2);
        assertThat(read("[]").root().children()).isEmpty();
    }

    @Test
    void tellsAnIndexFromAKeyOfDigits() {
        LocatedJson document = read("{\"0\": [{\"1\": 5}], \"a b\": {\"\": 6}}");
        LocatedNode five = document.at(JsonPointer.compile("/0/0/1"));
        LocatedNode six = document.at(JsonPointer.compile("/a b/"));
        assertThat(five).isNotNull().extracting(JsonPath::of).isEqualTo("[\"0\"][0][\"1\"]");
        assertThat(six).isNotNull().extracting(JsonPath::of).isEqualTo("[\"a b\"][\"\"]");
        assertThat(JsonPath.of(JsonPointer.compile("/events/0/type"))).isEqualTo("events[0].type");
    }

    @Test
    void readsFiveHundredLevelsAndNoMore() {
        assertThat(LocatedJson.parse("[".repeat(500) + "]".repeat(500))).isInstanceOf(JsonReading.Sound.class);
        assertThat(LocatedJson.parse("[".repeat(501) + "]".repeat(501)))
                .isInstanceOfSatisfying(JsonReading.Broken.class, broken -> {
                    assertThat(broken.fault().kind()).isEqualTo(JsonFault.Kind.TOO_DEEP);
                    assertThat(broken.fault().column()).isEqualTo(501);
                });
    }

    private static int count(JsonNode tree) {
        int count = 1;
        for (JsonNode child : tree) {
            count += count(child);
        }
        return count;
    }
}
