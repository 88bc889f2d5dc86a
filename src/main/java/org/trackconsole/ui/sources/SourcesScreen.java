package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.SplitPane;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.Screens;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.Screen;

/** The Sources screen. */
public final class SourcesScreen implements Screen {
    private final SourcesViewModel model;
    private final SourcesController controller;
    private final SourceCommands commands;
    private @Nullable Parent view;

    /** A screen over its model, which is started when the screen is first shown. */
    public SourcesScreen(SourcesViewModel model) {
        this.model = model;
        this.controller = new SourcesController(model);
        this.commands = new SourceCommands(model, controller);
    }

    @Override
    public Place place() {
        return Place.SOURCES;
    }

    @Override
    public Node view() {
        if (view == null) {
            view = Screens.load(controller);
            model.start();
        }
        return view;
    }

    @Override
    public void open(Destination destination) {
        switch (destination) {
            case Destination.NewSource(String id) -> {
                model.create(id);
                controller.begin();
            }
            case Destination.ShowSource(String id) -> model.show(id);
            default -> {}
        }
    }

    @Override
    public Map<String, SplitPane> dividers() {
        return Map.of("sources", controller.split());
    }

    @Override
    public List<Command> commands() {
        return commands.now();
    }

    @Override
    public Optional<String> unsaved() {
        List<String> sentences = new ArrayList<>();
        int count = model.journal().countUnkept();
        if (count > 0) {
            sentences.add(Texts.text("sources.unsavedCount", count));
        }
        if (model.deletion().stageProperty().get() instanceof DeletionStage.Running(int done, int all, var _)) {
            sentences.add(Texts.text("sources.closing", done, all));
        }
        if (model.transfer().stageProperty().get() instanceof TransferStage.Running(int done, int all, var _)) {
            sentences.add(Texts.text("sources.closing", done, all));
        }
        return sentences.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", sentences));
    }

    @Override
    public void dispose() {
        controller.dispose();
        model.dispose();
    }
}
