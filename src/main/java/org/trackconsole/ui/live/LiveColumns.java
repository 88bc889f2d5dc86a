package org.trackconsole.ui.live;

import static org.trackconsole.ui.part.Headings.heading;

import javafx.scene.control.Label;
import org.trackconsole.ui.part.ColumnRow;

/**
 * The five columns of the list, laid out alike in the headings and in every row. Widths follow the size of the text; where
 * it is too narrow for the event, first the remark gives way, then the source.
 */
final class LiveColumns extends ColumnRow {
    private static final double TIME = 8.3;
    private static final double LEAST_EVENT = 9;
    private static final double MOST_EVENT = 18;
    private static final double SOURCE = 8;
    private static final double OUTCOME = 7.6;
    private static final double LEAST_REMARK = 9;

    private final Label time;
    private final Label event;
    private final Label source;
    private final Label outcome;
    private final Label remark;

    LiveColumns(Label time, Label event, Label source, Label outcome, Label remark) {
        super(time, event, source, outcome, remark);
        getStyleClass().add("live-columns");
        getChildren().addAll(time, event, source, outcome, remark);
        this.time = time;
        this.event = event;
        this.source = source;
        this.outcome = outcome;
        this.remark = remark;
    }

    /** The names of the columns. */
    static LiveColumns headings() {
        return new LiveColumns(
                heading("live.column.time"),
                heading("live.column.event"),
                heading("live.column.source"),
                heading("live.column.outcome"),
                heading("live.column.remark"));
    }

    @Override
    protected void layOut(double em, double left, double right) {
        double eventAt = left + TIME * em + GAP;
        double room = right - eventAt - GAP - OUTCOME * em;
        boolean withSource = room - GAP - SOURCE * em >= LEAST_EVENT * em;
        room -= withSource ? GAP + SOURCE * em : 0;
        boolean withRemark = room - GAP - LEAST_REMARK * em >= LEAST_EVENT * em;
        double spare = withRemark ? room - GAP - LEAST_REMARK * em - LEAST_EVENT * em : 0;
        double eventWidth = withRemark ? Math.min(MOST_EVENT * em, LEAST_EVENT * em + spare / 2) : Math.max(0, room);
        double sourceAt = eventAt + eventWidth + GAP;
        double outcomeAt = withSource ? sourceAt + SOURCE * em + GAP : sourceAt;
        double remarkAt = outcomeAt + OUTCOME * em + GAP;
        source.setVisible(withSource);
        remark.setVisible(withRemark);
        place(time, left, TIME * em);
        place(event, eventAt, eventWidth);
        place(source, sourceAt, SOURCE * em);
        place(outcome, outcomeAt, Math.min(OUTCOME * em, outcome.prefWidth(-1)));
        place(remark, remarkAt, Math.max(0, right - remarkAt));
    }
}
