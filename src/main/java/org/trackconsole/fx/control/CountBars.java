package org.trackconsole.fx.control;

import java.util.List;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Numbers by name as bars below each other, each as long as its share of the greatest one. JavaFX thread. */
public final class CountBars extends GridPane {
    private static final double PERCENT = 100;
    private static final double NAMES_PERCENT = 38;

    /**
     * One bar.
     *
     * @param name of what was counted, as people read it
     * @param number zero or more
     * @param words the number as people read it
     */
    public record Bar(String name, long number, String words) {}

    private List<Bar> shown = List.of();

    /** No bars. */
    public CountBars() {
        getStyleClass().add("count-bars");
        ColumnConstraints names = new ColumnConstraints();
        names.setPercentWidth(NAMES_PERCENT);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        getColumnConstraints().setAll(names, bars, numbers);
    }

    /** Shows other bars. */
    public void show(List<Bar> wanted) {
        if (wanted.equals(shown)) {
            return;
        }
        shown = List.copyOf(wanted);
        getChildren().clear();
        long greatest = Math.max(1, shown.stream().mapToLong(Bar::number).max().orElse(0));
        for (int row = 0; row < shown.size(); row++) {
            Bar bar = shown.get(row);
            Label name = new Label(bar.name());
            name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
            Label number = new Label(bar.words());
            number.getStyleClass().add("muted");
            number.setMinWidth(USE_PREF_SIZE);
            add(name, 0, row);
            add(track((double) bar.number() / greatest), 1, row);
            add(number, 2, row);
            setValignment(name, VPos.CENTER);
        }
    }

    private static StackPane track(double share) {
        Region bar = new Region();
        bar.getStyleClass().add("count-bar");
        StackPane track = new StackPane(bar);
        track.getStyleClass().add("count-track");
        bar.maxWidthProperty().bind(track.widthProperty().multiply(Math.max(1 / PERCENT, share)));
        return track;
    }
}
