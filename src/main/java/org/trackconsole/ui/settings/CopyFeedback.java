package org.trackconsole.ui.settings;

import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.util.Duration;

/** Shows for a moment that what it copies is on the clipboard now. */
final class CopyFeedback {
    private static final Duration LONG_ENOUGH_TO_READ = Duration.seconds(1.2);

    private CopyFeedback() {}

    /** The button copies by this action, and says so. */
    static void connect(Button button, String copied, Runnable copy) {
        String usual = button.getText();
        button.setOnAction(_ -> {
            copy.run();
            button.setText(copied);
            PauseTransition pause = new PauseTransition(LONG_ENOUGH_TO_READ);
            pause.setOnFinished(_ -> button.setText(usual));
            pause.play();
        });
    }
}
