package org.trackconsole.ui.settings;

import java.time.ZoneId;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.control.ByteText;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.TrackServer;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.settings.Settings;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;

/** The logic of the Settings screen; JavaFX thread only. What is changed applies at once and is handed on to be saved. */
public final class SettingsViewModel {
    /** The text sizes that are offered, in percent; a settings file may name a larger one, which stays until changed. */
    static final int SMALLEST_TEXT = 80;

    static final int LARGEST_TEXT = 150;
    static final int TEXT_STEP = 10;

    private static final int HIGHEST_PORT = 65_535;

    private final AppState state;
    private final FxWork work;
    private final Theme theme;
    private final Consumer<UnaryOperator<Settings>> change;
    private final AppFolders folders;
    private final BooleanSupplier secretsLast;
    private final About about;
    private final StringProperty port;
    private final ReadOnlyStringWrapper portError = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper passwords =
            new ReadOnlyStringWrapper(Texts.text("settings.data.passwords.asking"));
    private final StringBinding address;
    private final StringBinding history;
    private final Subscription subscriptions;
    private int keptPort;

    /**
     * A model of the settings as they are; the toolkit must be running.
     *
     * @param now what is in force; the theme and the state already follow it
     * @param change applies a change to the settings and saves them
     * @param secretsLast whether passwords outlast the console; may wait for the keychain, so it is asked elsewhere
     * @param version of this build
     */
    public SettingsViewModel(
            AppState state,
            FxWork work,
            Theme theme,
            Settings now,
            Consumer<UnaryOperator<Settings>> change,
            AppFolders folders,
            BooleanSupplier secretsLast,
            String version) {
        this.state = state;
        this.work = work;
        this.theme = theme;
        this.change = change;
        this.folders = folders;
        this.secretsLast = secretsLast;
        this.about = About.of(version);
        this.keptPort = now.localPort();
        this.port = new SimpleStringProperty(Integer.toString(keptPort));
        this.address = Bindings.createStringBinding(this::localAddress, state.servers());
        this.history = Bindings.createStringBinding(
                this::historySize, state.callCountProperty(), state.historyBytesProperty());
        this.subscriptions = Subscription.combine(
                theme.choiceProperty().subscribe((_, choice) -> keepTheme(choice)),
                theme.fontPercentProperty().subscribe((_, percent) -> keepTextSize(percent.intValue())),
                state.utcProperty().subscribe((_, utc) -> change.accept(settings -> settings.withUtcTimes(utc))),
                port.subscribe((_, text) -> checkPort(text)));
    }

    /** Asks what takes a while; called once, when the screen is first shown. */
    void start() {
        work.run("ask whether passwords last", secretsLast::getAsBoolean)
                .onDone(lasting -> passwords.set(
                        lasting
                                ? Texts.text("settings.data.passwords.lasting")
                                : Texts.text("settings.data.passwords.session")));
    }

    ObjectProperty<Theme.Choice> themeProperty() {
        return theme.choiceProperty();
    }

    /** In percent of the usual size; see {@link #setTextSize}. */
    IntegerProperty textSizeProperty() {
        return theme.fontPercentProperty();
    }

    /** Takes the nearest step within what is offered; the size in force is left alone if that is its nearest too. */
    void setTextSize(double percent) {
        int nearest = step(percent);
        if (nearest != step(textSizeProperty().get())) {
            textSizeProperty().set(nearest);
        }
    }

    BooleanProperty utcProperty() {
        return state.utcProperty();
    }

    /** Says which zone this machine is in. */
    String zoneNote() {
        return Texts.text("settings.times.note", ZoneId.systemDefault().getId());
    }

    /** The preferred port as it is typed; kept by {@link #keepPort}. */
    StringProperty portProperty() {
        return port;
    }

    /** What is wrong with the typed port, or empty. */
    ReadOnlyStringProperty portErrorProperty() {
        return portError.getReadOnlyProperty();
    }

    /** The typing is over: keeps the port, or takes back one that is none. */
    void keepPort() {
        int typed = portOf(port.get().strip());
        if (typed != 0 && typed != keptPort) {
            keptPort = typed;
            change.accept(settings -> settings.withLocalPort(typed));
        }
        port.set(Integer.toString(keptPort));
    }

    /** Where the local server is now. */
    ObservableValue<String> addressProperty() {
        return address;
    }

    /** How much the history holds. */
    ObservableValue<String> historyProperty() {
        return history;
    }

    /** Whether passwords outlast the console, as a sentence. */
    ReadOnlyStringProperty passwordsProperty() {
        return passwords.getReadOnlyProperty();
    }

    AppFolders folders() {
        return folders;
    }

    About about() {
        return about;
    }

    void copyReport() {
        CopyLink.toClipboard(about.report());
    }

    List<Command> commands() {
        boolean utc = utcProperty().get();
        return List.of(
                new Command(
                        Texts.text("settings.command.system"),
                        () -> themeProperty().set(Theme.Choice.SYSTEM)),
                new Command(
                        Texts.text("settings.command.light"),
                        () -> themeProperty().set(Theme.Choice.LIGHT)),
                new Command(
                        Texts.text("settings.command.dark"),
                        () -> themeProperty().set(Theme.Choice.DARK)),
                new Command(
                        utc ? Texts.text("settings.command.local") : Texts.text("settings.command.utc"),
                        () -> utcProperty().set(!utc)),
                new Command(Texts.text("settings.about.copy"), this::copyReport));
    }

    /** Lets go of the theme and the state. */
    void dispose() {
        subscriptions.unsubscribe();
        address.dispose();
        history.dispose();
    }

    private void keepTheme(Theme.Choice choice) {
        Settings.Theme kept = switch (choice) {
            case SYSTEM -> Settings.Theme.SYSTEM;
            case LIGHT -> Settings.Theme.LIGHT;
            case DARK -> Settings.Theme.DARK;
        };
        change.accept(settings -> settings.withTheme(kept));
    }

    private void keepTextSize(int percent) {
        change.accept(settings -> settings.withFontScale(percent));
    }

    private void checkPort(String text) {
        portError.set(
                portOf(text.strip()) == 0 ? Texts.text("settings.server.port.error", Integer.toString(keptPort)) : "");
    }

    /** 0 where the text is no port. */
    private static int portOf(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            return 0;
        }
        int number = Integer.parseInt(text);
        return number <= HIGHEST_PORT ? number : 0;
    }

    private static int step(double percent) {
        int nearest = Math.toIntExact(Math.round(percent / TEXT_STEP)) * TEXT_STEP;
        return Math.clamp(nearest, SMALLEST_TEXT, LARGEST_TEXT);
    }

    private String localAddress() {
        return state.servers().stream()
                .filter(TrackServer::local)
                .findFirst()
                .map(TrackServer::address)
                .orElse("");
    }

    private String historySize() {
        return Texts.text(
                "settings.data.history.size",
                state.callCountProperty().get(),
                ByteText.of(state.historyBytesProperty().get()));
    }
}
