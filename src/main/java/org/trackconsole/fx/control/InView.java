package org.trackconsole.fx.control;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Brings a place of a long form into view, which a caret that is put there by the program does not do by itself. */
public final class InView {
    /** How much of what stands above it is left in view. */
    private static final double ABOVE = 48;

    private InView() {}

    /** Scrolls up or down until a node within the pane's content is to be seen. */
    public static void bring(ScrollPane pane, Node node) {
        Node content = pane.getContent();
        // What was unfolded just now has no place yet.
        pane.applyCss();
        pane.layout();
        Bounds place = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double beyond =
                content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        double top = Math.max(0, place.getMinY() - ABOVE);
        pane.setVvalue(beyond <= 0 ? 0 : Math.min(1, top / beyond));
    }
}
