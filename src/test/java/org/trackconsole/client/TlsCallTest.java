package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import javax.net.ServerSocketFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Network;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.json.JsonMapper;

/** Certificates are always verified, and what is wrong with one is told. */
class TlsCallTest {
    private static TestCertificates certificates;

    @BeforeAll
    static void make(@TempDir Path folder) throws IOException, InterruptedException {
        certificates = new TestCertificates(folder);
    }

    @Test
    void acceptsATrustedCertificateOfTheHost() throws IOException, GeneralSecurityException {
        assertThat(send("valid", "127.0.0.1", true)).isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() throws IOException, GeneralSecurityException {
        assertThat(broken(send("valid", "127.0.0.1", false))).isEqualTo(Break.TLS_UNTRUSTED);
    }

    @Test
    void refusesACertificateOfAnotherHost() throws IOException, GeneralSecurityException {
        assertThat(broken(send("valid", "localhost", true))).isEqualTo(Break.TLS_WRONG_HOST);
    }

    @Test
    void refusesAnExpiredCertificate() throws IOException, GeneralSecurityException {
        assertThat(broken(send("expired", "127.0.0.1", true))).isEqualTo(Break.TLS_EXPIRED);
    }

    @Test
    void saysThatAServerSpeaksPlainHttpOnly() throws IOException {
        try (FaultServer hangingUp = FaultServer.deaf(FaultServer.nothing());
                TrackingClient client = new TrackingClient("1")) {
            assertThat(broken(send(client, secure(hangingUp.url()), Duration.ofSeconds(20))))
                    .isEqualTo(Break.NOT_HTTP);
        }
        try (FaultServer answering = FaultServer.deaf((_, stage) -> {
                    stage.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                    stage.awaitHangUp();
                });
                TrackingClient client = new TrackingClient("1")) {
            assertThat(broken(send(client, secure(answering.url()), Duration.ofSeconds(20))))
                    .isEqualTo(Break.NOT_HTTP);
        }
    }

    @Test
    void countsAHandshakeThatDoesNotEndAsConnecting() throws IOException {
        try (FaultServer faults = FaultServer.deaf((_, stage) -> stage.hang());
                TrackingClient client = new TrackingClient("1")) {
            assertThat(broken(send(client, secure(faults.url()), Duration.ofMillis(300))))
                    .isEqualTo(Break.CONNECT_TIMEOUT);
        }
    }

    private static Answer send(String certificate, String host, boolean trusted)
            throws IOException, GeneralSecurityException {
        ServerSocketFactory sockets = certificates.serverShowing(certificate);
        try (FaultServer faults = FaultServer.playing(sockets, FaultServer.json(200, "null"));
                TrackingClient client = new TrackingClient("1")) {
            String url = "https://" + host + ":" + faults.url().getPort();
            return send(client, url, Duration.ofSeconds(20), trusted ? trusting() : Network.USUAL);
        }
    }

    private static Network trusting() {
        String file = certificates.authorityPem().toString();
        return new Network(
                new Network.Proxy.OfSystem(),
                new Network.Authorities(file),
                null,
                Network.Protocol.HTTP_1_1,
                null,
                false);
    }

    private static Answer send(TrackingClient client, String url, Duration timeout) {
        return send(client, url, timeout, Network.USUAL);
    }

    private static Answer send(TrackingClient client, String url, Duration timeout, Network network) {
        TrackServer server = new TrackServer("s", "S", URI.create(url), timeout, List.of(), null).withNetwork(network);
        TrackPayload payload = new TrackPayload(JsonMapper.shared().createObjectNode());
        return client.track(server, "{}", payload, new CancelSignal());
    }

    private static String secure(URI url) {
        return "https://127.0.0.1:" + url.getPort();
    }

    private static Break broken(Answer answer) {
        return ((Answer.Unreachable) answer).reason();
    }
}
