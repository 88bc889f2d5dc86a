package org.trackconsole.ui.live;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ListView;
import javafx.scene.layout.Pane;
import javafx.scene.text.Font;
import org.trackconsole.model.Arrival;
import org.trackconsole.ui.part.Headings;
import org.trackconsole.ui.part.RowKeeper;

/** The list of arrivals, whose rows come and go above and below while it is looked at. */
final class ArrivalList {
    /** In em. */
    private static final double ROW_HEIGHT = 2.46;

    private final RowKeeper<Arrival> keeper;

    /**
     * @param headings where the names of the columns stand
     * @param font of the text in the rows
     */
    ArrivalList(LiveViewModel model, ListView<Arrival> list, Pane headings, ObservableValue<Font> font) {
        LiveList arrivals = model.list();
        LiveRows rows = arrivals.rows();
        keeper = new RowKeeper<>(
                list, rows.list(), Arrival::cursor, rows::indexOf, arrivals.selectedProperty(), arrivals::select);
        rows.setAround(keeper::around);
        rows.setLookedInto(keeper::scrolledDown);
        list.setCellFactory(_ -> new ArrivalCell(model));
        // Whole pixels, or the lines between the rows are not equally thick.
        font.subscribe(now -> list.setFixedCellSize(Math.rint(ROW_HEIGHT * now.getSize())));
        headings.getChildren().add(Headings.over(list, LiveColumns.headings()));
    }

    /** Keeps what is seen and selected in its place while rows come and go. */
    RowKeeper<Arrival> keeper() {
        return keeper;
    }
}
