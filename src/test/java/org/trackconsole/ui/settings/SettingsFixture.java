package org.trackconsole.ui.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.theme.Theme;
import org.trackconsole.model.TrackServer;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.settings.Settings;
import org.trackconsole.ui.port.AppState;

/** The Settings screen over settings in memory; made and used on the JavaFX thread. */
public final class SettingsFixture {
    final AppState state;
    final Theme theme = new Theme();
    final SettingsViewModel model;
    final SettingsScreen screen;
    private final AppFolders folders;
    private final boolean secretsLast;
    Settings kept = Settings.usual().withTheme(Settings.Theme.LIGHT);
    int changes;

    /** @param secretsLast whether the keychain of this make-believe machine answers */
    public SettingsFixture(boolean secretsLast) {
        TrackServer local = new TrackServer(
                TrackServer.LOCAL_ID,
                "Local server",
                URI.create("http://127.0.0.1:8686"),
                Duration.ofSeconds(10),
                List.of(),
                null);
        state = new AppState(local);
        state.servers().setAll(local);
        state.callCountProperty().set(1248);
        state.historyBytesProperty().set(3_100_000);
        theme.choiceProperty().set(Theme.Choice.LIGHT);
        folders = new AppFolders(
                Path.of("/home/alexandra/.config/track-console"),
                Path.of("/home/alexandra/.local/share/track-console"),
                Path.of("/home/alexandra/.local/state/track-console/log"),
                Path.of("/home/alexandra/.cache/track-console"));
        this.secretsLast = secretsLast;
        model = model();
        screen = new SettingsScreen(model);
    }

    /** The screen. */
    public SettingsScreen screen() {
        return screen;
    }

    /** One more screen over the same state. */
    SettingsScreen another() {
        return new SettingsScreen(model());
    }

    private SettingsViewModel model() {
        return new SettingsViewModel(
                state, new DirectFxWork(), theme, kept, this::change, folders, () -> secretsLast, "1.0.0");
    }

    private void change(UnaryOperator<Settings> change) {
        kept = change.apply(kept);
        changes++;
    }
}
