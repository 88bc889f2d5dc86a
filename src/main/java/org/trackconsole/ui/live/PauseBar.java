package org.trackconsole.ui.live;

import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.FactRow;

/** The controls that let the rows stand still, and that bring what came meanwhile. */
final class PauseBar {
    private final LiveList list;
    private final Button fresh;
    private final ToggleButton pause;

    /**
     * @param fresh how many have come that are not shown
     * @param pause on while the rows stand still
     */
    PauseBar(LiveList list, Button fresh, ToggleButton pause) {
        this.list = list;
        this.fresh = fresh;
        this.pause = pause;
    }

    /**
     * Joins the controls to the list until the subscription ends.
     *
     * @param scrollUp shows the first row
     */
    Subscription bind(Runnable scrollUp) {
        pause.selectedProperty().bindBidirectional(list.pausedProperty());
        fresh.setOnAction(_ -> {
            list.pausedProperty().set(false);
            list.showNewest();
            scrollUp.run();
        });
        return Subscription.combine(
                list.waitingProperty().subscribe(_ -> show()),
                list.pausedProperty().subscribe(_ -> show()),
                () -> pause.selectedProperty().unbindBidirectional(list.pausedProperty()));
    }

    private void show() {
        long waiting = list.waitingProperty().get();
        fresh.setText(Texts.text("live.fresh", waiting));
        FactRow.show(fresh, waiting > 0);
        pause.setText(Texts.text(list.pausedProperty().get() ? "live.resume" : "live.pause"));
    }
}
