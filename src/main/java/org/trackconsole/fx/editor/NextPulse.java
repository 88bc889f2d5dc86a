package org.trackconsole.fx.editor;

import javafx.animation.AnimationTimer;

/** Runs an action once at the start of the next pulse, however often it was asked for in between. */
final class NextPulse {
    private final AnimationTimer timer;
    private boolean asked;

    NextPulse(Runnable action) {
        timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                cancel();
                action.run();
            }
        };
    }

    void ask() {
        if (!asked) {
            asked = true;
            timer.start();
        }
    }

    void cancel() {
        asked = false;
        timer.stop();
    }
}
