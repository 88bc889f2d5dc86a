package org.trackconsole.app;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ConnectionTests;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.KnownServer;
import org.trackconsole.service.SessionLog;
import org.trackconsole.settings.Settings;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.compose.ComposeScreen;
import org.trackconsole.ui.compose.ComposeViewModel;
import org.trackconsole.ui.history.HistoryScreen;
import org.trackconsole.ui.history.HistoryViewModel;
import org.trackconsole.ui.live.LiveScreen;
import org.trackconsole.ui.live.LiveViewModel;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Health;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.Screen;
import org.trackconsole.ui.profiles.PersonServices;
import org.trackconsole.ui.profiles.ProfilesScreen;
import org.trackconsole.ui.profiles.ProfilesViewModel;
import org.trackconsole.ui.servers.ServersScreen;
import org.trackconsole.ui.servers.ServersViewModel;
import org.trackconsole.ui.settings.SettingsScreen;
import org.trackconsole.ui.settings.SettingsViewModel;
import org.trackconsole.ui.shell.Shell;
import org.trackconsole.ui.shell.ShellViewModel;
import org.trackconsole.ui.sources.SourceServices;
import org.trackconsole.ui.sources.SourcesScreen;
import org.trackconsole.ui.sources.SourcesViewModel;

/** The screens over a {@link Wiring}: one line a screen. JavaFX thread. */
public final class DesktopWiring {
    private static final Duration PAUSE_BEFORE_SAVING = Duration.ofMillis(500);

    private final Wiring wiring;
    private final FxWork work;
    private final Theme theme;
    private final AppState state;
    private final ConnectionTests tests;
    private final Shell shell;
    private final ShellViewModel model;
    private final List<Screen> screens;
    private final Parent view;
    private FxWork.@Nullable Job<Void> saving;

    /** Builds the main window's content. */
    public DesktopWiring(Wiring wiring, FxWork work, Theme theme) {
        this.wiring = wiring;
        this.work = work;
        this.theme = theme;
        tests = wiring.connectionTests();
        state = new AppState(wiring.chosenAtStart());
        state.servers().setAll(wiring.serversAtStart());
        dressFromSettings();
        shell = new Shell(work);
        model = new ShellViewModel(
                state,
                work,
                this::health,
                wiring.client().contacts()::last,
                this::historySize,
                server -> wiring.servers().choose(server));
        ComposeViewModel compose = new ComposeViewModel(
                state,
                work,
                wiring.sendEvents(),
                wiring.proofs(),
                wiring.visitors(),
                wiring.catalog(),
                wiring.drafts(),
                shell.notices(),
                model.guard(),
                model);
        SystemFiles files = new SystemFiles(this::window);
        LiveViewModel live = new LiveViewModel(state, work, wiring.arrivals(), shell.notices(), model);
        live.systemEventsProperty().set(settings().systemEvents());
        live.systemEventsProperty().subscribe((_, shown) -> changeSettings(kept -> kept.withSystemEvents(shown)));
        screens = List.of(
                new ComposeScreen(compose),
                new SourcesScreen(new SourcesViewModel(
                        state,
                        work,
                        new SourceServices(
                                wiring.catalog(),
                                wiring.sourceRemoval(),
                                wiring.arrivalCheck(),
                                wiring.sourceTraffic(),
                                wiring.sourceTransfer(),
                                wiring.pageCheck(),
                                wiring.drafts()),
                        shell.notices(),
                        model.guard(),
                        model,
                        new SystemBrowser(),
                        files)),
                new ProfilesScreen(new ProfilesViewModel(
                        state,
                        work,
                        new PersonServices(
                                wiring.profiles(),
                                wiring.profileNotes(),
                                wiring.personExport(),
                                wiring.personRemoval(),
                                wiring.removalReports(),
                                wiring.sessionLog(),
                                wiring.personTraces()),
                        shell.notices(),
                        model.guard(),
                        model,
                        files)),
                new HistoryScreen(new HistoryViewModel(
                        state,
                        work,
                        wiring.sessionLog(),
                        wiring.sendEvents(),
                        wiring.proofs(),
                        wiring.visitors(),
                        this::server,
                        shell.notices(),
                        model.guard(),
                        model)),
                new LiveScreen(live),
                new ServersScreen(new ServersViewModel(
                        state,
                        work,
                        wiring.servers(),
                        wiring.secrets(),
                        tests,
                        this::startLocalServer,
                        shell.notices(),
                        files,
                        wiring.serverFolder())),
                new SettingsScreen(new SettingsViewModel(
                        state,
                        work,
                        theme,
                        settings(),
                        this::changeSettings,
                        wiring.folders(),
                        wiring.secrets()::lasting,
                        Version.current())));
        model.setScreens(screens);
        Dividers dividers = new Dividers(this::settings, this::changeSettings);
        model.frontProperty().subscribe(front -> {
            if (front != null) {
                dividers.follow(front);
            }
        });
        view = shell.view(model);
        compose.start();
    }

    /** The content of the main window. */
    public Parent view() {
        return view;
    }

    /** Brings screens to the front. */
    public Navigator navigator() {
        return model;
    }

    /** The main window's model. */
    public ShellViewModel shell() {
        return model;
    }

    /** Where sentences are shown at the foot of the window. */
    public Notices notices() {
        return shell.notices();
    }

    /** What the screens share. */
    public AppState state() {
        return state;
    }

    /** Light or dark, and the size of text. */
    public Theme theme() {
        return theme;
    }

    /** The settings as they are now. */
    public Settings settings() {
        return wiring.settings().settings();
    }

    /** Changes the settings and saves them soon. */
    public void changeSettings(UnaryOperator<Settings> change) {
        wiring.settings().update(change);
        if (saving != null) {
            saving.cancel();
        }
        saving = work.after(PAUSE_BEFORE_SAVING, this::saveSettings);
    }

    /** Says what a person must know of this start. */
    public void sayStartNotices() {
        String problem = wiring.localProblem();
        if (problem != null) {
            notices().say(problem, Texts.text("common.tryAgain"), this::startLocalServer);
        } else if (localPort() != settings().localPort()) {
            notices()
                    .say(Texts.text(
                            "shell.status.localPort",
                            Integer.toString(settings().localPort()),
                            Integer.toString(localPort())));
        }
        if (wiring.settings().damaged() != null) {
            notices().say(Texts.text("common.settingsDamaged", wiring.settings().damaged()));
        }
    }

    /** Lets go of the screens; the settings are saved with the closing of what is below them. */
    public void close() {
        screens.forEach(Screen::dispose);
        model.dispose();
        if (saving != null) {
            saving.cancel();
        }
    }

    private @Nullable Window window() {
        Scene scene = view.getScene();
        return scene == null ? null : scene.getWindow();
    }

    private int localPort() {
        return state.servers().getFirst().url().getPort();
    }

    private void startLocalServer() {
        work.run("start local server", wiring::startLocalServer).onDone(running -> {
            if (running) {
                TrackServer local = wiring.local();
                state.servers().set(0, local);
                if (state.server().local()) {
                    state.serverProperty().set(local);
                }
                model.testServer();
                notices().say(Texts.text("common.localServerRuns", local.address()));
            } else {
                sayStartNotices();
            }
        });
    }

    private void saveSettings() {
        work.run("save settings", () -> {
                    wiring.settings().save();
                    return Boolean.TRUE;
                })
                .onFail(failure ->
                        notices().say(Texts.text("common.settingsNotSaved", String.valueOf(failure.getMessage()))));
    }

    private void dressFromSettings() {
        Settings kept = settings();
        theme.choiceProperty().set(Theme.Choice.valueOf(kept.theme().name()));
        theme.fontPercentProperty().set(kept.fontScale());
        state.utcProperty().set(kept.utcTimes());
    }

    private @Nullable TrackServer server(String id) {
        KnownServer known = wiring.servers().find(id);
        return known == null ? null : known.server();
    }

    private Health health(TrackServer server) {
        return switch (tests.test(server)) {
            case Reply.Ok<ServerInfo>(ServerInfo info) -> new Health.Up(info.version());
            case Reply.Failed<ServerInfo> failed ->
                new Health.Down(Explanations.of(failed.failure(), server).title());
        };
    }

    private ShellViewModel.HistorySize historySize() {
        SessionLog.Size size = wiring.sessionLog().size();
        return new ShellViewModel.HistorySize(size.calls(), size.bytes());
    }
}
