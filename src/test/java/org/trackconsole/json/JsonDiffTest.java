package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDiffTest {
    @Test
    void namesEachLeafThatDiffers() {
        assertThat(changes(
                        "{\"a\":1,\"b\":{\"c\":\"x\",\"d\":null},\"e\":[1,2]}",
                        "{\"a\":2,\"b\":{\"c\":\"x\",\"d\":true},\"e\":[1,3,4],\"f\":{\"g\":1}}"))
                .containsExactly("a: 1 > 2", "b.d: - > true", "e[1]: 2 > 3", "e[2]: - > 4", "f: - > {\"g\":1}");
    }

    @Test
    void takesNullAndMissingForTheSame() {
        assertThat(changes("{\"a\":null,\"b\":1}", "{\"b\":1,\"c\":null}")).isEmpty();
    }

    @Test
    void tellsATextFromTheNumberOfTheSameSpelling() {
        assertThat(changes("{\"a\":\"1\"}", "{\"a\":1}")).containsExactly("a: \"1\" > 1");
    }

    private static List<String> changes(String before, String after) {
        return JsonDiff.between(Json.read(before), Json.read(after)).stream()
                .map(change -> JsonPath.of(change.path()) + ": "
                        + (change.before() == null ? "-" : Json.compact(change.before())) + " > "
                        + (change.after() == null ? "-" : Json.compact(change.after())))
                .toList();
    }
}
