package org.trackconsole.fx.control;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/**
 * Numbers over time as columns side by side, each as high as its share of the greatest one. What a column stands for is
 * shown beside the pointer; the whole is said in words to those who do not see it. JavaFX thread.
 */
public final class ColumnChart extends Region {
    private static final double GAP = 2;
    private static final double LEAST_HEIGHT = 3;
    private static final double WIDEST = 40;

    private final Region ground = new Region();
    private List<Column> shown = List.of();
    private final List<Region> columns = new ArrayList<>();

    /**
     * One column.
     *
     * @param number zero or more
     * @param words what is shown beside the pointer
     */
    public record Column(long number, String words) {}

    /** A chart without columns. */
    public ColumnChart() {
        getStyleClass().add("column-chart");
        ground.getStyleClass().add("column-ground");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(ground);
    }

    /**
     * Shows other columns.
     *
     * @param words what they say as a whole, for screen readers
     */
    public void show(List<Column> wanted, String words) {
        setAccessibleText(words);
        if (wanted.equals(shown)) {
            return;
        }
        shown = List.copyOf(wanted);
        columns.clear();
        for (Column column : shown) {
            Region region = new Region();
            region.getStyleClass().add(column.number() == 0 ? "column-empty" : "column");
            Tooltip.install(region, new Tooltip(column.words()));
            columns.add(region);
        }
        getChildren().setAll(columns);
        getChildren().add(ground);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight() - 1;
        ground.resizeRelocate(0, height, getWidth(), 1);
        long greatest =
                Math.max(1, shown.stream().mapToLong(Column::number).max().orElse(0));
        double step = getWidth() / Math.max(1, columns.size());
        double width = Math.min(WIDEST, step > 3 * GAP ? step - GAP : step);
        for (int i = 0; i < columns.size(); i++) {
            long number = shown.get(i).number();
            double share = number == 0 ? height : Math.max(LEAST_HEIGHT, height * number / greatest);
            double left = snapPositionX(i * step + side(i, step, width));
            double right = snapPositionX(i * step + side(i, step, width) + width);
            columns.get(i).resizeRelocate(left, snapPositionY(height - share), Math.max(1, right - left), share);
        }
    }

    /** The first column stands at the left edge and the last at the right one, above the words below them. */
    private double side(int index, double step, double width) {
        return columns.size() == 1 ? 0 : (step - width) * index / (columns.size() - 1);
    }
}
