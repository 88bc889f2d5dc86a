package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Authorities;
import org.trackconsole.model.Network.Identity;
import org.trackconsole.model.Network.Protocol;
import org.trackconsole.model.Network.Proxy;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.json.JsonMapper;

/** HTTP/2 as a real server speaks it: over TLS, agreed upon within the handshake (ALPN), and by an upgrade in clear text. */
class Http2CallTest {
    private static final String TAKEN = """
            {"task": "t", "profile": {"id": "p"}, "session": {"id": "s"}, "errors": [], "warnings": []}""";

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    private final TrackingClient client = new TrackingClient("1");

    /** Version of HTTP, path, and the length of what came, in the order of the calls. */
    private final ConcurrentLinkedQueue<String> calls = new ConcurrentLinkedQueue<>();

    private final ConcurrentLinkedQueue<Integer> ports = new ConcurrentLinkedQueue<>();
    private final CountDownLatch hung = new CountDownLatch(1);
    private final AtomicInteger gathered = new AtomicInteger();
    private @Nullable Server server;

    @BeforeAll
    static void make() throws Exception {
        ConnectionSettings.apply();
        certificates = new TestCertificates(folder);
    }

    @BeforeEach
    void start() throws Exception {
        server = serving(true, false);
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        hung.countDown();
        if (server != null) {
            server.stop();
        }
    }

    @ParameterizedTest
    @CsvSource({"NEGOTIATED, HTTP/2.0", "HTTP_2, HTTP/2.0", "HTTP_1_1, HTTP/1.1"})
    void speaksTheVersionThatTheSettingAsksForWithTheAuthorityOfTheConnection(Protocol protocol, String version) {
        assertThat(track(network(protocol), "{}"))
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(accepted.profileId()).isEqualTo("p"));
        assertThat(calls).containsExactly(version + " /track 2");
    }

    @Test
    void verifiesTheCertificateBeforeAnythingIsSent() {
        Network stranger = new Network(new Proxy.None(), null, null, Protocol.NEGOTIATED, null, false);
        assertThat(((Answer.Unreachable) track(stranger, "{}")).reason()).isEqualTo(Break.TLS_UNTRUSTED);
        assertThat(calls).isEmpty();
    }

    @Test
    void identifiesItselfOverHttp2() throws Exception {
        stop();
        server = serving(true, true);
        try (TrackingClient known = new TrackingClient("1")) {
            Network own = new Network(
                    new Proxy.None(),
                    new Authorities(certificates.authorityPem().toString()),
                    new Identity(certificates.identity("client", "hush").toString(), "hush"),
                    Protocol.NEGOTIATED,
                    null,
                    false);
            assertThat(track(known, own, "{}")).isInstanceOf(Answer.Accepted.class);
            assertThat(calls).containsExactly("HTTP/2.0 /track 2");
        }
    }

    @Test
    void carriesAPayloadThatTakesManyFramesAndReadsWhatItIsAnswered() {
        String text = "{\"events\": [{\"type\": \"" + "x".repeat(3_000_000) + "\"}]}";
        assertThat(track(network(Protocol.NEGOTIATED), text)).isInstanceOf(Answer.Accepted.class);
        assertThat(calls).containsExactly("HTTP/2.0 /track " + text.length());
    }

    @Test
    void asksForTheVersionOfTheServerOverOneConnection() {
        assertThat(client.probe(target(network(Protocol.NEGOTIATED))))
                .isInstanceOfSatisfying(
                        Reply.Ok.class,
                        ok -> assertThat(((ServerInfo) ok.value()).version()).isEqualTo("0.8.2"));
        assertThat(calls).contains("HTTP/2.0 /info/version 0").allMatch(call -> call.startsWith("HTTP/2.0 "));
        assertThat(new HashSet<>(ports)).hasSize(1);
    }

    @Test
    void sendsManyCallsAtOnceThroughOneConnection() throws Exception {
        // The first one opens the connection that the others share.
        assertThat(track(network(Protocol.NEGOTIATED), "{}")).isInstanceOf(Answer.Accepted.class);
        List<Callable<Answer>> many = new ArrayList<>();
        for (int call = 0; call < 20; call++) {
            many.add(() -> track(network(Protocol.NEGOTIATED), "{\"gather\": true}"));
        }
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answer> answer : threads.invokeAll(many)) {
                assertThat(answer.get()).isInstanceOf(Answer.Accepted.class);
            }
        }
        assertThat(gathered).as("all of them were there at the same time").hasValue(20);
        assertThat(calls).hasSize(21).allMatch(call -> call.startsWith("HTTP/2.0 "));
        assertThat(Set.copyOf(ports)).hasSize(1);
    }

    @Test
    void aCallThatIsStoppedOrTooSlowLeavesTheConnectionToTheOthers() {
        Network network = network(Protocol.NEGOTIATED);
        TrackServer hasty = target(network).withTimeout(Duration.ofMillis(500));
        assertThat(track(network, "{}")).isInstanceOf(Answer.Accepted.class);
        TrackPayload payload = new TrackPayload(JsonMapper.shared().createObjectNode());
        assertThat(client.track(hasty, "{\"hang\": true}", payload, new CancelSignal()))
                .isInstanceOfSatisfying(
                        Answer.Unreachable.class,
                        broken -> assertThat(broken.reason()).isEqualTo(Break.ANSWER_TIMEOUT));
        CancelSignal fired = new CancelSignal();
        Thread.startVirtualThread(() -> {
            while (calls.size() < 3) {
                Thread.onSpinWait();
            }
            fired.fire();
        });
        assertThat(client.track(target(network), "{\"hang\": true}", payload, fired))
                .isInstanceOf(Answer.Cancelled.class);
        assertThat(track(network, "{}")).isInstanceOf(Answer.Accepted.class);
        assertThat(Set.copyOf(ports)).hasSize(1);
    }

    @Test
    void aServerThatIsStartedAnewIsReachedAgain() throws Exception {
        Network network = network(Protocol.NEGOTIATED);
        assertThat(track(network, "{}")).isInstanceOf(Answer.Accepted.class);
        int port = port();
        started().stop();
        server = serving(true, false, port);
        assertThat(track(network, "{}")).isInstanceOf(Answer.Accepted.class);
        assertThat(calls).containsExactly("HTTP/2.0 /track 2", "HTTP/2.0 /track 2");
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void inClearTextOnlyTheWishForHttp2LeadsToIt(Protocol protocol) throws Exception {
        stop();
        server = serving(false, false);
        try (TrackingClient clear = new TrackingClient("1")) {
            Network network = new Network(new Proxy.None(), null, null, protocol, null, false);
            // Servers upgrade a connection only for a call without a body.
            assertThat(clear.probe(target(network))).isInstanceOf(Reply.Ok.class);
            assertThat(track(clear, network, "{}")).isInstanceOf(Answer.Accepted.class);
            assertThat(calls.stream().toList().getLast())
                    .isEqualTo((protocol == Protocol.HTTP_2 ? "HTTP/2.0" : "HTTP/1.1") + " /track 2");
        }
    }

    private Server serving(boolean secure, boolean demanding) throws Exception {
        return serving(secure, demanding, 0);
    }

    private Server serving(boolean secure, boolean demanding, int port) throws Exception {
        Server made = new Server(new QueuedThreadPool(40));
        HttpConfiguration configuration = new HttpConfiguration();
        // Certificates are for addresses here, which have no place in the name that a client indicates.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        ServerConnector connector = new ServerConnector(
                made,
                secure
                        ? new ConnectionFactory[] {
                            new SslConnectionFactory(tls(demanding), "alpn"),
                            new ALPNServerConnectionFactory("h2", "http/1.1"),
                            new HTTP2ServerConnectionFactory(configuration),
                            new HttpConnectionFactory(configuration)
                        }
                        : new ConnectionFactory[] {
                            new HttpConnectionFactory(new HttpConfiguration()),
                            new HTTP2CServerConnectionFactory(new HttpConfiguration())
                        });
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        made.addConnector(connector);
        made.setHandler(new Tracker());
        made.start();
        return made;
    }

    private static SslContextFactory.Server tls(boolean demanding) throws Exception {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setSslContext(certificates.context("valid", demanding));
        tls.setNeedClientAuth(demanding);
        return tls;
    }

    /** Takes every payload, tells its version, and writes down how it was asked. */
    private final class Tracker extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback done) throws Exception {
            String path = request.getHttpURI().getPath();
            String text = Content.Source.asString(request);
            ports.add(Request.getRemotePort(request));
            calls.add(request.getConnectionMetaData().getHttpVersion() + " " + path + " " + text.length());
            if (text.contains("gather")) {
                gathered.incrementAndGet();
                while (gathered.get() < 20) {
                    Thread.onSpinWait();
                }
            }
            if (text.contains("hang")) {
                hung.await();
            }
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            Content.Sink.write(response, true, path.equals("/track") ? TAKEN : "\"0.8.2\"", done);
            return true;
        }
    }

    private Server started() {
        return Objects.requireNonNull(server);
    }

    private int port() {
        return ((ServerConnector) started().getConnectors()[0]).getLocalPort();
    }

    private static Network network(Protocol protocol) {
        return new Network(
                new Proxy.None(), new Authorities(certificates.authorityPem().toString()), null, protocol, null, false);
    }

    private Answer track(Network network, String text) {
        return track(client, network, text);
    }

    private Answer track(TrackingClient by, Network network, String text) {
        TrackPayload payload = new TrackPayload(JsonMapper.shared().createObjectNode());
        return by.track(target(network), text, payload, new CancelSignal());
    }

    private TrackServer target(Network network) {
        String scheme = started().getConnectors()[0].getProtocols().contains("ssl") ? "https" : "http";
        return new TrackServer(
                        "s",
                        "S",
                        URI.create(scheme + "://127.0.0.1:" + port()),
                        Duration.ofSeconds(20),
                        List.of(),
                        null)
                .withNetwork(network);
    }
}
