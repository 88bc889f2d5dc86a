package org.trackconsole.ui.compose;

import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.Screens;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.Screen;

/** The Compose screen. */
public final class ComposeScreen implements Screen {
    private final ComposeViewModel model;
    private @Nullable ComposeController controller;
    private @Nullable Parent view;

    /** A screen over a model that was started or will be. */
    public ComposeScreen(ComposeViewModel model) {
        this.model = model;
    }

    @Override
    public Place place() {
        return Place.COMPOSE;
    }

    @Override
    public Node view() {
        if (view == null) {
            controller = new ComposeController(model);
            view = Screens.load(controller);
        }
        return view;
    }

    @Override
    public void open(Destination destination) {
        if (destination instanceof Destination.Load(String text, String visitorId)) {
            model.load(text, visitorId);
        }
    }

    @Override
    public Map<String, SplitPane> dividers() {
        return controller == null ? Map.of() : Map.of("compose", controller.split());
    }

    @Override
    public List<Command> commands() {
        return model.commands();
    }

    @Override
    public void dispose() {
        model.dispose();
    }
}
