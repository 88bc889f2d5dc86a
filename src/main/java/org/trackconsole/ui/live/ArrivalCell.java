package org.trackconsole.ui.live;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Arrival;

/** A row of the list. */
final class ArrivalCell extends ListCell<Arrival> {
    private final LiveViewModel model;
    private final Label time = new Label();
    private final Label event = new Label();
    private final Label source = new Label();
    private final Pill outcome = new Pill();
    private final Label remark = new Label();
    private final LiveColumns columns = new LiveColumns(time, event, source, outcome, remark);

    ArrivalCell(LiveViewModel model) {
        this.model = model;
        getStyleClass().add("live-cell");
        time.getStyleClass().add("muted");
        source.getStyleClass().add("muted");
        remark.getStyleClass().add("muted");
        // The list is as wide as its window, not as its longest row.
        setPrefWidth(0);
        columns.prefWidthProperty().bind(widthProperty());
    }

    @Override
    protected void updateItem(@Nullable Arrival arrival, boolean empty) {
        super.updateItem(arrival, empty);
        if (empty || arrival == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        model.list().shown(getIndex());
        TimeText times = TimeText.of(model.state().utcProperty().get());
        time.setText(times.brief(arrival.at()));
        event.setText(ArrivalWords.what(arrival));
        source.setText(ArrivalWords.source(arrival));
        ArrivalWords.outcome(outcome, arrival);
        remark.setText(ArrivalWords.remark(arrival));
        setGraphic(columns);
        setAccessibleText(ArrivalWords.spoken(arrival, outcome, times));
    }
}
