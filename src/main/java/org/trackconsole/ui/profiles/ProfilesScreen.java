package org.trackconsole.ui.profiles;

import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** The Profiles screen. */
public final class ProfilesScreen implements Screen {
    private final ProfilesViewModel model;
    private @Nullable ProfilesController controller;
    private @Nullable Parent view;

    /** A screen over its model; both end together. */
    public ProfilesScreen(ProfilesViewModel model) {
        this.model = model;
    }

    @Override
    public Place place() {
        return Place.PROFILES;
    }

    @Override
    public Node view() {
        if (view == null) {
            controller = new ProfilesController(model);
            view = Screens.load(controller);
        }
        return view;
    }

    @Override
    public void open(Destination destination) {
        model.shown();
        if (destination instanceof Destination.ShowProfile show) {
            model.showProfile(show.id(), show.from());
        }
        if (controller != null) {
            controller.focusSearch();
        }
    }

    @Override
    public Map<String, SplitPane> dividers() {
        view();
        return Map.of(
                "profiles",
                Objects.requireNonNull(controller, "Built with the view").split());
    }

    @Override
    public List<Command> commands() {
        return ProfilesCommands.of(model);
    }

    @Override
    public Optional<String> unsaved() {
        return model.removing().running() ? Optional.of(Texts.text("profiles.removal.closing")) : Optional.empty();
    }

    @Override
    public void dispose() {
        if (controller != null) {
            controller.dispose();
        }
        model.dispose();
    }
}
