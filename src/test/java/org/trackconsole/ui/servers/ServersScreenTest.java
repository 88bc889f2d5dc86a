package org.trackconsole.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Header;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ConnectionTests;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SavedServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerFlaw;
import org.trackconsole.service.ServerList;
import org.trackconsole.settings.SessionSecrets;
import org.trackconsole.store.Database;
import org.trackconsole.store.ServerStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.ChosenFiles;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.SaidNotices;

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
    private final SaidNotices said = new SaidNotices();
    private Reply<ServerInfo> reply = new Reply.Ok<>(new ServerInfo("0.8.2", Duration.ofMillis(12)));
    private int starts;
    private final ChosenFiles files = new ChosenFiles();
    private Database database;
    private ServerList servers;
    private ServersViewModel model;
    private ServersScreen screen;
    private String shop;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        servers = new ServerList(new ServerStore(database), secrets, LOCAL);
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
        model = model();
        screen = new ServersScreen(model);
    }

    @AfterEach
    void close() {
        FxThread.run(screen::dispose);
        FxThread.closeAll();
        database.close();
    }

    @Test
    void removingTheChosenServerChoosesTheLocalOneAndUndoBringsItBack() {
        model.refresh(shop, () -> {});
        model.use();
        assertThat(state.server().id()).isEqualTo(shop);
        model.remove();
        assertThat(state.server()).isEqualTo(LOCAL);
        assertThat(state.servers()).containsExactly(LOCAL);
        said.takeUp();
        assertThat(state.server().id()).isEqualTo(shop);
    }

    @Test
    void savingKeepsThePasswordApartAndTheSharedListInStep() {
        model.refresh(shop, () -> {});
        model.use();
        form().name.set("Store");
        form().password.set("hush");
        model.save();
        assertThat(state.server().name()).isEqualTo("Store");
        assertThat(state.servers()).contains(state.server());
        assertThat(secrets.get(ServerList.passwordKey(shop))).isEqualTo("hush");
    }

    @Test
    void refusesAPasswordThatBelongsToNobody() {
        model.refresh(shop, () -> {});
        form().user.set(" ");
        form().password.set("hush");
        model.save();
        assertThat(form().flaws.get()).containsExactly(ServerFlaw.of(ServerFlaw.Kind.USER_BLANK));
        assertThat(form().password.get()).isEqualTo("hush");
        assertThat(saved(shop).user()).isEqualTo("ann");
        assertThat(said.sentences).isEmpty();
    }

    @Test
    void forgetsAPasswordOnRequest() {
        secrets.put(ServerList.passwordKey(shop), "hush");
        model.refresh(shop, () -> {});
        assertThat(form().keepsPasswordProperty().get()).isTrue();
        form().forgetsPassword.set(true);
        assertThat(form().changedProperty().get()).isTrue();
        model.save();
        assertThat(secrets.get(ServerList.passwordKey(shop))).isNull();
        assertThat(form().keepsPasswordProperty().get()).isFalse();
    }

    @Test
    void whatWasTypedComesBackAfterARevertAndAfterAnotherServerWasLookedAt() {
        model.refresh(shop, () -> {});
        form().name.set("Store");
        model.select(TrackServer.LOCAL_ID);
        model.select(shop);
        assertThat(form().name.get()).isEqualTo("Store");
        model.revert();
        assertThat(form().name.get()).isEqualTo("Shop");
        said.takeUp();
        assertThat(form().name.get()).isEqualTo("Store");
    }

    @Test
    void whatIsTypedWhileAServerIsSavedStaysOverWhatWasSaved() throws Exception {
        HeldFxWork slow = takeTime();
        model.refresh(shop, () -> {});
        slow.finish();
        form().name.set("Store");
        form().password.set("hush");
        model.save();
        form().name.set("Store of ours");
        form().headers.removeLast();
        slow.finish();
        assertThat(saved(shop).name()).isEqualTo("Store");
        assertThat(form().name.get()).isEqualTo("Store of ours");
        assertThat(form().headers).hasSize(1);
        assertThat(form().password.get()).isEmpty();
        assertThat(form().keepsPasswordProperty().get()).isTrue();
        model.save();
        slow.finish();
        assertThat(saved(shop).name()).isEqualTo("Store of ours");
        assertThat(saved(shop).headers()).hasSize(1);
        assertThat(form().changedProperty().get()).isFalse();
    }

    @Test
    void anotherServerCanBeBegunWhileANewOneIsSaved() throws Exception {
        HeldFxWork slow = takeTime();
        model.refresh(null, () -> {});
        slow.finish();
        model.add();
        form().name.set("Staging");
        form().url.set("https://staging.example");
        model.save();
        model.add();
        assertThat(form().name.get()).isEmpty();
        form().name.set("Trial");
        slow.finish();
        assertThat(model.shownRow()).isNull();
        assertThat(form().name.get()).isEqualTo("Trial");
        assertThat(model.rows()).hasSize(3);
    }

    @Test
    void aNewServerThatCouldNotBeSavedIsStillThereAndCanBeSavedAgain() throws Exception {
        HeldFxWork slow = takeTime();
        model.refresh(null, () -> {});
        slow.finish();
        model.add();
        form().name.set("Staging");
        form().url.set("https://staging.example");
        database.close();
        model.save();
        model.add();
        slow.finish();
        assertThat(form().name.get()).isEqualTo("Staging");
        assertThat(said.sentences).containsExactly("The server was not saved: The console is closing.");
        said.takeUp();
        slow.finish();
        assertThat(said.sentences).hasSize(2);
    }

    @Test
    void theCaretStaysWhereItWasWhenAServerIsSaved() {
        show(new Destination.ShowServer(shop, Remedy.EDIT_SERVER));
        FxThread.run(() -> {
            find("#server-url", TextField.class).requestFocus();
            find("#server-url", TextField.class).setText("https://other.example/track");
        });
        click("#save-server");
        assertThat(find("#server-url", TextField.class).isFocused()).isTrue();
        assertThat(find("#server-url", TextField.class).getText()).isEqualTo("https://other.example");
        assertThat(find("#save-server", Button.class).isDisabled()).isTrue();
    }

    @Test
    void theListIsThereBeforeTheKeychainAnswersAndFormsFollow() throws Exception {
        secrets.put(ServerList.passwordKey(shop), "hush");
        state.servers().setAll(servers.listed());
        HeldFxWork slow = takeTime();
        model.refresh(null, () -> {});
        assertThat(model.rows()).hasSize(2);
        model.select(shop);
        assertThat(form().headers.getFirst().value.get()).isEmpty();
        form().name.set("Store");
        slow.finish();
        assertThat(form().name.get()).isEqualTo("Store");
        assertThat(form().headers.getFirst().value.get()).isEqualTo("Bearer x");
        assertThat(form().keepsPasswordProperty().get()).isTrue();
        assertThat(form().changedProperty().get()).isTrue();
    }

    @Test
    void aServerChosenWhileTheListIsReadStaysInFront() throws Exception {
        HeldFxWork slow = takeTime();
        model.refresh(null, () -> {});
        slow.finish();
        model.refresh(null, () -> {});
        model.select(shop);
        slow.finish();
        assertThat(Objects.requireNonNull(model.shownRow()).id()).isEqualTo(shop);
    }

    @Test
    void aNewServerIsAddedAndSelected() {
        show(new Destination.Screen(Place.SERVERS));
        click("#new-server");
        assertThat(find("#server-name", TextField.class).isFocused()).isTrue();
        FxThread.run(() -> {
            find("#server-name", TextField.class).setText("Staging");
            find("#server-url", TextField.class).setText("https://staging.example/track");
        });
        click("#save-server");
        assertThat(model.rows())
                .extracting(row -> row.server().name())
                .containsExactly("Local server", "Shop", "Staging");
        assertThat(find("#server-title", Label.class).getText()).isEqualTo("Staging");
        assertThat(find("#server-url", TextField.class).getText()).isEqualTo("https://staging.example");
    }

    @Test
    void saysThatSecretsCanBeReadOnTheWayToAServerWithoutHttps() {
        show(new Destination.ShowServer(shop, Remedy.EDIT_SERVER));
        assertThat(saysOpenly("https://shop.example")).isFalse();
        assertThat(saysOpenly("http://shop.example")).isTrue();
        assertThat(saysOpenly("http://localhost.example:80/")).isTrue();
        assertThat(saysOpenly("http://localhost:8686")).isFalse();
        assertThat(saysOpenly("http://127.0.0.1/track")).isFalse();
        assertThat(saysOpenly("http://[::1]:80")).isFalse();
    }

    private boolean saysOpenly(String url) {
        FxThread.run(() -> find("#server-url", TextField.class).setText(url));
        return find("#server-url-openly", Label.class).isVisible();
    }

    @Test
    void readsOutServersAndTheHeaderThatAButtonRemoves() {
        show(new Destination.ShowServer(shop, Remedy.EDIT_SERVER));
        FxThread.run(() -> {
            assertThat(screen.view().lookupAll("#server-list .list-cell"))
                    .extracting(Node::getAccessibleText)
                    .contains("Local server, 127.0.0.1:8686, in use", "Shop, Test, track.shop.example");
            form().headers.getLast().name.set("X-Squad");
            assertThat(screen.view().lookupAll(".header-line .button"))
                    .extracting(Node::getAccessibleText)
                    .contains("Remove the header X-Squad");
        });
    }

    @Test
    void opensWithTheFactsOfTheLocalServer() {
        show(new Destination.Screen(Place.SERVERS));
        FxThread.run(() -> assertThat(screen.view().lookupAll(".mono"))
                .extracting(node -> ((Label) node).getText())
                .contains(LOCAL.url().toString(), LOCAL.url() + "/track"));
    }

    @Test
    void testsWhatIsTypedAndSaysWhatIsWrongBesideTheField() {
        show(new Destination.ShowServer(shop, Remedy.EDIT_SERVER));
        click("#test-server");
        assertThat(find("#test-result", Label.class).getText()).isEqualTo("version 0.8.2 · 12 ms");
        FxThread.run(() -> find("#server-url", TextField.class).setText("nonsense"));
        click("#test-server");
        assertThat(find("#server-url-error", Label.class).isVisible()).isTrue();
        click("#save-server");
        assertThat(Objects.requireNonNull(servers.find(shop)).server().url()).hasToString("https://track.shop.example");
    }

    @Test
    void aServerThatDoesNotAnswerIsExplainedAndTheRemedyTestsAgain() {
        reply = new Reply.Failed<>(new Answer.Unreachable(Answer.Break.CONNECT_TIMEOUT, "", Timing.NONE));
        show(new Destination.ShowServer(shop, Remedy.TEST_CONNECTION));
        FxThread.settle();
        assertThat(find("#remedy", Button.class).getText()).isEqualTo(Remedy.TEST_CONNECTION.text());
        reply = new Reply.Ok<>(new ServerInfo("0.9.0", Duration.ofMillis(3)));
        click("#remedy");
        assertThat(find("#test-result", Label.class).getText()).isEqualTo("version 0.9.0 · 3 ms");
    }

    @Test
    void theLocalServerIsStartedByTheRemedyAndItsNewAddressShown() {
        show(new Destination.ShowServer(TrackServer.LOCAL_ID, Remedy.START_LOCAL_SERVER));
        assertThat(starts).isEqualTo(1);
        TrackServer moved = new TrackServer(
                LOCAL.id(), LOCAL.name(), URI.create("http://127.0.0.1:8687"), LOCAL.timeout(), List.of(), null);
        FxThread.run(() -> {
            servers.setLocal(moved);
            state.servers().set(0, moved);
        });
        FxThread.settle();
        FxThread.run(() -> assertThat(screen.view().lookupAll(".mono"))
                .extracting(node -> ((Label) node).getText())
                .contains("http://127.0.0.1:8687"));
    }

    @Test
    void nothingHoldsADroppedScreen() {
        assertThat(FxThread.forgets(new WeakReference<>(shownAndUsed()))).isTrue();
        state.servers().clear();
    }

    private ServersScreen shownAndUsed() {
        ServersViewModel other = model();
        ServersScreen dropped = new ServersScreen(other);
        StackPane window = FxThread.call(() -> new StackPane(dropped.view()));
        FxThread.show(window, 940, 700);
        FxThread.run(() -> {
            dropped.open(new Destination.ShowServer(shop, Remedy.TEST_CONNECTION));
            dropped.dispose();
            window.getChildren().clear();
        });
        FxThread.settle();
        return dropped;
    }

    private ServersViewModel model() {
        return model(new DirectFxWork());
    }

    private ServersViewModel model(FxWork work) {
        ConnectionTests tests =
                new ConnectionTests(_ -> reply, (_, _) -> new Reply.Ok<>(List.of()), _ -> null, InstantSource.system());
        return new ServersViewModel(state, work, servers, secrets, tests, () -> starts++, said, files, folder);
    }

    /** From now on work is done when the test says so. */
    private HeldFxWork takeTime() {
        HeldFxWork slow = new HeldFxWork();
        model.dispose();
        model = model(slow);
        return slow;
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
