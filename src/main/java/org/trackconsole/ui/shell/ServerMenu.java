package org.trackconsole.ui.shell;

import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ServerWords;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Health;
import org.trackconsole.ui.port.Place;

/** The button at the top that always shows the chosen server and lists the others. */
final class ServerMenu {
    private static final PseudoClass UP = PseudoClass.getPseudoClass("up");
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");

    /** From this width of the window on, everything at the top has its room; in sizes of its letters. */
    private static final double WIDE = 84;

    private final MenuButton button;
    private final ShellViewModel model;
    private final Label name = new Label();
    private final Label address = new Label();
    private final ColourMark mark = new ColourMark();
    private final Pill environment = new Pill();
    private final Pill unverified = new Pill(ServerWords.unverified(), Pill.Tone.DANGER);

    ServerMenu(MenuButton button, ShellViewModel model) {
        this.button = button;
        this.model = model;
        AppState state = model.state();
        Region dot = new Region();
        dot.getStyleClass().add("health-dot");
        color(dot, state.healthProperty());
        name.getStyleClass().add("server-name");
        address.getStyleClass().add("muted");
        unverified.managedProperty().bind(unverified.visibleProperty());
        // Where there is little room, name and environment need it; the status bar has the address as well.
        address.visibleProperty().bind(hasRoom(button));
        address.managedProperty().bind(address.visibleProperty());
        HBox line = new HBox(dot, mark, name, environment, address, unverified);
        line.getStyleClass().add("server-line");
        button.setGraphic(line);
        state.serverProperty().subscribe(_ -> update());
        state.healthProperty().subscribe(_ -> update());
        state.servers().addListener((ListChangeListener<TrackServer>) _ -> fill());
        fill();
    }

    /** Whether the window is wide enough for all that may stand at its top. */
    static ObservableValue<Boolean> hasRoom(Labeled part) {
        return part.fontProperty()
                .flatMap(font -> part.sceneProperty()
                        .flatMap(Scene::widthProperty)
                        .map(width -> width.doubleValue() >= WIDE * font.getSize()))
                .orElse(true);
    }

    /** Colours a dot by the server's health. */
    static void color(Region dot, ObservableValue<Health> health) {
        health.subscribe(value -> {
            dot.pseudoClassStateChanged(UP, value instanceof Health.Up);
            dot.pseudoClassStateChanged(DOWN, value instanceof Health.Down);
        });
    }

    /** The server's address, and its version or what is wrong. */
    static String facts(TrackServer server, Health health) {
        return switch (health) {
            case Health.Up up -> Texts.text("shell.server.facts", server.address(), up.version());
            case Health.Down down -> Texts.text("shell.server.facts", server.address(), down.title());
            case Health.Unknown _ -> server.address();
        };
    }

    private void update() {
        AppState state = model.state();
        name.setText(state.server().name());
        mark.show(state.server().marking().colour());
        boolean production = state.server().production();
        environment.show(
                Texts.text("common.environment."
                        + state.server().marking().environment().name()),
                production ? Pill.Tone.PRODUCTION : Pill.Tone.NEUTRAL);
        environment.setVisible(!state.server().local());
        environment.setManaged(environment.isVisible());
        address.setText(facts(state.server(), state.healthProperty().get()));
        unverified.setVisible(state.server().network().unverified());
        String facts = unverified.isVisible()
                ? Texts.text("shell.server.facts", address.getText(), unverified.getText())
                : address.getText();
        button.setAccessibleText(Texts.text("shell.server.choose", name.getText(), environment.getText(), facts));
        // A long name may be cut off at the end.
        button.setTooltip(new Tooltip(String.join(" · ", name.getText(), facts)));
        fill();
    }

    private void fill() {
        AppState state = model.state();
        button.getItems().clear();
        // One is always chosen, also when it is chosen again.
        ToggleGroup choice = new ToggleGroup();
        for (TrackServer server : state.servers()) {
            String entry = Texts.text(
                    server.production() ? "shell.server.item.production" : "shell.server.item",
                    server.name(),
                    server.address());
            RadioMenuItem item = new RadioMenuItem(
                    server.network().unverified()
                            ? Texts.text("shell.server.facts", entry, ServerWords.unverified())
                            : entry);
            item.setMnemonicParsing(false);
            item.setGraphic(new ColourMark(server.marking().colour()));
            item.setToggleGroup(choice);
            item.setSelected(server.id().equals(state.server().id()));
            item.setOnAction(_ -> state.serverProperty().set(server));
            button.getItems().add(item);
        }
        MenuItem dataSet = new MenuItem(Texts.text("shell.dataSet.command."
                + state.server().marking().dataSet().other().name()));
        dataSet.setOnAction(_ -> model.switchDataSet());
        MenuItem test = new MenuItem(Texts.text("shell.server.test"));
        test.setOnAction(_ -> model.testServer());
        MenuItem manage = new MenuItem(Texts.text("shell.server.manage"));
        manage.setOnAction(_ -> model.go(new Destination.Screen(Place.SERVERS)));
        button.getItems().addAll(new SeparatorMenuItem(), dataSet, test, manage);
    }
}
