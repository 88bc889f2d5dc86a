package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LongLinesTest {
    @Test
    void cutsOnlyWhatIsTooLongAndSaysHowMuch() {
        String text = "[\n" + "x".repeat(2_500) + "\n1\n]\n";
        assertThat(LongLines.of(text).shown()).isEqualTo("[\n" + "x".repeat(2_000) + "… 500 more characters\n1\n]\n");
        assertThat(LongLines.of(text).cut()).isTrue();
        assertThat(LongLines.of("{}\n").cut()).isFalse();
    }

    @Test
    void cutsNoCharacterInTwo() {
        LongLines lines = LongLines.of("x".repeat(1_999) + "😀".repeat(10));
        assertThat(lines.shown()).isEqualTo("x".repeat(1_999) + "… 20 more characters");
        assertThat(lines.shownOffset(2_001)).isEqualTo(1_999);
    }

    @Test
    void leadsFromOneTextToTheOther() {
        LongLines lines = LongLines.of("a\n" + "x".repeat(5_000) + "\nend");
        int cut = lines.shown().indexOf('…');
        assertThat(lines.shownOffset(0)).isZero();
        assertThat(lines.shownOffset(2)).isEqualTo(2);
        assertThat(lines.shownOffset(4_000)).isEqualTo(cut);
        assertThat(lines.shownOffset(lines.whole().indexOf("end")))
                .isEqualTo(lines.shown().indexOf("end"));
        assertThat(lines.wholeOffset(cut)).isEqualTo(2_002);
        assertThat(lines.wholeOffset(cut + 5)).isEqualTo(5_002);
        assertThat(lines.wholeOffset(lines.shown().indexOf("end") + 2))
                .isEqualTo(lines.whole().indexOf("end") + 2);
    }
}
