package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fxmisc.richtext.model.StyleSpan;
import org.junit.jupiter.api.Test;

class LineStylesTest {
    private static List<String> styled(String line, int start, Mark... marks) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        for (StyleSpan<Collection<String>> span : LineStyles.of(line, start, List.of(marks))) {
            parts.add(line.substring(at, at + span.getLength()) + " " + String.join("+", span.getStyle()));
            at += span.getLength();
        }
        assertThat(at).isEqualTo(line.length());
        return parts;
    }

    @Test
    void coloursTokens() {
        assertThat(styled("  \"a\": 1,", 0))
                .containsExactly(
                        "   ", "\"a\" json-key", ": json-punctuation", "  ", "1 json-number", ", json-punctuation");
    }

    @Test
    void laysMarksOverThem() {
        assertThat(styled("[\"abc\"]", 100, new Mark(103, 105, "found"), new Mark(90, 101, "pair")))
                .containsExactly(
                        "[ json-punctuation+pair",
                        "\"a json-string",
                        "bc json-string+found",
                        "\" json-string",
                        "] json-punctuation");
    }

    @Test
    void leavesLongLinesInOneColourButMarksThem() {
        String line = "\"" + "x".repeat(2_000) + "\"";
        assertThat(styled(line, 0)).containsExactly(line + " ");
        assertThat(styled(line, 0, new Mark(0, 1, "fault"))).hasSize(2).first().isEqualTo("\" fault");
        assertThat(LineStyles.of("", 0, List.of()).length()).isZero();
    }
}
