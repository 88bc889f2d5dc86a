package org.trackconsole.ui.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.FxThread;
import org.trackconsole.service.Explanation;

class ExplanationBoxTest {
    @Test
    void aRefusalWithThousandsOfComplaintsLeavesRoomForTheAnswer() {
        List<String> words = wordsOf(points(10_000));
        assertThat(words).hasSizeLessThan(15).contains("•  point 0", "•  point 7", "and 9,992 more", "Mend them.");
    }

    @Test
    void aFewComplaintsAreAllShown() {
        assertThat(wordsOf(points(8))).contains("•  point 7").noneMatch(line -> line.endsWith("more"));
    }

    private static List<String> wordsOf(List<String> points) {
        return FxThread.call(() -> {
            ExplanationBox box = new ExplanationBox(_ -> {});
            box.show(new Explanation("Refused", "The server found faults.", "Mend them.", points, null));
            return box.getChildren().stream()
                    .map(node -> ((Label) node).getText())
                    .toList();
        });
    }

    private static List<String> points(int count) {
        return IntStream.range(0, count).mapToObj(at -> "point " + at).toList();
    }
}
