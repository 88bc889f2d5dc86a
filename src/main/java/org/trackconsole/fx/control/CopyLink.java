package org.trackconsole.fx.control;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;
import org.trackconsole.text.Texts;

/** A quiet button that puts a text on the clipboard and says for a moment that it did. */
public final class CopyLink extends Button {
    private static final Duration SHOWN = Duration.seconds(1.2);

    private final Supplier<String> text;
    private final PauseTransition pause = new PauseTransition(SHOWN);

    /**
     * A button that does not say of what it is yet.
     *
     * @param text what to copy, asked for when the button is pressed
     */
    public CopyLink(Supplier<String> text) {
        super(Texts.text("common.copy"));
        this.text = text;
        getStyleClass().add("copy-link");
        setMinWidth(USE_PREF_SIZE);
        pause.setOnFinished(_ -> setText(Texts.text("common.copy")));
        setOnAction(_ -> copy());
    }

    /** @param what is copied, for screen readers: "profile id" */
    public CopyLink(String what, Supplier<String> text) {
        this(text);
        setWhat(what);
    }

    /** Says what is copied, to screen readers. */
    public void setWhat(String what) {
        setAccessibleText(Texts.text("common.copyWhat", what));
    }

    private void copy() {
        toClipboard(text.get());
        setText(Texts.text("common.copied"));
        pause.playFromStart();
    }

    /** Puts a text on the clipboard. JavaFX thread. */
    public static void toClipboard(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
