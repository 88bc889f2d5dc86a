package org.trackconsole.ui.part;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/**
 * Buttons of which always one is chosen, such as the views of a text; a click on that one changes nothing. Who makes them
 * places the buttons. JavaFX thread.
 *
 * @param <T> what a button stands for
 */
public final class ViewTabs<T> {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Toggle, T> contents = new LinkedHashMap<>();

    /** @param chosen is given what the button stands for that is chosen from now on */
    public ViewTabs(Consumer<T> chosen) {
        group.selectedToggleProperty().subscribe((before, now) -> {
            T content = contents.get(now);
            if (content != null) {
                chosen.accept(content);
            } else if (contents.containsKey(before)) {
                group.selectToggle(before);
            }
        });
    }

    /** A further button; none is chosen before {@link #choose} or a click. */
    public ToggleButton add(String name, T content) {
        ToggleButton button = new ToggleButton(name);
        button.getStyleClass().add("view-tab");
        button.setMinWidth(ToggleButton.USE_PREF_SIZE);
        contents.put(button, content);
        button.setToggleGroup(group);
        return button;
    }

    /** Chooses the button that stands for this; does nothing where there is none. */
    public void choose(T content) {
        contents.forEach((button, of) -> {
            if (of.equals(content)) {
                group.selectToggle(button);
            }
        });
    }

    /** What the chosen button stands for; null while none is chosen. */
    public @Nullable T chosen() {
        return contents.get(group.getSelectedToggle());
    }

    /** Lets go of all buttons, none of which is chosen any more. */
    public void clear() {
        contents.clear();
        group.getToggles().clear();
    }
}
