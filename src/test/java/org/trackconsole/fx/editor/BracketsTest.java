package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.editor.Brackets.At;
import org.trackconsole.fx.editor.Brackets.Pair;

class BracketsTest {
    private static final List<String> LINES =
            List.of("{", "  \"a\": [1, \"]\", { \"b\": \"}{\" }],", "  \"c\": {}", "}", "]");

    private static @Nullable Pair at(int line, int column) {
        return new Brackets(LINES::get, LINES.size()).at(line, column);
    }

    @Test
    void findsThePartnerForwardsAndBackwards() {
        assertThat(at(0, 0)).isEqualTo(new Pair(new At(0, 0), new At(3, 0)));
        assertThat(at(3, 0)).isEqualTo(new Pair(new At(3, 0), new At(0, 0)));
        assertThat(at(1, 7)).isEqualTo(new Pair(new At(1, 7), new At(1, 29)));
        assertThat(at(1, 30)).isEqualTo(new Pair(new At(1, 29), new At(1, 7)));
    }

    @Test
    void prefersTheBracketBehindTheCaret() {
        assertThat(at(2, 8)).isEqualTo(new Pair(new At(2, 8), new At(2, 7)));
        assertThat(at(2, 9)).isEqualTo(new Pair(new At(2, 8), new At(2, 7)));
    }

    @Test
    void ignoresBracketsInStringsAndTellsALonelyOne() {
        assertThat(at(1, 12)).isNull();
        assertThat(at(1, 3)).isNull();
        assertThat(at(4, 0)).isEqualTo(new Pair(new At(4, 0), null));
    }

    @Test
    void doesNotPairBracketsOfTwoSorts() {
        List<String> wrong = List.of("[ }");
        assertThat(new Brackets(wrong::get, 1).at(0, 0)).isEqualTo(new Pair(new At(0, 0), null));
    }
}
