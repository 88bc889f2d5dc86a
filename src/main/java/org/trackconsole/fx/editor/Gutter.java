package org.trackconsole.fx.editor;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonFault;
import org.trackconsole.text.FaultText;

/** Line numbers, right-aligned, and the mark of a line with a fault. */
final class Gutter {
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final int FEWEST_DIGITS = 2;

    private final EditorArea area;
    private final FaultMarker faults;
    private final Region backdrop;
    private int digits = FEWEST_DIGITS;

    /** @param backdrop is kept as wide as the numbers, to carry their colour below the last line */
    Gutter(EditorArea area, FaultMarker faults, Region backdrop) {
        this.area = area;
        this.faults = faults;
        this.backdrop = backdrop;
        area.setParagraphGraphicFactory(this::number);
        area.getParagraphs().sizeProperty().addListener(_ -> fitDigits());
    }

    private Node number(int line) {
        String number = Integer.toString(line + 1);
        Label label = new LineNumber(" ".repeat(Math.max(0, digits - number.length())) + number);
        label.getStyleClass().setAll("line-number");
        label.widthProperty().subscribe(width -> fitBackdrop(width.doubleValue()));
        JsonFault fault = faultIn(line);
        if (fault != null) {
            label.pseudoClassStateChanged(FAULT, true);
            label.setTooltip(new Tooltip(FaultText.sentence(fault)));
        }
        return label;
    }

    private @Nullable JsonFault faultIn(int line) {
        return faults.line() == line ? faults.faultProperty().get() : null;
    }

    private void fitBackdrop(double width) {
        if (width > 0) {
            backdrop.setMinWidth(width);
            backdrop.setMaxWidth(width);
        }
    }

    private void fitDigits() {
        int needed = Math.max(
                FEWEST_DIGITS, Integer.toString(area.getParagraphs().size()).length());
        if (needed != digits) {
            digits = needed;
            // Another factory, if only by identity, makes the area draw all numbers anew.
            area.setParagraphGraphicFactory(this::number);
        }
    }

    /** A label as wide as whole pixels, so that its edge is as sharp as the backdrop's. */
    private static final class LineNumber extends Label {
        LineNumber(String text) {
            super(text);
        }

        @Override
        protected double computePrefWidth(double height) {
            return Math.ceil(super.computePrefWidth(height));
        }
    }
}
