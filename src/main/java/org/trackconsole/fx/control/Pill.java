package org.trackconsole.fx.control;

import javafx.beans.NamedArg;
import javafx.scene.control.Label;

/** A short word on a coloured ground. Colour never stands alone: the word says the same. */
public final class Pill extends Label {
    /** What the word is about. */
    public enum Tone {
        NEUTRAL,
        ACCENT,
        SUCCESS,
        WARNING,
        DANGER,
        /** What touches real people's data; louder than any other. */
        PRODUCTION
    }

    /** An empty, neutral pill. */
    public Pill() {
        this("", Tone.NEUTRAL);
    }

    /** A pill that says so. */
    public Pill(@NamedArg("text") String text, @NamedArg(value = "tone", defaultValue = "NEUTRAL") Tone tone) {
        super(text);
        getStyleClass().add("pill");
        setTone(tone);
        setMinWidth(USE_PREF_SIZE);
    }

    /** Changes the ground. */
    public void setTone(Tone tone) {
        for (Tone other : Tone.values()) {
            getStyleClass().remove(styleClass(other));
        }
        getStyleClass().add(styleClass(tone));
    }

    /** Changes word and ground together. */
    public void show(String text, Tone tone) {
        setText(text);
        setTone(tone);
    }

    private static String styleClass(Tone tone) {
        return switch (tone) {
            case NEUTRAL -> "pill-neutral";
            case ACCENT -> "pill-accent";
            case SUCCESS -> "pill-success";
            case WARNING -> "pill-warning";
            case DANGER -> "pill-danger";
            case PRODUCTION -> "pill-production";
        };
    }
}
