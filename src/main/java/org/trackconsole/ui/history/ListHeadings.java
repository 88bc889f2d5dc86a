package org.trackconsole.ui.history;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.StackPane;
import org.trackconsole.text.Texts;

/** The names of the columns, above the list and as wide as its rows: the list's scroll bar takes its room here too. */
final class ListHeadings {
    private ListHeadings() {}

    static Node of(ListView<?> list) {
        Columns columns = new Columns(
                heading("history.column.time"),
                heading("history.column.events"),
                heading("history.column.source"),
                heading("history.column.outcome"),
                heading("history.column.ms"));
        StackPane place = new StackPane(columns);
        place.getStyleClass().add("history-headings");
        list.needsLayoutProperty().subscribe(_ -> leaveRoom(list, place));
        return place;
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

    private static Label heading(String key) {
        Label label = new Label(Texts.text(key));
        label.getStyleClass().add("muted");
        return label;
    }
}
