package org.trackconsole.app;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.collections.ObservableList;
import javafx.scene.control.SplitPane;
import org.trackconsole.settings.Settings;
import org.trackconsole.ui.port.Screen;

/** Puts the dividers of screens where they stood last time, and remembers where people move them. JavaFX thread. */
final class Dividers {
    private final Supplier<Settings> settings;
    private final Consumer<UnaryOperator<Settings>> change;
    private final Set<Screen> followed = new HashSet<>();

    Dividers(Supplier<Settings> settings, Consumer<UnaryOperator<Settings>> change) {
        this.settings = settings;
        this.change = change;
    }

    /** Takes care of a screen's dividers; does nothing at a second call. */
    void follow(Screen screen) {
        if (!followed.add(screen)) {
            return;
        }
        // The dividers are known once the view is built.
        var _ = screen.view();
        screen.dividers().forEach(this::follow);
    }

    private void follow(String name, SplitPane split) {
        Map<String, Double> kept = settings.get().splits();
        ObservableList<SplitPane.Divider> dividers = split.getDividers();
        for (int at = 0; at < dividers.size(); at++) {
            String key = name + "." + at;
            SplitPane.Divider divider = dividers.get(at);
            divider.setPosition(kept.getOrDefault(key, divider.getPosition()));
            divider.positionProperty()
                    .subscribe((_, position) ->
                            change.accept(settings -> settings.withSplit(key, position.doubleValue())));
        }
    }
}
