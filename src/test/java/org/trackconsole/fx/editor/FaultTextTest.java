package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trackconsole.json.JsonFault;
import org.trackconsole.json.JsonReading;
import org.trackconsole.json.LocatedJson;
import org.trackconsole.text.FaultText;
import org.trackconsole.text.Texts;

class FaultTextTest {
    private static JsonFault faultOf(String text) {
        return switch (LocatedJson.parse(text)) {
            case JsonReading.Broken(JsonFault fault) -> fault;
            case JsonReading.Sound(LocatedJson _) -> throw new AssertionError("Sound: " + text);
        };
    }

    @ParameterizedTest
    @EnumSource
    void thereIsASentenceForEveryKindOfFault(JsonFault.Kind kind) {
        assertThat(Texts.has("editor.fault." + kind)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1 \"b\": 2} | Expected a comma or } after this value.",
                "[1 2] | Expected a comma or ] after this value.",
                "{\"a\": 1, \"a\": 2} | The key “a” stands in this object already, in line 1.",
                "{\"a\": [1} | This } does not close the [ of line 1.",
                "{\"a\": [1] | The { of line 1 is never closed.",
                "{\"a\": True} | JSON writes true, not True.",
                "{'a': 1} | JSON uses straight double quotes, not '.",
                "{a: 1} | The key “a” needs double quotes around it.",
                "[\"\\d\"] | \\d is no escape that JSON knows; a backslash itself is written twice.",
                "[01] | JSON does not write a number as 01.",
            })
    void saysInPlainWordsWhatIsWrong(String text, String sentence) {
        assertThat(FaultText.sentence(faultOf(text))).isEqualTo(sentence);
    }

    @Test
    void saysWhereItIs() {
        assertThat(FaultText.withPlace(faultOf("{\n  \"a\": tru\n}")))
                .isEqualTo("Line 2, column 8: “tru” is no JSON value; text needs double quotes around it.");
    }
}
