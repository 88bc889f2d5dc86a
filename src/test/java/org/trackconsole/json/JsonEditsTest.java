package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trackconsole.json.LocatedJsonTest.read;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.StringNode;

class JsonEditsTest {
    private static final List<String> ORDER =
            List.of("source", "session", "profile", "context", "properties", "events", "options");

    private static final String SEED = """
            {
              "source": { "id": "web-shop" },
              "session": { "id": "c1602158" },
              "context": {
                "device": "iPhone X",
                "price": 1.0
              },
              "events": [
                {
                  "type": "purchase-order",
                  "properties": { "product": "Nike shoes", "quantity": 1 }
                },
                { "type": "page-view" }
              ]
            }""";

    private static JsonPointer at(String pointer) {
        return JsonPointer.compile(pointer);
    }

    private static JsonEdits edits(String text) {
        return new JsonEdits(read(text));
    }

    private static String set(String text, String pointer, String json) {
        return TextEdit.apply(text, edits(text).set(at(pointer), Json.read(json), ORDER));
    }

    private static String remove(String text, String pointer) {
        return TextEdit.apply(text, edits(text).remove(at(pointer)));
    }

    @Test
    void changesNothingButTheValue() {
        assertThat(set(SEED, "/source/id", "\"web-shop-2\"")).isEqualTo(SEED.replace("web-shop", "web-shop-2"));
        assertThat(edits(SEED).set(at("/source/id"), StringNode.valueOf("web-shop-2")))
                .containsExactly(new TextEdit(SEED.indexOf("\" },"), SEED.indexOf("\" },"), "-2"));
        assertThat(set(SEED, "/events/0/properties/quantity", "25"))
                .isEqualTo(SEED.replace("\"quantity\": 1", "\"quantity\": 25"));
    }

    @Test
    void makesNoEditWhereTheValueIsThere() {
        JsonEdits edits = edits("{\"a\": 1.0, \"b\": 1, \"c\": \"\\u00e9\", \"d\": { \"y\": 1e2 , \"x\": [ ] }}");
        assertThat(edits.set(at("/a"), Json.read("1.0"))).isEmpty();
        assertThat(edits.set(at("/b"), IntNode.valueOf(1))).isEmpty();
        assertThat(edits.set(at("/b"), Json.mapper().getNodeFactory().numberNode(1L)))
                .isEmpty();
        assertThat(edits.set(at("/c"), StringNode.valueOf("é"))).isEmpty();
        assertThat(edits.set(at("/d"), Json.read("{\"x\":[],\"y\":1e2}"))).isEmpty();
        assertThat(edits.set(at("/a"), Json.read("1"))).isNotEmpty();
        assertThat(edits.set(at("/a"), Json.read("1.00"))).isNotEmpty();
        assertThat(edits.setVerbatim(at("/a"), "1.0", List.of())).isEmpty();
        assertThat(edits.remove(at("/nowhere/0"))).isEmpty();
        assertThat(edits.renameKey(at("/a"), "a")).isEmpty();
    }

    @Test
    void writesANumberAsTyped() {
        String text = "{ \"a\": 1 }";
        assertThat(TextEdit.apply(text, edits(text).setVerbatim(at("/a"), "1e2", List.of())))
                .isEqualTo("{ \"a\": 1e2 }");
        assertThat(TextEdit.apply(text, edits(text).setVerbatim(at("/b"), "0.50", List.of())))
                .isEqualTo("{ \"a\": 1, \"b\": 0.50 }");
    }

    @Test
    void putsAMemberWhereItsKeyUsuallyStands() {
        String profile = set(SEED, "/profile/id", "\"48d91542\"");
        assertThat(profile)
                .isEqualTo(SEED.replace("  \"context\"", "  \"profile\": { \"id\": \"48d91542\" },\n  \"context\""));
        assertThat(set(SEED, "/options/saveSession", "false")).isEqualTo(SEED.replace("\n  ]\n}", """

              ],
              "options": { "saveSession": false }
            }"""));
        assertThat(set("{\n\t\"events\": []\n}", "/source/id", "\"x\""))
                .isEqualTo("{\n\t\"source\": { \"id\": \"x\" },\n\t\"events\": []\n}");
        assertThat(set(SEED, "/context/screen/width", "375")).contains("""
                "price": 1.0,
                    "screen": { "width": 375 }
                  },""");
    }

    @Test
    void staysOnOneLineWhereTheSurroundingsDo() {
        assertThat(set(SEED, "/source/name", "\"Web\"")).contains("{ \"id\": \"web-shop\", \"name\": \"Web\" },");
        assertThat(set("{\"a\":1}", "/b/c", "[1,{\"d\":2}]")).isEqualTo("{\"a\":1,\"b\":{\"c\":[1,{\"d\":2}]}}");
        assertThat(set("{\"a\": {}, \"b\": []}", "/a/x", "1")).isEqualTo("{\"a\": {\"x\": 1}, \"b\": []}");
        assertThat(set("{}", "/source/id", "\"x\"")).isEqualTo("{\n  \"source\": { \"id\": \"x\" }\n}");
        assertThat(set("{ \"context\": null }", "/context/device", "\"iPhone X\""))
                .isEqualTo("{ \"context\": { \"device\": \"iPhone X\" } }");
    }

    @Test
    void fillsAnEmptyContainerInTheDocumentsOwnStyle() {
        String text = "{\r\n    \"context\": { },\r\n    \"events\": [\r\n    ]\r\n}";
        assertThat(set(text, "/context/a", "true")).contains("\"context\": { \"a\": true },\r\n");
        assertThat(set(text, "/events/0", "{\"type\":\"page-view\",\"properties\":{\"a\":1}}"))
                .contains("""
                "events": [
                        {
                            "type": "page-view",
                            "properties": { "a": 1 }
                        }
                    ]
                """.stripTrailing().replace("\n", "\r\n"));
    }

    @Test
    void removesAMemberWithItsCommaAndLine() {
        assertThat(remove(SEED, "/session")).isEqualTo(SEED.replace("  \"session\": { \"id\": \"c1602158\" },\n", ""));
        assertThat(remove(SEED, "/context/price")).isEqualTo(SEED.replace(",\n    \"price\": 1.0", ""));
        assertThat(remove(SEED, "/events/1")).isEqualTo(SEED.replace(",\n    { \"type\": \"page-view\" }", ""));
        assertThat(remove(SEED, "/events/0/properties/product")).contains("\"properties\": { \"quantity\": 1 }");
        assertThat(remove(SEED, "/events/0/properties/quantity")).contains("{ \"product\": \"Nike shoes\" }");
        assertThat(remove(SEED, "/source/id")).contains("\"source\": {},\n");
        assertThat(remove("[\n  1\n]", "/0")).isEqualTo("[]");
        assertThat(remove("[1,2,3]", "/1")).isEqualTo("[1,3]");
    }

    @Test
    void renamesAKeyInPlace() {
        assertThat(TextEdit.apply(SEED, edits(SEED).renameKey(at("/context/price"), "price \"net\"")))
                .isEqualTo(SEED.replace("\"price\"", "\"price \\\"net\\\"\""));
    }

    @Test
    void movesAndDuplicatesElementsAsTheyAreWritten() {
        String text = "[ 1.0 , {\"a\":1e3},\n\t\"x\" ]";
        assertThat(TextEdit.apply(text, edits(text).moveElement(at(""), 0, 2)))
                .isEqualTo("[ {\"a\":1e3},\n\t\"x\" , 1.0 ]");
        assertThat(TextEdit.apply(text, edits(text).moveElement(at(""), 2, 0)))
                .isEqualTo("[ \"x\",\n\t1.0 , {\"a\":1e3} ]");
        assertThat(edits(text).moveElement(at(""), 1, 1)).isEmpty();
        String twice = TextEdit.apply(SEED, edits(SEED).duplicateElement(at("/events"), 1));
        assertThat(twice).contains("    { \"type\": \"page-view\" },\n    { \"type\": \"page-view\" }\n  ]");
        assertThat(TextEdit.apply("[1]", edits("[1]").duplicateElement(at(""), 0)))
                .isEqualTo("[1, 1]");
    }

    @Test
    void addsEventsBeforeBetweenAndBehindOthers() {
        JsonNode event = Json.read("{\"type\":\"cart\",\"properties\":{\"sum\":10.50}}");
        String expected = """
                    {
                      "type": "cart",
                      "properties": { "sum": 10.50 }
                    }""";
        String first = TextEdit.apply(SEED, edits(SEED).insertElement(at("/events"), 0, event, ORDER));
        assertThat(first)
                .isEqualTo(SEED.replace(
                        "\"events\": [\n",
                        "\"events\": [\n" + expected.indent(4).stripTrailing() + ",\n"));
        String last = TextEdit.apply(SEED, edits(SEED).insertElement(at("/events"), 2, event, ORDER));
        assertThat(last)
                .contains("{ \"type\": \"page-view\" },\n" + expected.indent(4).stripTrailing() + "\n  ]");
        assertThat(TextEdit.apply("{}", edits("{}").insertElement(at("/events"), 0, Json.read("1"), ORDER)))
                .isEqualTo("{\n  \"events\": [1]\n}");
    }

    @Test
    void tellsWhereAPlaceIsAfterEdits() {
        List<TextEdit> edits = List.of(new TextEdit(8, 8, "+++"), new TextEdit(2, 6, "x"));
        assertThat(TextEdit.moved(1, edits)).isEqualTo(1);
        assertThat(TextEdit.moved(2, edits)).isEqualTo(2);
        assertThat(TextEdit.moved(4, edits)).isEqualTo(3);
        assertThat(TextEdit.moved(6, edits)).isEqualTo(3);
        assertThat(TextEdit.moved(8, edits)).isEqualTo(5);
        assertThat(TextEdit.moved(9, edits)).isEqualTo(9);
    }

    @Test
    void refusesWhatMakesNoSenseForTheDocument() {
        JsonEdits edits = edits("{ \"a\": \"text\", \"b\": [1] }");
        assertThatThrownBy(() -> edits.set(at("/a/x"), IntNode.valueOf(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> edits.set(at("/b/3"), IntNode.valueOf(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> edits.renameKey(at("/a"), "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> edits.remove(at(""))).isInstanceOf(IllegalArgumentException.class);
    }
}
