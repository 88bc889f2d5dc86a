package org.trackconsole.ui.port;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/** One screen of the main window. All methods run on the JavaFX thread. */
public interface Screen {
    /** Which one it is. */
    Place place();

    /** Its view, built at the first call and the same ever after. */
    Node view();

    /** It has just come to the front for this reason; its view is in the scene. */
    default void open(Destination destination) {}

    /** Its dividers, which stay where people put them; by a name that never changes. Asked for once, with the view built. */
    default Map<String, SplitPane> dividers() {
        return Map.of();
    }

    /** What can be done while it is in front; asked for anew each time. */
    default List<Command> commands() {
        return List.of();
    }

    /** Sentences about what would be lost if the window closed now, typed or under way; empty where nothing would. */
    default Optional<String> unsaved() {
        return Optional.empty();
    }

    /** Lets go of everything longer-lived than itself; it is not shown again. */
    default void dispose() {}
}
