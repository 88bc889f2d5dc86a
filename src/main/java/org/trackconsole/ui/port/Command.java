package org.trackconsole.ui.port;

import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.ServerColour;

/**
 * Something a person can do from the keyboard; every action of a screen is one.
 *
 * @param title what it does, as a menu would say it
 * @param keys its shortcut in the whole window, or null
 * @param colour of the server that it is about; none where it is about no certain one
 * @param run does it; called on the JavaFX thread while its screen is in front
 */
public record Command(String title, @Nullable KeyCombination keys, ServerColour colour, Runnable run) {
    /** A command without a shortcut. */
    public Command(String title, Runnable run) {
        this(title, null, ServerColour.NONE, run);
    }

    /** A command about a certain server, without a shortcut. */
    public Command(String title, ServerColour colour, Runnable run) {
        this(title, null, colour, run);
    }

    /** A command with a shortcut such as {@code Shortcut+Enter}. */
    public Command(String title, String keys, Runnable run) {
        this(title, KeyCombination.valueOf(keys), ServerColour.NONE, run);
    }
}
