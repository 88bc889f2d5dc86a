package org.trackconsole.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Capabilities;
import org.trackconsole.model.Capabilities.Basis;
import org.trackconsole.model.Capability;
import org.trackconsole.model.ClockSkew;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ConnectionTests;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SavedServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerList;
import org.trackconsole.settings.SessionSecrets;
import org.trackconsole.store.Database;
import org.trackconsole.store.ServerStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.ChosenFiles;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.SaidNotices;
import org.trackconsole.ui.servers.NetworkForm.ProxyChoice;

/** What stands below the plain fields of a server: how it is reached, and what it can. */
class ServerDetailTest {
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
    private final ChosenFiles files = new ChosenFiles();
    private Reply<ServerInfo> reply = new Reply.Ok<>(new ServerInfo("0.8.2", Duration.ofMillis(12)));
    private Database database;
    private ServerList servers;
    private ServersViewModel model;
    private ServersScreen screen;
    private String shop;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        servers = new ServerList(new ServerStore(database), secrets, LOCAL);
        ServerEntry entry = new ServerEntry(null, "Shop", "https://track.shop.example", 20, List.of(), null);
        shop = ((SavedServer.Saved) servers.save(entry)).server().server().id();
        ConnectionTests tests =
                new ConnectionTests(_ -> reply, (_, _) -> new Reply.Ok<>(List.of()), _ -> null, InstantSource.system());
        model = new ServersViewModel(
                new AppState(LOCAL),
                new DirectFxWork(),
                servers,
                secrets,
                tests,
                () -> {},
                new SaidNotices(),
                files,
                folder);
        screen = new ServersScreen(model);
    }

    @AfterEach
    void close() {
        FxThread.run(screen::dispose);
        FxThread.closeAll();
        FxThread.wear(false);
        database.close();
    }

    @Test
    void saysWhatAServerCanAndCannotAndStillKnowsItLater() {
        show(new Destination.ShowServer(shop, Remedy.EDIT_SERVER));
        assertThat(words("#server-capabilities")).anyMatch(text -> text.startsWith("Test the connection"));
        reply = new Reply.Ok<>(new ServerInfo(
                "0.8.1",
                Duration.ofMillis(9),
                new Capabilities(Basis.MEASURED, Set.of(Capability.SESSION_TIMES), Set.of(Capability.EVENT_IDS)),
                null));
        click("#test-server");
        FxThread.run(() -> {
            model.select(TrackServer.LOCAL_ID);
            model.select(shop);
        });
        assertThat(words("#server-capabilities"))
                .contains(
                        "Tells when a session began.",
                        "Gives events ids of its own: what is sent twice is stored twice.")
                .anyMatch(text -> text.startsWith("As of version 0.8.1, found "));
        assertThat(find("#clock-warning", VBox.class).isVisible()).isFalse();
    }

    @Test
    void unfoldsTheNetworkWhereSomethingIsToBeDoneThereAndSavesIt() {
        reply = new Reply.Failed<>(new Answer.Unreachable(Answer.Break.TLS_SELF_SIGNED, "", Timing.NONE));
        show(new Destination.ShowServer(shop, Remedy.TEST_CONNECTION));
        assertThat(find("#network-summary", Label.class).getText()).isEqualTo("as usual");
        assertThat(find("#network-content", VBox.class).isVisible()).isFalse();
        click("#remedy");
        assertThat(find("#network-content", VBox.class).isVisible()).isTrue();
        files.choose(folder.resolve("authority.pem"));
        click("#choose-authorities");
        FxThread.run(() -> form().network.proxy.set(ProxyChoice.HTTP));
        click("#save-server");
        assertThat(find("#network-proxy-error", Label.class).getText())
                .isEqualTo("Enter the name or address of the proxy, without http:// and port."
                        + " The port of the proxy must be from 1 to 65535.");
        FxThread.run(() -> {
            find("#network-host", TextField.class).setText("proxy.example");
            find("#network-port", TextField.class).setText("3128");
            find("#network-user", TextField.class).setText("ann");
            find("#network-password", TextField.class).setText("hush");
        });
        click("#save-server");
        assertThat(saved(shop).network().authorities())
                .isEqualTo(
                        new Network.Authorities(folder.resolve("authority.pem").toString()));
        assertThat(saved(shop).network().proxy()).hasToString("Http[proxy.example:3128, user=ann, password=••••••]");
        assertThat(secrets.get(ServerList.proxyKey(shop))).isEqualTo("hush");
        assertThat(find("#network-summary", Label.class).getText())
                .isEqualTo("proxy proxy.example:3128 · own authorities");
        assertThat(form().changedProperty().get()).isFalse();
    }

    @Test
    void saysOfAServerThatNobodyVerifiesItWhereverItStands() {
        show(new Destination.ShowServer(shop, Remedy.EDIT_AUTHORITIES));
        assertThat(find("#network-authorities", TextField.class).isFocused()).isTrue();
        FxThread.run(() -> find("#network-unverified", CheckBox.class).setSelected(true));
        click("#save-server");
        assertThat(saved(shop).network().unverified()).isTrue();
        FxThread.run(() -> assertThat(screen.view().lookupAll("#server-list .list-cell"))
                .extracting(Node::getAccessibleText)
                .contains("Shop, Test, track.shop.example, certificate not verified"));
    }

    @ParameterizedTest
    @CsvSource({
        "EDIT_PROXY, network-proxy",
        "EDIT_AUTHORITIES, network-authorities-password",
        "EDIT_IDENTITY, network-identity-password"
    })
    void editingTheNetworkLeadsToTheVeryField(Remedy remedy, String field) {
        servers.save(new ServerEntry(
                shop,
                "Shop",
                "https://track.shop.example",
                20,
                List.of(),
                null,
                Marking.NEW,
                new Network(
                        new Network.Proxy.OfSystem(),
                        new Network.Authorities("/etc/own.p12"),
                        new Network.Identity("/home/ann/me.p12", ""),
                        Network.Protocol.HTTP_1_1,
                        null,
                        false)));
        show(new Destination.ShowServer(shop, remedy));
        Node there = find("#" + field, Node.class);
        FxThread.run(() -> {
            assertThat(there.isFocused()).isTrue();
            ScrollPane place = find("#server-detail", ScrollPane.class);
            assertThat(place.localToScene(place.getBoundsInLocal()))
                    .matches(seen -> seen.contains(there.localToScene(there.getBoundsInLocal())), "in view");
        });
    }

    @Test
    void offersToExportOnlyWhatCanBeHandedOn() {
        show(new Destination.ShowServer(shop, Remedy.EDIT_SERVER));
        assertThat(commands()).contains("Export all servers…", "Export this server…");
        FxThread.run(() -> model.select(TrackServer.LOCAL_ID));
        assertThat(commands()).contains("Export all servers…").doesNotContain("Export this server…");
        servers.remove(shop);
        FxThread.run(() -> model.refresh(null, () -> {}));
        assertThat(commands()).doesNotContain("Export all servers…", "Export this server…");
    }

    private List<String> commands() {
        return FxThread.call(() -> model.commands().stream().map(Command::title).toList());
    }

    @Test
    void warnsOfAClockThatIsFarAhead() {
        reply = new Reply.Ok<>(new ServerInfo(
                "0.8.2",
                Duration.ofMillis(40),
                Capabilities.UNKNOWN,
                new ClockSkew(Duration.ofSeconds(125), Duration.ofMillis(1020))));
        show(new Destination.ShowServer(shop, Remedy.TEST_CONNECTION));
        assertThat(find("#test-result", Label.class).getText())
                .isEqualTo("version 0.8.2 · 40 ms · clock 2 min 5 s ahead (± 1.0 s)");
        assertThat(find("#clock-warning", VBox.class).isVisible()).isTrue();
        assertThat(words("#clock-warning"))
                .contains("Times will not fit: clock 2 min 5 s ahead (± 1.0 s)")
                .anyMatch(text -> text.contains("in the future"));
    }

    /** Pictures in {@code target/servers}. */
    @ParameterizedTest
    @CsvSource({
        "tested, false, 13",
        "tested, true, 13",
        "failed, false, 13",
        "failed, true, 13",
        "network, false, 13",
        "network, true, 13",
        "network, false, 19.5",
        "untested, false, 13"
    })
    void drawsADetail(String what, boolean dark, String fontSize) {
        FxThread.wear(dark);
        Parent view = FxThread.call(() -> (Parent) screen.view());
        view.setStyle("-fx-font-size: " + fontSize + "px;");
        ServerInfo info = new ServerInfo(
                "0.8.2",
                Duration.ofMillis(41),
                new Capabilities(
                        Basis.MEASURED,
                        Set.of(Capability.EVENT_IDS, Capability.FULL_ANSWER, Capability.CONTEXTS),
                        Set.of(
                                Capability.SAVE_OPTIONS,
                                Capability.SESSION_TIMES,
                                Capability.NUMBERS_AS_TEXT,
                                Capability.ANY_USER_AGENT,
                                Capability.FRESH_READS,
                                Capability.LIVE_STREAM)),
                new ClockSkew(Duration.ofSeconds(-125), Duration.ofMillis(1020)));
        reply = what.equals("failed")
                ? new Reply.Failed<>(new Answer.Unreachable(Answer.Break.TLS_SELF_SIGNED, "", Timing.NONE))
                : new Reply.Ok<>(info);
        show(new Destination.ShowServer(shop, what.equals("untested") ? Remedy.EDIT_SERVER : Remedy.TEST_CONNECTION));
        if (what.equals("network")) {
            FxThread.run(() -> {
                NetworkForm network = form().network;
                network.open.set(true);
                network.proxy.set(ProxyChoice.HTTP);
                network.host.set("proxy.office.example");
                network.port.set("99999");
                network.user.set("ann");
                network.identity.set("/home/ann/certificates/ann.p12");
                network.unverified.set(true);
            });
            click("#save-server");
        }
        Path picture = Path.of("target", "servers", what + "-" + fontSize + (dark ? "-dark" : "-light") + ".png");
        FxThread.snapshot(view, 1060, what.equals("network") ? 1500 : 1100, picture);
        assertThat(picture).isNotEmptyFile();
    }

    private List<String> words(String selector) {
        return FxThread.call(() -> find(selector, VBox.class).lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
    }

    private TrackServer saved(String id) {
        return Objects.requireNonNull(servers.find(id)).server();
    }

    private void show(Destination destination) {
        FxThread.show(FxThread.call(screen::view), 940, 700);
        FxThread.run(() -> screen.open(destination));
        FxThread.settle();
    }

    private void click(String selector) {
        FxThread.run(() -> find(selector, Button.class).fire());
        FxThread.settle();
    }

    private <T extends Node> T find(String selector, Class<T> type) {
        return type.cast(Objects.requireNonNull(screen.view().lookup(selector), selector));
    }

    private ServerForm form() {
        return Objects.requireNonNull(model.formProperty().get());
    }
}
