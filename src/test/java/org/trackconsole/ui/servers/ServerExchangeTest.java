package org.trackconsole.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Header;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ConnectionTests;
import org.trackconsole.service.IncomingServer.State;
import org.trackconsole.service.SavedServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerList;
import org.trackconsole.settings.SessionSecrets;
import org.trackconsole.store.Database;
import org.trackconsole.store.ServerStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.ChosenFiles;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.SaidNotices;

/** Connections leave one console as a file and come into another; both are this one, before and after. */
class ServerExchangeTest {
    private static final TrackServer LOCAL = new TrackServer(
            TrackServer.LOCAL_ID,
            "Local server",
            URI.create("http://127.0.0.1:8686"),
            Duration.ofSeconds(10),
            List.of(),
            null);
    private static final Marking LIVE = new Marking(Environment.PRODUCTION, ServerColour.RED, DataSet.STAGING);

    @TempDir
    private Path folder;

    private final SessionSecrets secrets = new SessionSecrets();
    private final AppState state = new AppState(LOCAL);
    private final SaidNotices said = new SaidNotices();
    private final ChosenFiles files = new ChosenFiles();
    private Path file;
    private Database database;
    private ServerList servers;
    private ServersViewModel model;
    private ServersScreen screen;
    private String shop;

    @BeforeEach
    void open() {
        file = folder.resolve("connections.json");
        files.choose(file);
        database = Database.open(folder);
        servers = new ServerList(new ServerStore(database), secrets, LOCAL);
        shop = save(null, "Shop", "https://shop.test", new Header("X-Gateway", "hush-hush", true));
        secrets.put(ServerList.passwordKey(shop), "hush-password");
        model = new ServersViewModel(
                state,
                new DirectFxWork(),
                servers,
                secrets,
                new ConnectionTests(
                        _ -> new Reply.Ok<>(new ServerInfo("0.8.2", Duration.ofMillis(1))),
                        (_, _) -> new Reply.Ok<>(List.of()),
                        _ -> null,
                        InstantSource.system()),
                () -> {},
                said,
                files,
                folder);
        screen = new ServersScreen(model);
        FxThread.show(FxThread.call(screen::view), 940, 700);
        FxThread.run(() -> screen.open(new Destination.Screen(Place.SERVERS)));
        FxThread.settle();
    }

    @AfterEach
    void close() {
        FxThread.run(screen::dispose);
        FxThread.closeAll();
        database.close();
    }

    @Test
    void theFileHoldsNoSecret() throws IOException {
        export();
        assertThat(files.asked()).containsExactly("track-console-connections.json");
        assertThat(Files.readString(file))
                .contains("https://shop.test", "X-Gateway")
                .doesNotContain("hush");
        assertThat(said.sentences)
                .containsExactly("1 connection was written to connections.json, without passwords and other secrets.");
    }

    @Test
    void aServerOfTheFileThatIsGoneHereComesBackUnderItsId() {
        export();
        servers.remove(shop);
        takeIn();
        assertThat(rows())
                .singleElement()
                .satisfies(row -> assertThat(row.wanted()).isNotNull());
        assertThat(servers.find(shop)).isNull();

        press("#import-agree");
        TrackServer back = server(shop);
        assertThat(back.url()).isEqualTo(URI.create("https://shop.test"));
        assertThat(back.marking()).isEqualTo(LIVE);
        assertThat(state.servers()).extracting(TrackServer::id).contains(shop);
        assertThat(said.sentences.getLast())
                .isEqualTo("1 connection was imported. Passwords and secret headers have to be entered again.");

        FxThread.run(said::takeUp);
        assertThat(servers.find(shop)).isNull();
    }

    @Test
    void whatDiffersIsReplacedOnlyIfThePersonSaysSoAndKeepsItsSecrets() {
        export();
        save(shop, "Shop of before", "https://shop.test", new Header("X-Gateway", "", true));
        takeIn();
        ImportRow row = rows().getFirst();
        assertThat(row.incoming().differences()).hasSize(1);
        assertThat(row.wanted()).isNull();
        assertThat(((Button) node("#import-agree")).isDisabled()).isTrue();

        FxThread.run(() -> row.choiceProperty().set(ImportRow.Choice.REPLACE));
        press("#import-agree");
        assertThat(server(shop).name()).isEqualTo("Shop");
        assertThat(server(shop).headers()).containsExactly(new Header("X-Gateway", "hush-hush", true));
        assertThat(secrets.get(ServerList.passwordKey(shop))).isEqualTo("hush-password");

        FxThread.run(said::takeUp);
        assertThat(server(shop).name()).isEqualTo("Shop of before");
        assertThat(secrets.get(ServerList.passwordKey(shop))).isEqualTo("hush-password");
    }

    /** A file could name any address, and what was entered for another one would go there. */
    @Test
    void whatLeadsElsewhereDoesNotGetTheSecrets() {
        export();
        save(shop, "Shop", "https://new.shop.test", new Header("X-Gateway", "", true));
        takeIn();
        ImportRow row = rows().getFirst();
        FxThread.run(() -> row.choiceProperty().set(ImportRow.Choice.REPLACE));
        press("#import-agree");
        assertThat(server(shop).url()).isEqualTo(URI.create("https://shop.test"));
        assertThat(server(shop).headers()).isEmpty();
        assertThat(secrets.get(ServerList.passwordKey(shop))).isNull();

        FxThread.run(said::takeUp);
        assertThat(server(shop).url()).isEqualTo(URI.create("https://new.shop.test"));
        assertThat(server(shop).headers()).containsExactly(new Header("X-Gateway", "hush-hush", true));
        assertThat(secrets.get(ServerList.passwordKey(shop))).isEqualTo("hush-password");
    }

    @Test
    void whatIsTheSameCanBeAddedAsAnotherOne() {
        export();
        takeIn();
        ImportRow row = rows().getFirst();
        FxThread.run(() -> row.choiceProperty().set(ImportRow.Choice.ADD_ANOTHER));
        press("#import-agree");
        assertThat(servers.listed()).extracting(TrackServer::name).containsExactly("Local server", "Shop", "Shop");
    }

    @Test
    void cancellingChangesNothing() {
        export();
        servers.remove(shop);
        takeIn();
        press("#import-cancel");
        assertThat(servers.listed()).hasSize(1);
        assertThat(model.exchange().previewProperty().get()).isNull();
        assertThat(node("#server-title").isVisible()).isTrue();
    }

    @Test
    void saysWhyAFileIsNotOne() throws IOException {
        Files.writeString(file, "{\"swagger\": \"2.0\"}");
        takeIn();
        assertThat(said.sentences.getLast())
                .isEqualTo(
                        "connections.json was not imported: it is not a file of connections that Track Console wrote.");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        takeIn();
        assertThat(said.sentences.getLast()).contains("it is not a file of connections");
        files.choose(folder.resolve("missing.json"));
        takeIn();
        assertThat(said.sentences.getLast()).startsWith("missing.json was not imported: it could not be read");
        assertThat(model.exchange().previewProperty().get()).isNull();
    }

    @Test
    void nothingHappensWhenNoFileIsChosen() {
        files.choose(null);
        export();
        takeIn();
        assertThat(said.sentences).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void drawsTheThreeWaysToDiffer(boolean dark) {
        FxThread.wear(dark);
        String fresh = save(null, "New shop", "https://fresh.test");
        save(null, "Same shop", "https://same.test");
        export();
        servers.remove(fresh);
        save(shop, "Shop of before", "https://new.shop.test", new Header("X-Gateway", "", true));
        FxThread.show(FxThread.call(screen::view), 940, 700);
        takeIn();
        Path png = Path.of("target", "production", "import" + (dark ? "-dark" : "-light") + ".png");
        FxThread.snapshot(FxThread.call(screen::view), png);
        assertThat(png).isNotEmptyFile();
        assertThat(rows())
                .extracting(row -> row.incoming().state())
                .containsExactly(State.NEW, State.SAME, State.DIFFERS);
        FxThread.wear(false);
    }

    private void export() {
        FxThread.run(model.exchange()::exportAll);
    }

    private void takeIn() {
        press("#import-servers");
    }

    private List<ImportRow> rows() {
        ListView<?> list = (ListView<?>) node("#import-list");
        return FxThread.call(
                () -> list.getItems().stream().map(ImportRow.class::cast).toList());
    }

    private String save(@Nullable String id, String name, String url, Header... headers) {
        ServerEntry entry = new ServerEntry(id, name, url, 20, List.of(headers), "ann", LIVE, Network.USUAL);
        return ((SavedServer.Saved) servers.save(entry)).server().server().id();
    }

    private TrackServer server(String id) {
        return Objects.requireNonNull(servers.find(id)).server();
    }

    private void press(String button) {
        Button pressed = (Button) node(button);
        FxThread.run(pressed::fire);
        FxThread.settle();
    }

    private Node node(String selector) {
        return Objects.requireNonNull(FxThread.call(() -> screen.view().lookup(selector)), selector);
    }
}
