package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;
import org.trackconsole.model.TrackServer;
import org.trackconsole.settings.Secrets;
import org.trackconsole.settings.SessionSecrets;
import org.trackconsole.store.Database;
import org.trackconsole.store.ServerStore;

class ServerListTest {
    private static final Header PLAIN = new Header("X-Team", "blue", false);
    private static final Header SECRET = new Header("Authorization", "Bearer hush-hush", true);

    @TempDir
    Path folder;

    private Database database;
    private SessionSecrets secrets = new SessionSecrets();
    private ServerList servers;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        servers = new ServerList(new ServerStore(database), secrets, local(8686));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsHowAServerIsReachedAndItsPasswordsApart() throws IOException {
        Network network = new Network(
                new Network.Proxy.Http("proxy.example", 3128, "ann", "hush-proxy"),
                new Network.Authorities("/etc/authorities.p12", "hush-authority"),
                new Network.Identity("/home/ann/me.p12", "hush-key"),
                Network.Protocol.NEGOTIATED,
                Duration.ofSeconds(3),
                true);
        String id = ((SavedServer.Saved) servers.save(entry(null, network)))
                .server()
                .server()
                .id();
        assertThat(Objects.requireNonNull(servers.find(id)).server().network()).isEqualTo(network);
        TrackServer listed = servers.listed().getLast();
        assertThat(listed.network()).isEqualTo(network.withPasswords("", "", ""));
        assertThat(servers.withSecrets(listed).network()).isEqualTo(network);

        servers.save(entry(id, network.withPasswords("", "", "")));
        assertThat(Objects.requireNonNull(servers.find(id)).server().network())
                .as("an empty password keeps the one that is kept")
                .isEqualTo(network);
        RemovedServer removed = servers.remove(id);
        assertThat(secrets.get(ServerList.proxyKey(id))).isNull();
        assertThat(secrets.get(ServerList.identityKey(id))).isNull();
        assertThat(secrets.get(ServerList.authoritiesKey(id))).isNull();
        assertThat(removed.toString()).doesNotContain("hush");
        assertThat(servers.restore(removed).server().network()).isEqualTo(network);

        servers.save(entry(id, Network.USUAL));
        assertThat(secrets.get(ServerList.proxyKey(id))).isNull();
        assertThat(secrets.get(ServerList.identityKey(id))).isNull();
        assertThat(secrets.get(ServerList.authoritiesKey(id))).isNull();
        database.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain("hush");
            }
        }
    }

    @Test
    void aFormDoesNotSayWhichDataSetIsWorkedOnButAFileAndAnUndoDo() {
        String id = ((SavedServer.Saved) servers.save(entry(null, Network.USUAL)))
                .server()
                .server()
                .id();
        RemovedServer before = servers.asItIs(id);
        servers.choose(servers.listed().getLast().withDataSet(DataSet.PRODUCTION));
        SavedServer.Saved saved = (SavedServer.Saved) servers.save(entry(id, Network.USUAL));
        assertThat(saved.server().server().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);
        assertThat(servers.listed().getLast().marking().dataSet()).isEqualTo(DataSet.PRODUCTION);

        SavedServer.Saved taken = (SavedServer.Saved) servers.take(entry(id, Network.USUAL));
        assertThat(taken.server().server().marking().dataSet()).isEqualTo(DataSet.STAGING);
        assertThat(servers.listed().getLast().marking().dataSet()).isEqualTo(DataSet.STAGING);

        servers.choose(servers.listed().getLast().withDataSet(DataSet.PRODUCTION));
        assertThat(servers.restore(before).server().marking().dataSet()).isEqualTo(DataSet.STAGING);
        assertThat(servers.listed().getLast().marking().dataSet()).isEqualTo(DataSet.STAGING);
    }

    @Test
    void aPasswordThatAPersonEmptiedIsForgottenAndNotTriedAndTheOthersStay() {
        Network before = proxied("proxy.example", 3128, "ann", "hush-proxy", "/me.p12", "hush-key");
        String id = ((SavedServer.Saved) servers.save(entry(null, before)))
                .server()
                .server()
                .id();
        Network emptied =
                proxied("proxy.example", 3128, "ann", "", "/me.p12", "").withEmptied(Set.of(Network.Password.PROXY));
        TrackServer tried = ((CheckedServer.Right) ServerList.trial(entry(id, emptied))).server();
        assertThat(servers.withSecrets(tried).network().proxyPassword()).isEmpty();
        assertThat(servers.withSecrets(tried).network().identityPassword()).isEqualTo("hush-key");

        Network saved = ((SavedServer.Saved) servers.save(entry(id, emptied)))
                .server()
                .server()
                .network();
        assertThat(saved).isEqualTo(proxied("proxy.example", 3128, "ann", "", "/me.p12", "hush-key"));
        assertThat(secrets.get(ServerList.proxyKey(id))).isNull();
        assertThat(secrets.get(ServerList.identityKey(id))).isEqualTo("hush-key");
        assertThat(servers.withSecrets(servers.listed().getLast()).network()).isEqualTo(saved);
    }

    @Test
    void tellsNoPasswordToAnotherProxyOrFile() {
        Network before = proxied("proxy.example", 3128, "ann", "hush-proxy", "/me.p12", "hush-key");
        String id = ((SavedServer.Saved) servers.save(entry(null, before)))
                .server()
                .server()
                .id();
        for (Network other : List.of(
                proxied("other.example", 3128, "ann", "", "/other.p12", ""),
                proxied("proxy.example", 3129, "ann", "", "/other.p12", ""),
                proxied("proxy.example", 3128, "bob", "", "/other.p12", ""))) {
            TrackServer tried = ((CheckedServer.Right) ServerList.trial(entry(id, other))).server();
            assertThat(servers.withSecrets(tried).network()).isEqualTo(other);
            servers.save(entry(id, other));
            assertThat(servers.withSecrets(servers.listed().getLast()).network())
                    .isEqualTo(other);
            assertThat(secrets.get(ServerList.proxyKey(id))).isNull();
            assertThat(secrets.get(ServerList.identityKey(id))).isNull();
            assertThat(secrets.get(ServerList.authoritiesKey(id))).isNull();
            servers.save(entry(id, before));
        }
        TrackServer same =
                ((CheckedServer.Right) ServerList.trial(entry(id, before.withPasswords("", "", "")))).server();
        assertThat(servers.withSecrets(same).network()).isEqualTo(before);
    }

    private static Network proxied(
            String host, int port, String user, String password, String file, String filePassword) {
        return new Network(
                new Network.Proxy.Http(host, port, user, password),
                new Network.Authorities(file, filePassword),
                new Network.Identity(file, filePassword),
                Network.Protocol.HTTP_1_1,
                null,
                false);
    }

    @Test
    void refusesANetworkThatCannotBe() {
        assertThat(flaws(new Network.Proxy.Http("http://proxy", 3128, null, ""), null))
                .containsExactly(ServerFlaw.of(ServerFlaw.Kind.PROXY_HOST));
        assertThat(flaws(new Network.Proxy.Http("proxy", 70_000, null, ""), null))
                .containsExactly(ServerFlaw.of(ServerFlaw.Kind.PROXY_PORT));
        assertThat(flaws(new Network.Proxy.None(), Duration.ofSeconds(21)))
                .containsExactly(ServerFlaw.of(ServerFlaw.Kind.CONNECT_RANGE));
        assertThat(flaws(new Network.Proxy.None(), Duration.ZERO))
                .containsExactly(ServerFlaw.of(ServerFlaw.Kind.CONNECT_RANGE));
    }

    private List<ServerFlaw> flaws(Network.Proxy proxy, @Nullable Duration connecting) {
        Network network = new Network(proxy, null, null, Network.Protocol.HTTP_1_1, connecting, false);
        return ((SavedServer.Flawed) servers.save(entry(null, network))).flaws();
    }

    private static ServerEntry entry(@Nullable String id, Network network) {
        return new ServerEntry(
                id, "Office", "https://track.office.example", 20, List.of(), null, Marking.NONE, network);
    }

    @Test
    void beginsWithTheLocalServerChosen() {
        assertThat(servers.all()).containsExactly(new KnownServer(local(8686), List.of()));
        assertThat(servers.chosen()).isEqualTo(local(8686));
    }

    @Test
    void followsTheLocalServerToAnotherPort() {
        servers.setLocal(local(8687));
        assertThat(servers.chosen().address()).isEqualTo("127.0.0.1:8687");
        assertThatThrownBy(() -> servers.setLocal(saved("Shop").server())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsServersByNameAcrossARestart() {
        TrackServer shop = saved("Shop", PLAIN, SECRET).server();
        TrackServer cafe = saved("cafe").server();
        close();
        open();
        assertThat(servers.all()).extracting(KnownServer::server).containsExactly(local(8686), cafe, shop);
        assertThat(shop.headers()).containsExactly(PLAIN, SECRET);
        assertThat(shop.url()).isEqualTo(URI.create("https://shop.test/api"));
        assertThat(shop.timeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void changesAServerInPlace() {
        TrackServer shop = saved("Shop", SECRET).server();
        KnownServer renamed = saved(servers.save(entry(shop.id(), "Web shop", SECRET)));
        assertThat(renamed.server().id()).isEqualTo(shop.id());
        assertThat(servers.all()).hasSize(2).last().isEqualTo(renamed);
    }

    @Test
    void savesNothingThatIsFlawed() {
        SavedServer answer = servers.save(entry(null, " "));
        assertThat(answer).isEqualTo(new SavedServer.Flawed(List.of(ServerFlaw.of(ServerFlaw.Kind.NAME_BLANK))));
        assertThat(servers.all()).hasSize(1);
    }

    @Test
    void neverWritesASecretIntoTheFile() throws IOException {
        saved("Shop", SECRET);
        for (String name : List.of("console.sqlite", "console.sqlite-wal")) {
            String bytes = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("hush-hush");
        }
    }

    @Test
    void saysWhetherSecretsLast() {
        SavedServer answer = servers.save(entry(null, "Shop", SECRET));
        assertThat(answer)
                .isInstanceOfSatisfying(
                        SavedServer.Saved.class,
                        saved -> assertThat(saved.secretsLast()).isFalse());
        assertThat(servers.save(entry(null, "Shop", PLAIN)))
                .isInstanceOfSatisfying(
                        SavedServer.Saved.class,
                        saved -> assertThat(saved.secretsLast()).isTrue());
    }

    @Test
    void listsServersWithoutAskingForSecretsAndPutsThemInWhenNeeded() {
        TrackServer shop = saved("Shop", PLAIN, SECRET).server();
        servers.choose(shop.id());
        close();
        SessionSecrets kept = secrets;
        AtomicInteger asked = new AtomicInteger();
        database = Database.open(folder);
        servers = new ServerList(new ServerStore(database), counting(kept, asked), local(8686));

        TrackServer chosen = servers.chosen();
        assertThat(servers.listed()).containsExactly(local(8686), chosen);
        assertThat(chosen.headers()).containsExactly(PLAIN, new Header("Authorization", "", true));
        assertThat(asked).hasValue(0);

        assertThat(servers.withSecrets(chosen)).isEqualTo(shop);
        kept.remove(ServerList.headerKey(shop.id(), "Authorization"));
        assertThat(servers.withSecrets(chosen).headers()).containsExactly(PLAIN);
    }

    private static Secrets counting(Secrets secrets, AtomicInteger asked) {
        return new Secrets() {
            @Override
            public @Nullable String get(String key) {
                asked.incrementAndGet();
                return secrets.get(key);
            }

            @Override
            public boolean put(String key, String secret) {
                asked.incrementAndGet();
                return secrets.put(key, secret);
            }

            @Override
            public void remove(String key) {
                asked.incrementAndGet();
                secrets.remove(key);
            }

            @Override
            public boolean lasting() {
                return secrets.lasting();
            }
        };
    }

    @Test
    void leavesAHeaderOutWhoseSecretIsGoneAndSaysSo() {
        String id = saved("Shop", PLAIN, SECRET).server().id();
        close();
        secrets = new SessionSecrets();
        open();
        KnownServer shop = Objects.requireNonNull(servers.find(id));
        assertThat(shop.complete()).isFalse();
        assertThat(shop.missing()).containsExactly("Authorization");
        assertThat(shop.server().headers()).containsExactly(PLAIN);

        KnownServer mended = saved(servers.save(entry(id, "Shop", PLAIN, SECRET)));

        assertThat(mended.complete()).isTrue();
        assertThat(mended.server().headers()).containsExactly(PLAIN, SECRET);
    }

    @Test
    void anEmptySecretKeepsTheOneThatIsThere() {
        String id = saved("Shop", SECRET).server().id();
        KnownServer shop = saved(servers.save(entry(id, "Web shop", new Header("authorization", "", true))));
        assertThat(shop.server().headers()).extracting(Header::value).containsExactly("Bearer hush-hush");
    }

    @Test
    void forgetsTheSecretOfAHeaderThatIsNoMore() {
        String id = saved("Shop", SECRET).server().id();
        servers.save(entry(id, "Shop", PLAIN));
        assertThat(secrets.get(ServerList.headerKey(id, "Authorization"))).isNull();
    }

    @Test
    void removesAServerWithItsSecretsAndBringsAllBack() {
        KnownServer shop = saved("Shop", PLAIN, SECRET);
        String id = shop.server().id();
        secrets.put(ServerList.passwordKey(id), "open sesame");
        servers.choose(id);

        RemovedServer removed = servers.remove(id);

        assertThat(servers.all()).hasSize(1);
        assertThat(servers.chosen().local()).isTrue();
        assertThat(secrets.get(ServerList.passwordKey(id))).isNull();
        assertThat(secrets.get(ServerList.headerKey(id, "authorization"))).isNull();
        assertThat(removed.toString()).doesNotContain("sesame", "hush");

        assertThat(servers.restore(removed)).isEqualTo(shop);
        assertThat(servers.chosen().id()).isEqualTo(id);
        assertThat(secrets.get(ServerList.passwordKey(id))).isEqualTo("open sesame");
    }

    @Test
    void remembersTheChosenServerAcrossARestart() {
        KnownServer shop = saved("Shop");
        servers.choose(shop.server().id());
        close();
        open();
        assertThat(servers.chosen()).isEqualTo(shop.server());
    }

    @Test
    void fallsBackToTheLocalServerWhereTheChosenOneIsGone() {
        servers.choose("gone");
        assertThat(servers.chosen().local()).isTrue();
        assertThat(servers.find("gone")).isNull();
    }

    private KnownServer saved(String name, Header... headers) {
        return saved(servers.save(entry(null, name, headers)));
    }

    private static KnownServer saved(SavedServer answer) {
        return switch (answer) {
            case SavedServer.Saved saved -> saved.server();
            case SavedServer.Flawed flawed -> throw new AssertionError(flawed);
        };
    }

    private static ServerEntry entry(@Nullable String id, String name, Header... headers) {
        return new ServerEntry(id, name, "https://shop.test/api/track", 30, List.of(headers), "admin@shop.test");
    }

    private static TrackServer local(int port) {
        return new TrackServer(
                TrackServer.LOCAL_ID,
                "Local server",
                URI.create("http://127.0.0.1:" + port),
                Duration.ofSeconds(10),
                List.of(),
                null);
    }
}
