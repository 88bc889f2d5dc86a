package org.trackconsole.ui.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.fx.HeldFxWork;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ConnectionTests;
import org.trackconsole.service.SavedServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerList;
import org.trackconsole.settings.SessionSecrets;
import org.trackconsole.store.Database;
import org.trackconsole.store.ServerStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.ChosenFiles;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.SaidNotices;

/** Connections that are edited while the keychain takes its time and other things are chosen. */
class ServersViewModelTest {
    private static final TrackServer LOCAL = new TrackServer(
            TrackServer.LOCAL_ID,
            "Local server",
            URI.create("http://127.0.0.1:8686"),
            Duration.ofSeconds(10),
            List.of(),
            null);

    @TempDir
    private Path folder;

    private final HeldFxWork work = new HeldFxWork();
    private final AppState state = new AppState(LOCAL);
    private final SaidNotices said = new SaidNotices();
    private Database database;
    private ServerList servers;
    private final SessionSecrets secrets = new SessionSecrets();
    private ServersViewModel model;
    private String shop;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        servers = new ServerList(new ServerStore(database), secrets, LOCAL);
        shop = add("Shop", "https://track.shop.example");
        model = new ServersViewModel(
                state,
                work,
                servers,
                secrets,
                new ConnectionTests(
                        _ -> new Reply.Ok<>(new ServerInfo("0.8.2", Duration.ofMillis(12))),
                        (_, _) -> new Reply.Ok<>(List.of()),
                        _ -> null,
                        InstantSource.system()),
                () -> {},
                said,
                new ChosenFiles(),
                folder);
    }

    @AfterEach
    void close() {
        model.dispose();
        database.close();
    }

    @Test
    void aDataSetChosenWhileAServerIsSavedRemovedOrBroughtBackStaysChosen() throws Exception {
        model.refresh(shop, () -> {});
        work.finish();
        model.use();
        form().name.set("Store");
        model.save();
        workOnProduction();
        work.finish();
        assertWorksOnProduction();
        assertThat(state.server().name()).isEqualTo("Store");

        String other = add("Other", "https://other.example");
        model.refresh(other, () -> {});
        work.finish();
        workOn(DataSet.STAGING);
        model.remove();
        workOnProduction();
        work.finish();
        assertWorksOnProduction();
        workOn(DataSet.STAGING);
        said.takeUp();
        workOnProduction();
        work.finish();
        assertWorksOnProduction();
    }

    @Test
    void aFormThatWasReadBeforeTheDataSetWasChosenDoesNotTakeItBack() throws Exception {
        model.refresh(shop, () -> {});
        work.finish();
        model.use();
        form().name.set("Store");
        // The list is read anew for it; the form is saved before that is through.
        workOnProduction();
        model.save();
        work.finish();
        assertWorksOnProduction();
    }

    @Test
    void aRemovedServerCanBeBroughtBackWithItsPasswordForAsLongAsTheConsoleRuns() throws Exception {
        secrets.put(ServerList.passwordKey(shop), "open sesame");
        model.refresh(shop, () -> {});
        work.finish();
        assertThat(bringingBack()).isEmpty();
        model.remove();
        work.finish();
        assertThat(servers.find(shop)).isNull();
        assertThat(secrets.get(ServerList.passwordKey(shop))).isNull();

        bringingBack().getFirst().run().run();
        work.finish();
        assertThat(saved(shop).name()).isEqualTo("Shop");
        assertThat(secrets.get(ServerList.passwordKey(shop))).isEqualTo("open sesame");
        assertThat(state.server()).as("what is worked on stays").isEqualTo(LOCAL);
        assertThat(bringingBack()).as("it is there").isEmpty();
    }

    private List<Command> bringingBack() {
        return model.commands().stream()
                .filter(command -> command.title().equals("Bring back the server “Shop” (track.shop.example)"))
                .toList();
    }

    @Test
    void aDataSetOfAServerThatWasLeftMeanwhileStaysToo() throws Exception {
        model.refresh(shop, () -> {});
        work.finish();
        model.use();
        model.refresh(null, () -> {});
        workOnProduction();
        state.serverProperty().set(LOCAL);
        work.finish();
        assertThat(state.server()).isEqualTo(LOCAL);
        assertThat(state.servers().getLast().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
    }

    @Test
    void forgetsAPasswordOfTheWayThatWasEmptiedButNoneThatWasNotAtHand() throws Exception {
        Network network = new Network(
                new Network.Proxy.Http("proxy.example", 3128, "ann", "hush-proxy"),
                new Network.Authorities("/company.p12", "hush-file"),
                new Network.Identity("/me.p12", "hush-key"),
                Network.Protocol.HTTP_1_1,
                null,
                false);
        servers.save(new ServerEntry(
                shop, "Shop", "https://track.shop.example", 20, List.of(), null, Marking.NONE, network));
        state.servers().setAll(servers.listed());
        model.refresh(null, () -> {});
        model.select(shop);
        form().name.set("Store");
        assertThat(form().network.password.get())
                .as("the keychain has not answered")
                .isEmpty();
        model.save();
        work.finish();
        assertThat(saved(shop).network()).isEqualTo(network);

        assertThat(form().network.password.get()).isEqualTo("hush-proxy");
        form().network.password.set("");
        form().network.authoritiesPassword.set("");
        form().network.identityPassword.set("");
        assertThat(form().changedProperty().get()).isTrue();
        model.save();
        work.finish();
        assertThat(saved(shop).network()).isEqualTo(network.withPasswords("", "", ""));
        assertThat(form().network.password.get()).isEmpty();
        assertThat(form().changedProperty().get()).isFalse();
    }

    private void workOnProduction() {
        workOn(DataSet.PRODUCTION);
    }

    /** As the window does: kept first, then said to all screens. */
    private void workOn(DataSet dataSet) {
        TrackServer next = state.server().withDataSet(dataSet);
        servers.choose(next);
        state.servers().replaceAll(listed -> listed.id().equals(next.id()) ? next : listed);
        state.serverProperty().set(next);
    }

    private void assertWorksOnProduction() {
        assertThat(state.server().id()).isEqualTo(shop);
        assertThat(state.server().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
        assertThat(state.servers()).contains(state.server());
        assertThat(saved(shop).marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
    }

    private String add(String name, String url) {
        return ((SavedServer.Saved) servers.save(new ServerEntry(null, name, url, 20, List.of(), null)))
                .server()
                .server()
                .id();
    }

    private TrackServer saved(String id) {
        return Objects.requireNonNull(servers.find(id)).server();
    }

    private ServerForm form() {
        return Objects.requireNonNull(model.formProperty().get());
    }
}
