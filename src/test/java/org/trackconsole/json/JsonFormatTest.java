package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.json.LocatedJsonTest.allOf;
import static org.trackconsole.json.LocatedJsonTest.read;

import org.junit.jupiter.api.Test;

class JsonFormatTest {
    @Test
    void laysThePayloadOutAsInTheLook() {
        String text = "{\"source\":{\"id\":\"web-shop\"},\"session\":{\"id\":\"c1602158-21fb-4fcc-a80c-d0dee18070d6\"},"
                + "\"context\":{\"device\":\"iPhone X\",\"screen\":{\"local\":{\"width\":375,\"height\":812}}},"
                + "\"events\":[{\"type\":\"purchase-order\",\"properties\":{\"product\":\"Nike shoes\",\"quantity\":1}},"
                + "{\"type\":\"page-view\",\"properties\":{\"category\":\"shoes\"}}],\"tags\":[\"a\",\"b\"],\"options\":{}}";
        assertThat(JsonFormat.format(read(text))).isEqualTo("""
                {
                  "source": { "id": "web-shop" },
                  "session": { "id": "c1602158-21fb-4fcc-a80c-d0dee18070d6" },
                  "context": {
                    "device": "iPhone X",
                    "screen": { "local": { "width": 375, "height": 812 } }
                  },
                  "events": [
                    {
                      "type": "purchase-order",
                      "properties": { "product": "Nike shoes", "quantity": 1 }
                    },
                    {
                      "type": "page-view",
                      "properties": { "category": "shoes" }
                    }
                  ],
                  "tags": ["a", "b"],
                  "options": {}
                }""");
    }

    @Test
    void breaksWhatIsTooWideForALine() {
        String wide = "x".repeat(30);
        assertThat(JsonFormat.format(read("{\"a\":{\"b\":\"" + wide + "\",\"c\":\"" + wide + "\"}}")))
                .isEqualTo("{\n  \"a\": {\n    \"b\": \"" + wide + "\",\n    \"c\": \"" + wide + "\"\n  }\n}");
    }

    @Test
    void leavesSpellingsToTheLetter() {
        String text = "[1.0,1E+5,-0,\"\\u0041\\/é\",{\"\\u0062\":12345678901234567890.10}]";
        assertThat(JsonFormat.format(read(text))).isEqualTo("""
                [
                  1.0,
                  1E+5,
                  -0,
                  "\\u0041\\/é",
                  { "\\u0062": 12345678901234567890.10 }
                ]""");
    }

    @Test
    void leavesTheTreeAsItIsAndWhatIsLaidOutAlready() {
        for (int seed = 0; seed < 2_000; seed++) {
            LocatedJson before = read(new RandomJson(seed, true).document());
            String once = JsonFormat.format(before);
            LocatedJson after = read(once);
            assertThat(after.tree()).isEqualTo(before.tree());
            assertThat(JsonFormat.format(after)).isEqualTo(once);
            for (LocatedNode node : allOf(before.root())) {
                if (!node.isContainer()) {
                    assertThat(after.at(node.pointer()))
                            .isNotNull()
                            .extracting(after::textOf)
                            .isEqualTo(before.textOf(node));
                }
            }
        }
    }
}
