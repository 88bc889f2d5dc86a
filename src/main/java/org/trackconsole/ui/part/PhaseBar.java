package org.trackconsole.ui.part;

import java.time.Duration;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.trackconsole.model.Timing;
import org.trackconsole.text.Texts;

/** The three phases of a call as one bar, each as wide as its share of the time. */
public final class PhaseBar extends HBox {
    private static final double LEAST_SHARE = 0.01;

    private final Region connect = phase("phase-connect");
    private final Region waiting = phase("phase-waiting");
    private final Region reading = phase("phase-reading");

    /** An empty bar. */
    public PhaseBar() {
        getStyleClass().add("phase-bar");
        getChildren().addAll(connect, waiting, reading);
        show(Timing.NONE);
    }

    /** Shows where the time went. */
    public void show(Timing timing) {
        double total = Math.max(1, timing.total().toNanos());
        widen(connect, timing.connect(), total);
        widen(waiting, timing.waiting(), total);
        widen(reading, timing.reading(), total);
        setAccessibleText(words(timing));
    }

    /** {@code connect 1 · wait 8 · read 3 ms}. */
    public static String words(Timing timing) {
        return Texts.text(
                "part.timing",
                timing.connect().toMillis(),
                timing.waiting().toMillis(),
                timing.reading().toMillis());
    }

    private void widen(Region phase, Duration time, double total) {
        double share = time.toNanos() / total;
        phase.setVisible(share >= LEAST_SHARE);
        phase.setManaged(share >= LEAST_SHARE);
        phase.prefWidthProperty().bind(widthProperty().multiply(share));
    }

    private static Region phase(String styleClass) {
        Region region = new Region();
        region.getStyleClass().addAll("phase", styleClass);
        region.setMinWidth(0);
        return region;
    }
}
