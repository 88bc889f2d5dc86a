package org.trackconsole.ui.sources;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.trackconsole.text.Texts;

/** Puts texts on the clipboard. */
final class Copying {
    private static final Duration SHOWN = Duration.seconds(1.2);

    private Copying() {}

    static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** A button that copies and says for a moment that it did. */
    static Button button(String what, Supplier<String> text) {
        Button button = new Button(Texts.text("common.copy"));
        button.getStyleClass().add("copy-link");
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setAccessibleText(Texts.text("common.copyWhat", what));
        PauseTransition pause = new PauseTransition(SHOWN);
        pause.setOnFinished(_ -> button.setText(Texts.text("common.copy")));
        button.setOnAction(_ -> {
            toClipboard(text.get());
            button.setText(Texts.text("common.copied"));
            pause.playFromStart();
        });
        return button;
    }
}
