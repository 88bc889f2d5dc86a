package org.trackconsole.server.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

class FieldPathTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.b | 1",
                "a.list.1 | 3",
                "a.list.2 | ",
                "a.list.x | ",
                "a.list.-1 | ",
                "a.b.c | ",
                "none | ",
                "a.empty | null",
            })
    void findsValuesInObjectsAndLists(String path, String found) {
        ObjectNode document = WireJson.stored("{\"a\":{\"b\":1,\"list\":[2,3],\"empty\":null}}");
        assertThat(String.valueOf(FieldPath.of(path).find(document))).isEqualTo(found == null ? "null" : found);
        assertThat(FieldPath.of(path).find(document) == null).isEqualTo(found == null);
    }

    @Test
    void makesTheObjectsOnTheWayAndTakesEmptyOnesOut() {
        ObjectNode document = WireJson.stored("{\"a\":{\"x\":1}}");
        FieldPath deep = FieldPath.of("a.b.c");
        deep.put(document, WireJson.array());
        assertThat(document.toString()).isEqualTo("{\"a\":{\"x\":1,\"b\":{\"c\":[]}}}");
        deep.remove(document);
        assertThat(document.toString()).isEqualTo("{\"a\":{\"x\":1}}");
        deep.remove(document);
        assertThat(document.toString()).isEqualTo("{\"a\":{\"x\":1}}");
    }

    @Test
    void nameWithDotsIsOneStep() {
        ObjectNode document = WireJson.object();
        FieldPath.of("interests", "ski.alpine").put(document, FieldType.number(1));
        assertThat(document.toString()).isEqualTo("{\"interests\":{\"ski.alpine\":1.0}}");
    }
}
