package org.trackconsole.fx.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MatchesTest {
    @Test
    void findsTextAsItIsWrittenInAnyCase() {
        assertThat(Matches.of("Größe.* GRÖSSE größe.*", "GRÖße.*").starts()).containsExactly(0, 15);
        assertThat(Matches.of("anything", "").starts()).isEmpty();
    }

    @Test
    void stepsRoundInBothDirections() {
        Matches matches = new Matches(List.of(3, 10, 20), 2, false);
        assertThat(matches.nextFrom(0)).isZero();
        assertThat(matches.nextFrom(4)).isEqualTo(1);
        assertThat(matches.nextFrom(21)).isZero();
        assertThat(matches.lastBefore(10)).isZero();
        assertThat(matches.lastBefore(3)).isEqualTo(2);
    }

    @Test
    void stopsCountingWhereNobodyStepsAnyFurther() {
        Matches matches = Matches.of("x".repeat(10_001), "x");
        assertThat(matches.starts()).hasSize(10_000);
        assertThat(matches.more()).isTrue();
    }

    @Test
    void marksThoseInARange() {
        Matches matches = new Matches(List.of(3, 10, 20), 3, false);
        assertThat(matches.within(5, 20, "found")).containsExactly(new Mark(3, 6, "found"), new Mark(10, 13, "found"));
        assertThat(matches.within(6, 10, "found")).isEmpty();
    }
}
