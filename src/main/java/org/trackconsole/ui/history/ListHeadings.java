package org.trackconsole.ui.history;

import static org.trackconsole.ui.part.Headings.heading;

import javafx.scene.Node;
import javafx.scene.control.ListView;
import org.trackconsole.ui.part.Headings;

/** The names of the columns, above the list. */
final class ListHeadings {
    private ListHeadings() {}

    static Node of(ListView<?> list) {
        return Headings.over(
                list,
                new Columns(
                        heading("history.column.time"),
                        heading("history.column.events"),
                        heading("history.column.source"),
                        heading("history.column.outcome"),
                        heading("history.column.ms")));
    }
}
