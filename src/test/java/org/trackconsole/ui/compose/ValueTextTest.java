package org.trackconsole.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;

class ValueTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 | 1",
                "1.0 | 1.0",
                "-2e3 | -2e3",
                "true | true",
                "null | null",
                "[1, 2] | [1, 2]",
                "{\"a\": 1} | {\"a\": 1}",
                "\"1\" | \"1\"",
                "Nike shoes | \"Nike shoes\"",
                "01 | \"01\"",
                "[1, | \"[1,\"",
                "True | \"True\"",
                "a \"b\" | \"a \\\"b\\\"\"",
            })
    void aFieldStandsForTheJsonThatPeopleMean(String typed, String json) {
        assertThat(ValueText.toJson(typed)).isEqualTo(json);
    }

    @Test
    void anEmptyFieldIsAnEmptyText() {
        assertThat(ValueText.toJson("")).isEqualTo("\"\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"1\"", "\"true\"", "\"\"", "\" a \"", "\"line\\nbreak\"", "\"\\\"quoted\\\"\"", "7", "[1,2]"})
    void whatAFieldShowsStandsForTheSameValueAgain(String json) {
        JsonReading.Sound reading = (JsonReading.Sound) LocatedJson.parse(json);
        LocatedJson document = reading.document();
        String shown = ValueText.of(document, document.root());
        JsonReading.Sound again = (JsonReading.Sound) LocatedJson.parse(ValueText.toJson(shown));
        assertThat(again.document().tree()).isEqualTo(document.tree());
    }
}
