package org.trackconsole.ui.live;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.Screens;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.Screen;

/** The Live screen. */
public final class LiveScreen implements Screen {
    private final LiveViewModel model;
    private @Nullable LiveController controller;
    private @Nullable Parent view;

    /** A screen over its model; both end together. */
    public LiveScreen(LiveViewModel model) {
        this.model = model;
    }

    @Override
    public Place place() {
        return Place.LIVE;
    }

    @Override
    public Node view() {
        if (view == null) {
            controller = new LiveController(model);
            view = Screens.load(controller);
        }
        return view;
    }

    @Override
    public void open(Destination destination) {
        if (controller != null) {
            controller.focusList();
        }
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
