package org.trackconsole.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.TimeText;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.ColourMark;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.Screen;

/** Binds the main window to its view model. */
final class ShellController {
    private static final KeyCombination PALETTE = KeyCombination.valueOf("Shortcut+K");

    private final ShellViewModel model;
    private final NoticeBar noticeBar;
    private final AppState state;
    private final CommandPalette palette;
    private @Nullable FocusHome focusHome;
    private final Map<Place, RailItem> items = new EnumMap<>(Place.class);

    @FXML
    private StackPane root;

    @FXML
    private ImageView logo;

    @FXML
    private MenuButton serverChoice;

    @FXML
    private Button dataSet;

    @FXML
    private Button writeLock;

    @FXML
    private Region productionFrame;

    @FXML
    private Button commandField;

    @FXML
    private VBox rail;

    @FXML
    private StackPane content;

    @FXML
    private Region statusDot;

    @FXML
    private ColourMark statusColour;

    @FXML
    private Label statusServer;

    @FXML
    private Label statusSource;

    @FXML
    private Label statusHistory;

    @FXML
    private Button zone;

    @FXML
    private VBox notices;

    ShellController(ShellViewModel model, NoticeBar noticeBar) {
        this.model = model;
        this.noticeBar = noticeBar;
        this.state = model.state();
        this.palette = new CommandPalette(model::commands);
    }

    @FXML
    private void initialize() {
        logo.setImage(new Image(Objects.requireNonNull(
                getClass().getResourceAsStream("/org/trackconsole/icons/icon-64.png"), "icon-64.png")));
        noticeBar.showIn(notices);
        var _ = new ServerMenu(serverChoice, model);
        var _ = new DataSetButton(dataSet, model);
        var _ = new LockButton(writeLock, model);
        productionFrame.visibleProperty().bind(state.serverProperty().map(TrackServer::production));
        root.getChildren().addAll(palette, new WriteQuestion(model.lock()));
        focusHome = new FocusHome(content);
        fillRail();
        commandField.setGraphic(new CommandHint(PALETTE.getDisplayText()));
        commandField.setAccessibleText(Texts.text("shell.command.prompt"));
        commandField.setOnAction(_ -> palette.open());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::runShortcut);
        model.frontProperty().subscribe(this::show);
        fillStatus();
    }

    private void fillRail() {
        for (Place place : Place.values()) {
            if (!model.has(place)) {
                continue;
            }
            if (place == Place.SERVERS) {
                Region line = new Region();
                line.getStyleClass().add("rail-line");
                rail.getChildren().add(line);
            }
            RailItem item = new RailItem(place, rail.widthProperty(), () -> model.go(new Destination.Screen(place)));
            items.put(place, item);
            rail.getChildren().add(item);
        }
        state.sourceCountProperty().subscribe(count -> count(Place.SOURCES, count.longValue()));
        state.callCountProperty().subscribe(count -> count(Place.HISTORY, count.longValue()));
        state.servers().addListener((ListChangeListener<TrackServer>) _ -> countServers());
        countServers();
    }

    private void countServers() {
        count(Place.SERVERS, state.servers().size());
    }

    private void count(Place place, long count) {
        RailItem item = items.get(place);
        if (item != null) {
            item.setCount(count < 1 ? "" : Texts.text("shell.rail.count", count));
        }
    }

    private void fillStatus() {
        ServerMenu.color(statusDot, state.healthProperty());
        state.serverProperty()
                .subscribe(server -> statusColour.show(server.marking().colour()));
        statusServer
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.text(
                                "shell.status.server",
                                state.server().name(),
                                state.server().address()),
                        state.serverProperty()));
        statusSource
                .textProperty()
                .bind(state.composedSourceProperty()
                        .map(name -> name.isEmpty() ? "" : Texts.text("shell.status.source", name)));
        statusHistory
                .textProperty()
                .bind(Bindings.createStringBinding(
                        () -> Texts.text(
                                "shell.status.history",
                                state.callCountProperty().get(),
                                ByteText.of(state.historyBytesProperty().get())),
                        state.callCountProperty(),
                        state.historyBytesProperty()));
        zone.textProperty().bind(state.utcProperty().map(utc -> TimeText.of(utc).zoneName()));
        zone.setTooltip(new Tooltip(Texts.text("shell.status.zone")));
        zone.setOnAction(_ -> state.utcProperty().set(!state.utcProperty().get()));
    }

    private void show(@Nullable Screen screen) {
        if (screen != null) {
            content.getChildren().setAll(screen.view());
            items.forEach((place, item) -> item.setSelected(place == screen.place()));
            statusSource.setVisible(screen.place() == Place.COMPOSE);
            if (focusHome != null && items.values().stream().noneMatch(Node::isFocused)) {
                focusHome.take();
            }
        }
    }

    private void runShortcut(KeyEvent event) {
        if (model.lock().questionProperty().get() != null) {
            return;
        }
        if (PALETTE.match(event)) {
            palette.open();
            event.consume();
            return;
        }
        if (palette.isVisible()) {
            return;
        }
        for (Command command : model.commands()) {
            if (command.keys() != null && command.keys().match(event)) {
                command.run().run();
                event.consume();
                return;
            }
        }
    }
}
