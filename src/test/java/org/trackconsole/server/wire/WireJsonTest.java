package org.trackconsole.server.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {

    /** Places and words as CPython's own reader gives them, which is what real servers pass on. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{\"source\": {\"id\": \"x\"},` | 23 | Expecting property name enclosed in double quotes",
                "{a:1} | 1 | Expecting property name enclosed in double quotes",
                "{} x | 3 | Extra data",
                "[1,] | 3 | Expecting value",
                "[1 2] | 3 | Expecting ',' delimiter",
                "[01] | 2 | Expecting ',' delimiter",
                "[1.] | 2 | Expecting ',' delimiter",
                "[-] | 1 | Expecting value",
                "[NaN] | 1 | Expecting value",
                "[tru] | 1 | Expecting value",
                "`[` | 1 | Expecting value",
                "`   ` | 3 | Expecting value",
                "{\"a\" 1} | 5 | Expecting ':' delimiter",
                "{\"a\":} | 5 | Expecting value",
                "{\"a\":1 | 6 | Expecting ',' delimiter",
                "[\"abc | 1 | Unterminated string starting at",
                "[\"a\\ | 1 | Unterminated string starting at",
                "[\"a\\x\"] | 3 | Invalid \\escape",
                "[\"a\\u12g4\"] | 4 | Invalid \\uXXXX escape",
                "[\"\\u1234 | 3 | Invalid \\uXXXX escape",
                "[\"\\u12 | 3 | Invalid \\uXXXX escape",
                "1e+ | 1 | Extra data",
                "[1e5.3] | 4 | Expecting ',' delimiter",
                "{\"a\":1,} | 7 | Expecting property name enclosed in double quotes",
                "{\"a\":[} | 6 | Expecting value",
                "`[\"a\tb\"]` | 3 | Invalid control character at",
                "[\"😀\" 1] | 5 | Expecting ',' delimiter",
            })
    void faultsAreNamedLikeOnARealServer(String text, int position, String rule) {
        assertThat(WireJson.parse(text)).isEqualTo(new Parsed.Malformed(position, rule));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"a\":[1,-2.50,1E+5,true,false,null,\"x\"]}",
                "\"\\u0000😀\"",
                "[100000000000000000000000000000000]"
            })
    void soundDocumentsComeBackAsTheyWere(String text) {
        assertThat(WireJson.parse(text))
                .isInstanceOfSatisfying(
                        Parsed.Document.class,
                        document -> assertThat(WireJson.text(document.root())).isEqualTo(text));
    }

    @Test
    void whatNestsTooDeepIsTooMuchAlsoWhenItIsBroken() {
        assertThat(WireJson.parse("[".repeat(100_000))).isEqualTo(new Parsed.TooMuch());
        assertThat(WireJson.parse("{\"a\":".repeat(201))).isEqualTo(new Parsed.TooMuch());
    }

    @Test
    void whatHasTooManyPartsIsTooMuch() {
        assertThat(WireJson.parse("[" + "1,".repeat(2_000_000) + "1]")).isEqualTo(new Parsed.TooMuch());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"\\ud800\"]", "[\"\\uDC00x\"]", "{\"\\ud800\":1}", "[\"\\udc00\\ud800\"]"})
    void halfCharactersAreFound(String text) {
        assertThat(WireJson.parse(text)).isInstanceOf(Parsed.HalfCharacter.class);
    }

    @Test
    void escapedPairIsACharacter() {
        assertThat(WireJson.parse("\"\\ud83d\\ude00\""))
                .isInstanceOfSatisfying(
                        Parsed.Document.class,
                        document -> assertThat(document.root().stringValue()).isEqualTo("😀"));
    }
}
