package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Authorities;
import org.trackconsole.model.Network.Identity;
import org.trackconsole.model.Network.Protocol;
import org.trackconsole.model.Network.Proxy;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.json.JsonMapper;

/** Each way of reaching a server, over real TLS and a real proxy, and what is said where it leads nowhere. */
class NetworkCallTest {
    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    private final TrackingClient client = new TrackingClient("1");

    @BeforeAll
    static void make() throws IOException, InterruptedException {
        ConnectionSettings.apply();
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void trustsTheAuthoritiesOfAFileBesideThoseOfThePlatform() throws Exception {
        try (FaultServer faults = secure("valid")) {
            assertThat(broken(send(faults, Network.USUAL))).isEqualTo(Break.TLS_UNTRUSTED);
            assertThat(send(faults, trusting(certificates.authorityPem()))).isInstanceOf(Answer.Accepted.class);
            assertThat(send(faults, trusting(certificates.authorityStore()))).isInstanceOf(Answer.Accepted.class);
        }
    }

    @Test
    void opensAStoreOfAuthoritiesWithItsPassword() throws Exception {
        String store = certificates.lockedAuthorities("s3cret ü").toString();
        try (FaultServer faults = secure("valid")) {
            assertThat(send(faults, trusting(new Authorities(store, "s3cret ü"))))
                    .isInstanceOf(Answer.Accepted.class);
            assertThat(broken(send(faults, trusting(new Authorities(store, "other")))))
                    .isEqualTo(Break.AUTHORITIES_PASSWORD);
            assertThat(broken(send(faults, trusting(new Authorities(store))))).isEqualTo(Break.AUTHORITIES_PASSWORD);
            assertThat(send(
                            faults,
                            trusting(new Authorities(
                                    certificates.lockedAuthorities("").toString()))))
                    .as("under the empty password")
                    .isInstanceOf(Answer.Accepted.class);
            assertThat(faults.requests()).hasSize(2);
        }
    }

    @Test
    void saysWhoIssuedACertificateThatIsNotTrusted() throws Exception {
        try (FaultServer faults = secure("valid")) {
            assertThat(((Answer.Unreachable) send(faults, Network.USUAL)).detail())
                    .contains("certificate of CN=valid, issued by CN=authority");
        }
    }

    @Test
    void tellsASelfSignedCertificateAndTrustsItByItsFile() throws Exception {
        try (FaultServer faults = secure("self")) {
            assertThat(broken(send(faults, Network.USUAL))).isEqualTo(Break.TLS_SELF_SIGNED);
            assertThat(send(faults, trusting(certificates.pem("self")))).isInstanceOf(Answer.Accepted.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"self, 127.0.0.1", "expired, 127.0.0.1", "valid, localhost"})
    void makesAnExceptionForOneServerAndForNoOther(String certificate, String host) throws Exception {
        Network exception = new Network(new Proxy.OfSystem(), null, null, Protocol.HTTP_1_1, null, true);
        try (FaultServer faults = secure(certificate)) {
            URI url = URI.create("https://" + host + ":" + faults.url().getPort());
            assertThat(send(url, exception)).isInstanceOf(Answer.Accepted.class);
            assertThat(send(url, Network.USUAL)).isInstanceOf(Answer.Unreachable.class);
            assertThat(faults.requests()).hasSize(1);
        }
    }

    @Test
    void identifiesItselfWhereTheServerDemandsIt() throws Exception {
        try (FaultServer faults =
                FaultServer.playing(certificates.serverDemanding("valid"), FaultServer.json(200, "null"))) {
            assertThat(broken(send(faults, trusting(certificates.authorityPem()))))
                    .isEqualTo(Break.TLS_CLIENT_CERTIFICATE);
            assertThat(send(faults, identified("client", "hush"))).isInstanceOf(Answer.Accepted.class);
            assertThat(broken(send(faults, identified("self", "hush")))).isEqualTo(Break.TLS_CLIENT_CERTIFICATE);
        }
    }

    @Test
    void knowsAGatewayThatDemandsACertificate() throws Exception {
        try (FaultServer faults = FaultServer.playing(FaultServer.answer(
                400,
                "text/html",
                "<html><head><title>400 No required SSL certificate was sent</title></head></html>"))) {
            assertThat(refusal(send(faults, Network.USUAL))).isEqualTo(Refusal.CLIENT_CERTIFICATE);
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "-----BEGIN CERTIFICATE-----\nAAAA\n");
        Path none = folder.resolve("none.p12");
        try (FaultServer faults = secure("valid")) {
            assertThat(broken(send(faults, trusting(none)))).isEqualTo(Break.AUTHORITIES_MISSING);
            assertThat(broken(send(faults, trusting(folder)))).isEqualTo(Break.AUTHORITIES_MISSING);
            assertThat(broken(send(faults, trusting(nonsense)))).isEqualTo(Break.AUTHORITIES_UNREADABLE);
            assertThat(broken(send(faults, trusting(certificates.identity("client", "hush")))))
                    .as("a store with a password")
                    .isEqualTo(Break.AUTHORITIES_PASSWORD);
            assertThat(broken(send(faults, trusting(certificates.pem("expired")))))
                    .isEqualTo(Break.AUTHORITIES_EXPIRED);
            assertThat(broken(send(faults, identified(none, "")))).isEqualTo(Break.IDENTITY_MISSING);
            assertThat(broken(send(faults, identified(nonsense, "")))).isEqualTo(Break.IDENTITY_UNREADABLE);
            assertThat(broken(send(faults, identified("client", "other")))).isEqualTo(Break.IDENTITY_PASSWORD);
            assertThat(broken(send(faults, identified("client", "")))).isEqualTo(Break.IDENTITY_PASSWORD);
            assertThat(broken(send(faults, identified("expired", "hush")))).isEqualTo(Break.IDENTITY_EXPIRED);
            assertThat(faults.requests()).isEmpty();
        }
    }

    @Test
    void seesAFileThatWasExchanged() throws Exception {
        Path file = Files.copy(certificates.pem("expired"), folder.resolve("exchanged.pem"));
        try (FaultServer faults = secure("valid")) {
            assertThat(broken(send(faults, trusting(file)))).isEqualTo(Break.AUTHORITIES_EXPIRED);
            Files.copy(certificates.authorityPem(), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertThat(send(faults, trusting(file))).isInstanceOf(Answer.Accepted.class);
        }
    }

    @Test
    void goesThroughAProxyWithATunnelForHttps() throws Exception {
        try (FaultServer faults = secure("valid");
                TunnelProxy proxy = TunnelProxy.asking("ann:s3cret ü")) {
            Network through = new Network(
                    proxy.proxy("ann", "s3cret ü"),
                    new Authorities(certificates.authorityPem().toString()),
                    null,
                    Protocol.HTTP_1_1,
                    null,
                    false);
            assertThat(send(faults, through)).isInstanceOf(Answer.Accepted.class);
            assertThat(proxy.asked())
                    .containsExactly("CONNECT 127.0.0.1:" + faults.url().getPort() + " HTTP/1.1");
            assertThat(faults.requests().getFirst().headers()).doesNotContainKey("proxy-authorization");
        }
    }

    @Test
    void goesThroughAProxyForHttp() throws Exception {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, "null"));
                TunnelProxy proxy = TunnelProxy.asking("ann:hush")) {
            assertThat(send(faults, through(proxy.proxy("ann", "hush")))).isInstanceOf(Answer.Accepted.class);
            assertThat(proxy.asked()).containsExactly("POST " + faults.url() + "/track HTTP/1.1");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void saysThatTheProxyAsksForASignIn(boolean https) throws Exception {
        try (FaultServer faults = https ? secure("valid") : FaultServer.playing(FaultServer.json(200, "null"));
                TunnelProxy proxy = TunnelProxy.asking("ann:hush")) {
            assertThat(refusal(send(faults, through(proxy.proxy(null, ""))))).isEqualTo(Refusal.PROXY_SIGN_IN);
            assertThat(refusal(send(faults, through(proxy.proxy("ann", "wrong")))))
                    .isEqualTo(Refusal.PROXY_SIGN_IN);
            assertThat(faults.requests()).isEmpty();
        }
    }

    @Test
    void saysThatTheProxyLetsNothingThrough() throws Exception {
        try (FaultServer faults = secure("valid");
                TunnelProxy proxy = TunnelProxy.refusing(403)) {
            assertThat(send(faults, through(proxy.proxy(null, ""))))
                    .isInstanceOfSatisfying(Answer.Unreachable.class, broken -> {
                        assertThat(broken.reason()).isEqualTo(Break.PROXY_REFUSED);
                        assertThat(broken.detail()).contains("403");
                    });
        }
    }

    @Test
    void tellsAProxyThatIsNotThereFromAServerThatIsNotThere() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, "null"))) {
            assertThat(broken(send(faults, through(new Proxy.Http("127.0.0.1", free, null, "")))))
                    .isEqualTo(Break.PROXY_UNREACHABLE);
            assertThat(broken(send(faults, through(new Proxy.Http("under_score", 3128, null, "")))))
                    .isEqualTo(Break.PROXY_UNREACHABLE);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void asksForAnUpgradeInClearTextOnlyWhereSomebodyWantsIt(Protocol protocol) throws Exception {
        Network network = new Network(new Proxy.None(), null, null, protocol, null, false);
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, "null"))) {
            assertThat(send(faults, network)).isInstanceOf(Answer.Accepted.class);
            assertThat(faults.requests().getFirst().headers().containsKey("upgrade"))
                    .isEqualTo(protocol == Protocol.HTTP_2);
        }
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void fallsBackToWhatAServerOfHttpsSpeaks(Protocol protocol) throws Exception {
        Network network = new Network(
                new Proxy.None(), new Authorities(certificates.authorityPem().toString()), null, protocol, null, false);
        try (FaultServer faults = secure("valid")) {
            assertThat(send(faults, network)).isInstanceOf(Answer.Accepted.class);
        }
    }

    @Test
    void givesUpOnAConnectionBeforeTheWholeTimeIsOver() throws Exception {
        Network impatient = new Network(new Proxy.None(), null, null, Protocol.HTTP_1_1, Duration.ofMillis(200), false);
        try (FaultServer silent = FaultServer.deaf((_, stage) -> stage.hang())) {
            Answer.Unreachable answer = (Answer.Unreachable)
                    send(URI.create("https://127.0.0.1:" + silent.url().getPort()), impatient);
            assertThat(answer.reason()).isEqualTo(Break.CONNECT_TIMEOUT);
            assertThat(answer.timing().total()).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void neverShowsAPassword() {
        Network network = new Network(
                new Proxy.Http("proxy", 3128, "ann", "hush"),
                new Authorities("ca.p12", "hush"),
                new Identity("me.p12", "hush"),
                Protocol.HTTP_1_1,
                null,
                false);
        assertThat(network.toString()).contains("proxy:3128", "me.p12").doesNotContain("hush");
    }

    private static FaultServer secure(String certificate) throws IOException, GeneralSecurityException {
        return FaultServer.playing(certificates.serverShowing(certificate), FaultServer.json(200, "null"));
    }

    private static Network trusting(Path authorities) {
        return trusting(new Authorities(authorities.toString()));
    }

    private static Network trusting(Authorities authorities) {
        return new Network(new Proxy.OfSystem(), authorities, null, Protocol.HTTP_1_1, null, false);
    }

    private static Network through(Proxy proxy) {
        return new Network(proxy, null, null, Protocol.HTTP_1_1, null, false);
    }

    private static Network identified(String alias, String password) throws Exception {
        return identified(certificates.identity(alias, "hush"), password);
    }

    private static Network identified(Path file, String password) throws IOException, GeneralSecurityException {
        return new Network(
                new Proxy.OfSystem(),
                new Authorities(certificates.authorityPem().toString()),
                new Identity(file.toString(), password),
                Protocol.HTTP_1_1,
                null,
                false);
    }

    private Answer send(FaultServer faults, Network network) {
        return send(faults.url(), network);
    }

    private Answer send(URI url, Network network) {
        TrackServer server =
                new TrackServer("s", "S", url, Duration.ofSeconds(20), List.of(), null).withNetwork(network);
        TrackPayload payload = new TrackPayload(JsonMapper.shared().createObjectNode());
        return client.track(server, "{}", payload, new CancelSignal());
    }

    private static @Nullable Break broken(Answer answer) {
        return answer instanceof Answer.Unreachable unreachable ? unreachable.reason() : null;
    }

    private static @Nullable Refusal refusal(Answer answer) {
        return answer instanceof Answer.Refused refused ? refused.reason() : null;
    }
}
