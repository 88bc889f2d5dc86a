package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.trackconsole.json.JsonLexer.Kind;
import org.trackconsole.json.JsonLexer.Token;

class JsonLexerTest {
    private static List<String> words(String line) {
        return JsonLexer.line(line).stream()
                .map(token -> token.kind() + " " + line.substring(token.start(), token.end()))
                .toList();
    }

    @Test
    void tellsKeysFromStrings() {
        assertThat(words("  \"a\\\"b\" : \"c:\", \"d\""))
                .containsExactly("KEY \"a\\\"b\"", "PUNCTUATION :", "STRING \"c:\"", "PUNCTUATION ,", "STRING \"d\"");
    }

    @Test
    void namesNumbersLiteralsAndWhatJsonDoesNotHave() {
        assertThat(words("[-1.5e3,true,null, 01, True, // x]"))
                .containsExactly(
                        "PUNCTUATION [",
                        "NUMBER -1.5e3",
                        "PUNCTUATION ,",
                        "LITERAL true",
                        "PUNCTUATION ,",
                        "LITERAL null",
                        "PUNCTUATION ,",
                        "FAULT 01",
                        "PUNCTUATION ,",
                        "FAULT True",
                        "PUNCTUATION ,",
                        "FAULT //",
                        "FAULT x",
                        "PUNCTUATION ]");
    }

    @Test
    void takesAnUnfinishedStringToTheEndOfTheLine() {
        assertThat(words("\"open \\")).containsExactly("STRING \"open \\");
        assertThat(JsonLexer.line("")).isEmpty();
    }

    @Test
    void coversAnyLineWithoutGapsButBlanks() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder line = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                line.append("{}[]:,\"\\ \ttrue01.-e'😀/".charAt(random.nextInt(22)));
            }
            int covered = 0;
            for (Token token : JsonLexer.line(line.toString())) {
                assertThat(line.substring(covered, token.start())).isBlank();
                assertThat(token.end()).isGreaterThan(token.start());
                assertThat(token.kind() == Kind.PUNCTUATION && token.end() - token.start() > 1)
                        .isFalse();
                covered = token.end();
            }
            assertThat(line.substring(covered)).isBlank();
        }
    }
}
