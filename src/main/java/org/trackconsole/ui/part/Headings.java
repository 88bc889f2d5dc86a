package org.trackconsole.ui.part;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.trackconsole.text.Texts;

/** The names of a list's columns, above it and as wide as its rows: the list's scroll bar takes its room here too. */
public final class Headings {
    private Headings() {}

    /** The headings of a list; the columns are laid out as in its rows. */
    public static Node over(ListView<?> list, Region columns) {
        StackPane place = new StackPane(columns);
        place.getStyleClass().add("list-headings");
        list.needsLayoutProperty().subscribe(_ -> leaveRoom(list, place));
        return place;
    }

    /** The name of a column. */
    public static Label heading(String key) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("muted");
        return label;
    }

    private static void leaveRoom(ListView<?> list, StackPane place) {
        for (Node node : list.lookupAll(".scroll-bar")) {
            if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.VERTICAL) {
                double width = bar.isVisible() ? bar.getWidth() : 0;
                if (place.getPadding().getRight() != width) {
                    place.setPadding(new Insets(0, width, 0, 0));
                }
            }
        }
    }
}
