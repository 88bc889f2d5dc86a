package org.trackconsole.ui.part;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Labels side by side in columns whose widths follow the size of the text; a list's headings and rows use the same. */
public abstract class ColumnRow extends Region {
    /** Between two columns, in pixels. */
    protected static final double GAP = 8;

    private final List<Label> labels;

    /** @param labels that the subclass shows, from left to right; the first says how large the text is */
    protected ColumnRow(Label... labels) {
        this.labels = List.of(labels);
    }

    @Override
    protected final void layoutChildren() {
        layOut(
                labels.getFirst().getFont().getSize(),
                getInsets().getLeft(),
                getWidth() - getInsets().getRight());
    }

    /**
     * Places the labels.
     *
     * @param em the size of the text
     * @param left where the first column begins
     * @param right where the last one ends
     */
    protected abstract void layOut(double em, double left, double right);

    /** Puts a label into its column, in the middle of the height. */
    protected final void place(Label label, double x, double width) {
        double height = label.prefHeight(-1);
        label.resizeRelocate(
                snapPositionX(x), snapPositionY((getHeight() - height) / 2), snapSizeX(width), snapSizeY(height));
    }

    @Override
    protected final double computePrefHeight(double width) {
        double most = 0;
        for (Label label : labels) {
            most = Math.max(most, label.prefHeight(-1));
        }
        return most + getInsets().getTop() + getInsets().getBottom();
    }
}
