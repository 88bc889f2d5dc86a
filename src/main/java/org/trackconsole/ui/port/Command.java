package org.trackconsole.ui.port;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can do from the keyboard; every action of a screen is one.
 *
 * @param title what it does, as a menu would say it
 * @param keys its shortcut in the whole window, or null
 * @param run does it; called on the JavaFX thread while its screen is in front
 */
public record Command(String title, @Nullable KeyCombination keys, Runnable run) {
    /** A command without a shortcut. */
    public Command(String title, Runnable run) {
        this(title, (KeyCombination) null, run);
    }

    /** A command with a shortcut such as {@code Shortcut+Enter}. */
    public Command(String title, String keys, Runnable run) {
        this(title, KeyCombination.valueOf(keys), run);
    }
}
