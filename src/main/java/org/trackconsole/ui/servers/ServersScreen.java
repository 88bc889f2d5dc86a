package org.trackconsole.ui.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.Screens;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.Screen;

/** The Servers screen. */
public final class ServersScreen implements Screen {
    private final ServersViewModel model;
    private final ServersController controller;
    private @Nullable Parent view;

    /** A screen over its model, which reads the list whenever the screen is opened. */
    public ServersScreen(ServersViewModel model) {
        this.model = model;
        this.controller = new ServersController(model);
    }

    @Override
    public Place place() {
        return Place.SERVERS;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Screens.load(controller);
        }
        return view;
    }

    @Override
    public void open(Destination destination) {
        if (destination instanceof Destination.ShowServer(String id, Remedy remedy)) {
            model.refresh(id, () -> controller.remedy(remedy));
        } else {
            model.refresh(null, () -> {});
        }
    }

    @Override
    public Map<String, SplitPane> dividers() {
        return Map.of("servers", controller.split());
    }

    @Override
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(Texts.text("servers.add"), "Shortcut+N", controller::create));
        commands.addAll(model.commands());
        return commands;
    }

    @Override
    public Optional<String> unsaved() {
        long count = model.countUnsaved();
        return count == 0 ? Optional.empty() : Optional.of(Texts.text("servers.unsavedCount", count));
    }

    @Override
    public void dispose() {
        controller.dispose();
        model.dispose();
    }
}
