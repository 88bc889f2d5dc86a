package org.trackconsole.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.app.DesktopWiring;
import org.trackconsole.app.Wiring;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.ThreadedFxWork;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;

/**
 * Draws every screen over the real wiring: empty, with data and with an error, light and dark, in two sizes, into {@code
 * target/screens}. Run by {@code mvn -q -Pscreens verify}.
 */
final class ScreenPictures {
    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {1600, 1000});

    private static final Logger LOG = LoggerFactory.getLogger(ScreenPictures.class);

    private final Path target;

    private ScreenPictures(Path target) {
        this.target = target;
    }

    /** Draws into the folder that the first argument names. */
    public static void main(String[] args) throws Exception {
        ScreenPictures pictures = new ScreenPictures(Path.of(args[0]));
        try {
            pictures.draw("empty", _ -> {}, "");
            pictures.draw("data", ScreenPictures::fill, ScreenTexts.ORDER);
            pictures.draw("error", ScreenPictures::breakThings, ScreenTexts.BROKEN);
        } finally {
            // Its thread would keep the process, also one that has failed.
            Platform.exit();
        }
    }

    /** Prepares the data of a state. */
    private interface Preparation {
        void prepare(Wiring wiring) throws IOException;
    }

    private void draw(String state, Preparation preparation, String draft) throws IOException {
        Path home = Files.createTempDirectory("screens");
        try (Wiring prepared = Wiring.open(AppFolders.in(home))) {
            preparation.prepare(prepared);
        }
        for (Theme.Choice choice : List.of(Theme.Choice.LIGHT, Theme.Choice.DARK)) {
            for (int[] size : SIZES) {
                try (Wiring wiring = Wiring.open(AppFolders.in(home))) {
                    drawAll(wiring, state, choice, size, draft);
                }
            }
        }
    }

    private void drawAll(Wiring wiring, String state, Theme.Choice choice, int[] size, String draft) {
        Theme theme = FxThread.call(Theme::new);
        Scene scene = FxThread.call(() -> {
            theme.choiceProperty().set(choice);
            Scene fresh = new Scene(new StackPane(), size[0], size[1]);
            theme.dress(fresh);
            return fresh;
        });
        DesktopWiring desktop = FxThread.call(() -> {
            DesktopWiring built = new DesktopWiring(
                    wiring, new ThreadedFxWork((_, failure) -> LOG.error("A screen failed", failure)), theme);
            theme.choiceProperty().set(choice);
            ((StackPane) scene.getRoot()).getChildren().add(built.view());
            return built;
        });
        Parent root = FxThread.call(desktop::view);
        for (Place place : Place.values()) {
            FxThread.run(() -> desktop.navigator().go(new Destination.Screen(place)));
            if (place == Place.COMPOSE && !draft.isEmpty()) {
                FxThread.run(() -> desktop.navigator().go(new Destination.Load(ScreenTexts.ORDER)));
                FxThread.run(() -> desktop.navigator().go(new Destination.Load(draft)));
            }
            rest(scene);
            act(root, place, state);
            rest(scene);
            String name = String.join(
                    "-",
                    place.name().toLowerCase(Locale.ROOT),
                    state,
                    choice.name().toLowerCase(Locale.ROOT),
                    size[0] + "x" + size[1]);
            FxThread.snapshot(root, target.resolve(name + ".png"));
        }
        FxThread.run(desktop::close);
    }

    /** Brings a screen into the state that is worth a picture: something selected, something sent. */
    private static void act(Parent root, Place place, String state) {
        if (state.equals("empty")) {
            return;
        }
        switch (place) {
            case COMPOSE -> FxThread.run(() -> fire(root, "#send"));
            case SOURCES -> FxThread.run(() -> select(root, "#source-list", 0));
            case PROFILES -> {
                FxThread.run(() -> search(root));
                rest(root.getScene());
                FxThread.run(() -> select(root, "#profiles-timeline", 1));
            }
            case HISTORY -> FxThread.run(() -> select(root, "#history-list", 1));
            case LIVE -> FxThread.run(() -> select(root, "#live-list", 0));
            case SERVERS -> FxThread.run(() -> select(root, "#server-list", 1));
            case SETTINGS -> {}
        }
    }

    private static void fire(Parent root, String id) {
        if (root.lookup(id) instanceof javafx.scene.control.Button button) {
            button.fire();
        }
    }

    /** Finds everybody the server knows. */
    private static void search(Parent root) {
        if (root.lookup("#profiles-search") instanceof javafx.scene.control.TextField search) {
            search.setText("id EXISTS");
            search.fireEvent(new javafx.scene.input.KeyEvent(
                    javafx.scene.input.KeyEvent.KEY_PRESSED,
                    "",
                    "",
                    javafx.scene.input.KeyCode.ENTER,
                    false,
                    false,
                    false,
                    false));
        }
    }

    private static void select(Parent root, String id, int row) {
        Node node = root.lookup(id);
        if (node instanceof javafx.scene.control.ListView<?> list) {
            list.getSelectionModel().select(row);
        } else if (node instanceof javafx.scene.control.TableView<?> table) {
            table.getSelectionModel().select(row);
        }
    }

    /** Pictures are no test: they may wait a moment for what is loaded in the background. */
    private static void rest(Scene scene) {
        for (int i = 0; i < 5; i++) {
            // Without a window no pulse lays out; taking a picture does, from the top where the width has changed.
            double inset = i % 2;
            FxThread.run(() -> {
                ((StackPane) scene.getRoot()).setPadding(new Insets(0, inset, 0, 0));
                scene.snapshot(null);
            });
            try {
                Thread.sleep(120);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void fill(Wiring wiring) {
        TrackServer local = wiring.local();
        wiring.catalog().createExample(local);
        wiring.catalog().save(local, Source.rest("mobile-app", "Mobile app"), null);
        wiring.catalog().save(local, Source.rest("newsletter", "Newsletter").withEnabled(false), null);
        addServer(wiring, "Shop staging", "https://tracardi.shop.example", 20);
        SendEvents send = wiring.sendEvents();
        Visitor visitor =
                wiring.visitors().rename(wiring.visitors().current(local.id()).id(), "Ann");
        for (String payload : ScreenTexts.DAY) {
            visitor = Objects.requireNonNull(
                    send.send(local, visitor, ScreenTexts.withIds(payload, visitor), new CancelSignal())
                            .visitor());
        }
        visitor = wiring.visitors().newVisit(visitor.id());
        for (String payload : ScreenTexts.DAY) {
            visitor = Objects.requireNonNull(
                    send.send(local, visitor, ScreenTexts.withIds(payload, visitor), new CancelSignal())
                            .visitor());
        }
        send.send(local, visitor, ScreenTexts.withIds(ScreenTexts.OLD_SHOP, visitor), new CancelSignal());
    }

    private static void breakThings(Wiring wiring) {
        TrackServer down = addServer(wiring, "Nightly", "http://127.0.0.1:9", 2);
        wiring.servers().choose(down.id());
        Visitor visitor = wiring.visitors().current(down.id());
        wiring.sendEvents().send(down, visitor, ScreenTexts.withIds(ScreenTexts.OLD_SHOP, visitor), new CancelSignal());
    }

    private static TrackServer addServer(Wiring wiring, String name, String url, int seconds) {
        wiring.servers().save(new ServerEntry(null, name, url, seconds, List.of(), null));
        return wiring.servers().all().getLast().server();
    }
}
