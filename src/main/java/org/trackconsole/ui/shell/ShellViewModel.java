package org.trackconsole.ui.shell;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Contact;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Health;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.Screen;
import org.trackconsole.ui.port.WriteGuard;

/** What the main window does: which screen is in front, which server is chosen, and how that server is. */
public final class ShellViewModel implements Navigator {

    /**
     * The size of the history.
     *
     * @param calls how many there are
     * @param bytes the size of their file
     */
    public record HistorySize(long calls, long bytes) {}

    private final AppState state;
    private final FxWork work;
    private final Supplier<HistorySize> historySize;
    private final Consumer<TrackServer> rememberServer;
    private final Map<Place, Screen> screens = new EnumMap<>(Place.class);
    private final ReadOnlyObjectWrapper<@Nullable Screen> front = new ReadOnlyObjectWrapper<>();
    private Runnable quit = () -> {};
    private final WriteLock lock;
    private final HealthWatch health;

    /**
     * Watches the shared state from now on.
     *
     * @param probe tests a connection; blocks
     * @param lastContact how the last call to a server ended, whatever it was for; null where there was none
     * @param historySize looks up the size of the history; blocks
     * @param rememberServer keeps the choice of a server and of its data set; blocks
     */
    public ShellViewModel(
            AppState state,
            FxWork work,
            Function<TrackServer, Health> probe,
            Function<TrackServer, @Nullable Contact> lastContact,
            Supplier<HistorySize> historySize,
            Consumer<TrackServer> rememberServer) {
        this.state = state;
        this.work = work;
        this.historySize = historySize;
        this.rememberServer = rememberServer;
        lock = new WriteLock(state, work, InstantSource.system());
        health = new HealthWatch(state, work, probe, lastContact);
        state.serverProperty().subscribe((_, chosen) -> remember(chosen));
        state.callChangesProperty().subscribe(_ -> measureHistory());
    }

    /** The screens that can be shown; each place once. */
    public void setScreens(List<Screen> all) {
        all.forEach(screen -> screens.put(screen.place(), screen));
    }

    /** What ends the program. */
    public void setQuit(Runnable action) {
        quit = action;
    }

    /** Sentences about what would be lost if the program ended now. */
    public List<String> unsaved() {
        return screens.values().stream()
                .map(Screen::unsaved)
                .flatMap(Optional::stream)
                .toList();
    }

    /** The screen in front; null until the first {@link #go}. */
    public ReadOnlyObjectProperty<@Nullable Screen> frontProperty() {
        return front.getReadOnlyProperty();
    }

    /** What stands before every write to a server. */
    public WriteGuard guard() {
        return lock;
    }

    WriteLock lock() {
        return lock;
    }

    /** Unlocks writing to the chosen production server, after asking, or locks it again. */
    void toggleLock() {
        TrackServer server = state.server();
        if (lock.bulkUnlocked(server)) {
            lock.lock(server);
        } else {
            lock.unlock(server);
        }
    }

    /** What is shared with the screens. */
    public AppState state() {
        return state;
    }

    @Override
    public void go(Destination destination) {
        Screen screen = screens.get(destination.place());
        if (screen != null) {
            front.set(screen);
            screen.open(destination);
        }
    }

    /** Whether a screen is there to go to. */
    public boolean has(Place place) {
        return screens.containsKey(place);
    }

    /** Asks the chosen server how it is. */
    public void testServer() {
        health.test();
    }

    /** Asks the chosen server nothing more. */
    public void dispose() {
        health.stop();
    }

    /** Everything that can be done now: what the screen in front offers, then the window's own. */
    public List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        Screen screen = front.get();
        if (screen != null) {
            commands.addAll(screen.commands());
        }
        for (Place place : Place.values()) {
            if (has(place)) {
                commands.add(new Command(
                        Texts.text("shell.command.go", Texts.text(place.titleKey())),
                        place.keys(),
                        ServerColour.NONE,
                        () -> go(new Destination.Screen(place))));
            }
        }
        commands.add(new Command(Texts.text("shell.server.test"), this::testServer));
        commands.add(new Command(
                Texts.text("shell.dataSet.command."
                        + state.server().marking().dataSet().other().name()),
                this::switchDataSet));
        for (TrackServer server : state.servers()) {
            if (!server.id().equals(state.server().id())) {
                commands.add(new Command(
                        Texts.text("shell.command.use", server.name()),
                        server.marking().colour(),
                        () -> state.serverProperty().set(server)));
            }
        }
        if (state.server().production()) {
            boolean unlocked = lock.bulkUnlocked(state.server());
            commands.add(new Command(
                    unlocked
                            ? Texts.text("shell.guard.command.lock")
                            : Texts.text(
                                    "shell.guard.command.unlock",
                                    Texts.text("common.dataSet."
                                            + state.server().marking().dataSet().name())),
                    this::toggleLock));
        }
        commands.add(new Command(Texts.text("shell.command.quit"), "Shortcut+Q", () -> quit.run()));
        return commands;
    }

    /** Works on the other data set of the chosen server. */
    void switchDataSet() {
        TrackServer next =
                state.server().withDataSet(state.server().marking().dataSet().other());
        // Kept first: whoever reads the list of servers anew must find it so.
        work.run("switch data set", () -> {
                    rememberServer.accept(next);
                    return next;
                })
                .onDone(kept -> use(kept.id(), kept.marking().dataSet()));
    }

    /** Whatever else of the server was edited meanwhile stays. */
    private void use(String id, DataSet dataSet) {
        if (id.equals(state.server().id())) {
            TrackServer now = state.server().withDataSet(dataSet);
            state.servers().replaceAll(listed -> listed.id().equals(id) ? now : listed);
            state.serverProperty().set(now);
        }
    }

    private void remember(TrackServer server) {
        work.run("remember server", () -> {
            rememberServer.accept(server);
            return server;
        });
    }

    private void measureHistory() {
        work.run("measure history", historySize::get).onDone(size -> {
            state.callCountProperty().set(size.calls());
            state.historyBytesProperty().set(size.bytes());
        });
    }
}
