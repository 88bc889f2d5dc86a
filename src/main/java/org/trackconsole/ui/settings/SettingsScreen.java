package org.trackconsole.ui.settings;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.Screens;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.Screen;

/** The Settings screen. */
public final class SettingsScreen implements Screen {
    private final SettingsViewModel model;
    private @Nullable SettingsController controller;
    private @Nullable Parent view;

    /** A screen over a model of its own, which it disposes of. */
    public SettingsScreen(SettingsViewModel model) {
        this.model = model;
    }

    @Override
    public Place place() {
        return Place.SETTINGS;
    }

    @Override
    public Node view() {
        if (view == null) {
            controller = new SettingsController(model);
            view = Screens.load(controller);
            model.start();
        }
        return view;
    }

    @Override
    public List<Command> commands() {
        return model.commands();
    }

    @Override
    public void dispose() {
        if (controller != null) {
            controller.dispose();
        }
        model.dispose();
    }
}
