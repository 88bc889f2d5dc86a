package org.trackconsole.ui.history;

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

/** The History screen. */
public final class HistoryScreen implements Screen {
    private final HistoryViewModel model;
    private @Nullable HistoryController controller;
    private @Nullable Parent view;

    /** A screen over its model; both end together. */
    public HistoryScreen(HistoryViewModel model) {
        this.model = model;
    }

    @Override
    public Place place() {
        return Place.HISTORY;
    }

    @Override
    public Node view() {
        if (view == null) {
            controller = new HistoryController(model);
            view = Screens.load(controller);
        }
        return view;
    }

    @Override
    public void open(Destination destination) {
        if (destination instanceof Destination.ShowCall(String callId)) {
            model.showCall(callId);
        }
        if (controller != null) {
            controller.focusList();
        }
    }

    @Override
    public Map<String, SplitPane> dividers() {
        return controller == null ? Map.of() : Map.of("history", controller.split());
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
