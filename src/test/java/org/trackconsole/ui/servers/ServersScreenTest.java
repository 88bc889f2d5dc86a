package org.trackconsole.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.Header;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.SavedServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerList;
import org.trackconsole.settings.SessionSecrets;
import org.trackconsole.store.Database;
import org.trackconsole.store.ServerStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.Place;

class ServersScreenTest {
    private static final TrackServer LOCAL = new TrackServer(
            TrackServer.LOCAL_ID,
            "Local server",
            URI.create("http://127.0.0.1:8686"),
            Duration.ofSeconds(10),
            List.of(),
            null);

    @TempDir
    private Path folder;

    private final SessionSecrets secrets = new SessionSecrets();
    private final AppState state = new AppState(LOCAL);
    private final List<Runnable> undo = new ArrayList<>();
    private Database database;
    private ServersViewModel model;
    private String shop;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        ServerList servers = new ServerList(new ServerStore(database), secrets, LOCAL);
        shop = ((SavedServer.Saved) servers.save(new ServerEntry(
                        null,
                        "Shop",
                        "https://track.shop.example",
                        20,
                        List.of(new Header("Authorization", "Bearer x", true), new Header("X-Team", "blue", false)),
                        "ann")))
                .server()
                .server()
                .id();
        Notices notices = new Notices() {
            @Override
            public void say(String sentence) {}

            @Override
            public void say(String sentence, String actionName, Runnable action) {
                undo.add(action);
            }
        };
        model = new ServersViewModel(
                state,
                new DirectFxWork(),
                servers,
                secrets,
                _ -> new Reply.Ok<>(new ServerInfo("0.8.2", Duration.ofMillis(12))),
                notices,
                folder);
    }

    @AfterEach
    void close() {
        FxThread.closeAll();
        database.close();
    }

    @Test
    void removingTheChosenServerChoosesTheLocalOneAndUndoBringsItBack() {
        model.refresh(shop);
        model.use();
        assertThat(state.server().id()).isEqualTo(shop);
        model.remove();
        assertThat(state.server()).isEqualTo(LOCAL);
        assertThat(state.servers()).containsExactly(LOCAL);
        undo.getFirst().run();
        assertThat(state.server().id()).isEqualTo(shop);
    }

    @Test
    void savingKeepsThePasswordApartAndTheSharedListInStep() {
        model.refresh(shop);
        model.use();
        form().name.set("Store");
        form().password.set("hush");
        model.save();
        assertThat(state.server().name()).isEqualTo("Store");
        assertThat(state.servers()).contains(state.server());
        assertThat(secrets.get(ServerList.passwordKey(shop))).isEqualTo("hush");
    }

    @Test
    void opensWithTheFactsOfTheLocalServer() {
        ServersScreen screen = new ServersScreen(model);
        FxThread.run(() -> {
            var _ = screen.view();
            screen.open(new Destination.Screen(Place.SERVERS));
        });
        FxThread.snapshot(FxThread.call(screen::view), 1060, 700, Path.of("target/servers-local.png"));
        FxThread.run(() -> {
            assertThat(screen.view().lookupAll(".mono"))
                    .extracting(node -> ((Label) node).getText())
                    .contains(LOCAL.url().toString());
            screen.dispose();
        });
    }

    @Test
    void showsTheFormTheTestAndWhatIsWrong() {
        ServersScreen screen = new ServersScreen(model);
        FxThread.run(() -> {
            var _ = screen.view();
            screen.open(new Destination.ShowServer(shop));
        });
        // A picture lays the view out; only then can its parts be looked up.
        FxThread.snapshot(FxThread.call(screen::view), 1060, 700, Path.of("target/servers.png"));
        FxThread.run(() -> {
            ((Button) screen.view().lookup("#test")).fire();
        });
        FxThread.run(() -> {
            assertThat(((Label) screen.view().lookup("#test-result")).getText()).isEqualTo("version 0.8.2 · 12 ms");
            form().url.set("nonsense");
            ((Button) screen.view().lookup("#save")).fire();
            assertThat(screen.view().lookup("#url-error").isVisible()).isTrue();
            screen.dispose();
        });
    }

    private ServerForm form() {
        return Objects.requireNonNull(model.formProperty().get());
    }
}
