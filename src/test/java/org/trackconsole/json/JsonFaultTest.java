package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.trackconsole.json.JsonFault.Kind;

class JsonFaultTest {
    private static JsonFault faultOf(String text) {
        return switch (LocatedJson.parse(text)) {
            case JsonReading.Broken(JsonFault fault) -> fault;
            case JsonReading.Sound(LocatedJson _) -> throw new AssertionError("Sound: " + text);
        };
    }

    private static Arguments at(String textWithMark, Kind kind, int length, String... arguments) {
        return Arguments.of(textWithMark, kind, length, List.of(arguments));
    }

    /** The mark › stands where the fault must be. */
    static Stream<Arguments> brokenTexts() {
        return Stream.of(
                at("›", Kind.EMPTY, 0),
                at("› \n ", Kind.EMPTY, 0),
                at("{\n  \"a\": 1›\n  \"b\": 2\n}", Kind.COMMA_EXPECTED_IN_OBJECT, 0),
                at("{ \"a\": \"x\"› \"b\": 2 }", Kind.COMMA_EXPECTED_IN_OBJECT, 0),
                at("[1, 2› 3]", Kind.COMMA_EXPECTED_IN_ARRAY, 0),
                at("[{}› {}]", Kind.COMMA_EXPECTED_IN_ARRAY, 0),
                at("{ \"a\": 1›,\n}", Kind.COMMA_TOO_MANY, 1),
                at("[1, ›, 2]", Kind.COMMA_TOO_MANY, 1),
                at("[1›, ]", Kind.COMMA_TOO_MANY, 1),
                at("[›,1]", Kind.COMMA_TOO_MANY, 1),
                at("{›, \"a\": 1}", Kind.COMMA_TOO_MANY, 1),
                at("{ \"a\":› }", Kind.VALUE_EXPECTED, 0),
                at("{ \"a\":›, \"b\": 1 }", Kind.VALUE_EXPECTED, 0),
                at("{ \"a\":›", Kind.VALUE_EXPECTED, 0),
                at("{ \"a\"› 1 }", Kind.COLON_EXPECTED, 0),
                at("{ \"a\" ›= 1 }", Kind.COLON_EXPECTED, 1),
                at("{ \"a\"›", Kind.COLON_EXPECTED, 0),
                at("{ ›type: 1 }", Kind.KEY_WITHOUT_QUOTES, 4, "type"),
                at("{ ›1: 1 }", Kind.KEY_WITHOUT_QUOTES, 1, "1"),
                at("{ ›{} }", Kind.KEY_EXPECTED, 1),
                at("{\n \"a\": [1, 2›}\n}", Kind.WRONG_CLOSING, 1, "}", "[", "2"),
                at("{ \"a\": 1 ›]", Kind.WRONG_CLOSING, 1, "]", "{", "1"),
                at("{ }›}", Kind.CLOSING_TOO_MANY, 1, "}"),
                at("›]", Kind.CLOSING_TOO_MANY, 1, "]"),
                at("{}\n›trailing words", Kind.TEXT_AFTER_END, 14),
                at("{} ›{}", Kind.TEXT_AFTER_END, 2),
                at("1 ›2", Kind.TEXT_AFTER_END, 1),
                at("{\n  \"a\": [\n    1›\n", Kind.NOT_CLOSED, 0, "[", "2"),
                at("{›", Kind.NOT_CLOSED, 0, "{", "1"),
                at("[1,›", Kind.NOT_CLOSED, 0, "[", "1"),
                at("{ \"a\": ›\"open\n}", Kind.STRING_NOT_CLOSED, 5),
                at("{ ›\"a", Kind.STRING_NOT_CLOSED, 2),
                at("[\"a\\\\\", ›\"b\\\"]", Kind.STRING_NOT_CLOSED, 5),
                at("[\"a›\tb\"]", Kind.STRING_CONTROL_CHARACTER, 1, "\\t"),
                at("[\"a›\u0001b\"]", Kind.STRING_CONTROL_CHARACTER, 1, "\\u0001"),
                at("[\"C:›\\Users\"]", Kind.STRING_BAD_ESCAPE, 2, "\\U"),
                at("[\"›\\u12x4\"]", Kind.STRING_BAD_ESCAPE, 4, "\\u12"),
                at("[›01]", Kind.BAD_NUMBER, 2, "01"),
                at("[›.5]", Kind.BAD_NUMBER, 2, ".5"),
                at("[›1.]", Kind.BAD_NUMBER, 2, "1."),
                at("[›+1]", Kind.BAD_NUMBER, 2, "+1"),
                at("[›1.2.3]", Kind.BAD_NUMBER, 5, "1.2.3"),
                at("[›1e99999999999]", Kind.NUMBER_TOO_LARGE, 13),
                at("[›" + "9".repeat(1001) + "]", Kind.NUMBER_TOO_LARGE, 1001),
                at("{\"a\": ›True}", Kind.MISSPELT_WORD, 4, "True", "true"),
                at("[›None]", Kind.MISSPELT_WORD, 4, "None", "null"),
                at("[›NaN]", Kind.UNKNOWN_WORD, 3, "NaN"),
                at("[›shoes]", Kind.UNKNOWN_WORD, 5, "shoes"),
                at("{›'a': 1}", Kind.WRONG_QUOTE, 1, "'"),
                at("{\"a\": ›“x”}", Kind.WRONG_QUOTE, 1, "“"),
                at("{\n  ›// why\n}", Kind.COMMENT, 6),
                at("{\"a\": 1 ›/* why */ }", Kind.COMMENT, 11),
                at("{ ›\u00a0\"a\": 1}", Kind.ODD_BLANK, 1, "U+00A0"),
                at("›\ufeff{}", Kind.ODD_BLANK, 1, "U+FEFF"),
                at("[›😀]", Kind.UNEXPECTED_CHARACTER, 2, "😀"),
                at("{\"a\": 1 ›; \"b\": 2}", Kind.UNEXPECTED_CHARACTER, 1, ";"),
                at("{\n  \"😀\": 1,\n  \"b\": 1,\n  ›\"b\": 2\n}", Kind.DUPLICATE_KEY, 3, "b", "3"),
                at("{\"A\": 1, ›\"\\u0041\": 2}", Kind.DUPLICATE_KEY, 8, "A", "1"));
    }

    @ParameterizedTest
    @MethodSource("brokenTexts")
    void marksWhatAPersonWouldMend(String textWithMark, Kind kind, int length, List<String> arguments) {
        int offset = textWithMark.indexOf('›');
        JsonFault fault = faultOf(textWithMark.replace("›", ""));
        assertThat(fault.kind()).isEqualTo(kind);
        assertThat(fault.offset()).isEqualTo(offset);
        assertThat(fault.length()).isEqualTo(length);
        assertThat(fault.arguments()).isEqualTo(arguments);
    }

    @Test
    void countsLinesAndColumnsFromOneWithAnyLineEnd() {
        for (String newline : List.of("\n", "\r\n", "\r")) {
            JsonFault fault = faultOf(String.join(newline, "{", "", "\t\"😀\": tru", "}"));
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.column()).isEqualTo(8);
        }
    }

    @Test
    void findsAKeyThatStandsTwiceInALargeObject() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 1_000; i++) {
            text.append("\n\"key").append(i).append("\": {\"key1\": 1},");
        }
        text.append("\n\"key700\": 1}");
        JsonFault fault = faultOf(text.toString());
        assertThat(fault.kind()).isEqualTo(Kind.DUPLICATE_KEY);
        assertThat(fault.line()).isEqualTo(1_002);
        assertThat(fault.arguments()).containsExactly("key700", "702");
    }

    @Test
    void refusesExactlyWhatJacksonRefuses() {
        List<String> differences = new ArrayList<>();
        for (int seed = 0; seed < 5_000; seed++) {
            String text = damaged(new RandomJson(seed, seed % 3 != 0).document(), new Random(seed));
            switch (LocatedJson.parse(text)) {
                case JsonReading.Sound(LocatedJson document) -> {
                    if (Json.readOrNull(text) == null) {
                        differences.add("taken: " + document.text());
                    }
                }
                case JsonReading.Broken(JsonFault fault) -> {
                    boolean placed = fault.offset() >= 0
                            && fault.offset() + fault.length() <= text.length()
                            && (fault.kind() != Kind.UNEXPECTED_CHARACTER || fault.length() > 0);
                    boolean refused = fault.kind() == Kind.DUPLICATE_KEY || Json.readOrNull(text) == null;
                    if (!placed || !refused) {
                        differences.add(fault + ": " + text);
                    }
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static String damaged(String text, Random random) {
        StringBuilder out = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && !out.isEmpty(); i--) {
            int at = random.nextInt(out.length());
            switch (random.nextInt(3)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, "{}[]:,\"\\ntru0-.e \n\t'x".charAt(random.nextInt(21)));
                default -> out.setLength(at);
            }
        }
        return out.toString();
    }
}
