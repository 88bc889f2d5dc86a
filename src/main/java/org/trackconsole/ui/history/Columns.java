package org.trackconsole.ui.history;

import javafx.scene.control.Label;
import org.trackconsole.ui.part.ColumnRow;

/**
 * The five columns of the list, laid out alike in the headings and in every row. Widths follow the size of the text; the
 * events take what is left, and where that is too little for them first the source gives way, then the milliseconds.
 */
final class Columns extends ColumnRow {
    private static final double TIME = 8.3;
    private static final double LEAST_EVENTS = 9;
    private static final double AMPLE_EVENTS = 14;
    private static final double SOURCE = 6;
    private static final double MOST_SOURCE = 14;
    private static final double OUTCOME = 10.6;
    private static final double MILLIS = 3;

    private final Label time;
    private final Label events;
    private final Label source;
    private final Label outcome;
    private final Label millis;

    Columns(Label time, Label events, Label source, Label outcome, Label millis) {
        super(time, events, source, outcome, millis);
        getStyleClass().add("history-columns");
        getChildren().addAll(time, events, source, outcome, millis);
        this.time = time;
        this.events = events;
        this.source = source;
        this.outcome = outcome;
        this.millis = millis;
        millis.getStyleClass().add("history-ms");
    }

    @Override
    protected void layOut(double em, double left, double right) {
        double eventsAt = left + TIME * em + GAP;
        double room = right - eventsAt - GAP - OUTCOME * em;
        boolean withMillis = room - GAP - MILLIS * em >= LEAST_EVENTS * em;
        room -= withMillis ? GAP + MILLIS * em : 0;
        boolean withSource = room - GAP - SOURCE * em >= LEAST_EVENTS * em;
        room -= withSource ? GAP + SOURCE * em : 0;
        double spare = withSource ? Math.clamp((room - AMPLE_EVENTS * em) / 2, 0, (MOST_SOURCE - SOURCE) * em) : 0;
        room -= spare;
        double sourceAt = eventsAt + Math.max(0, room) + GAP;
        double outcomeAt = withSource ? sourceAt + SOURCE * em + spare + GAP : sourceAt;
        source.setVisible(withSource);
        millis.setVisible(withMillis);
        place(time, left, TIME * em);
        place(events, eventsAt, Math.max(0, room));
        place(source, sourceAt, SOURCE * em + spare);
        place(outcome, outcomeAt, Math.min(OUTCOME * em, outcome.prefWidth(-1)));
        place(millis, right - MILLIS * em, MILLIS * em);
    }
}
