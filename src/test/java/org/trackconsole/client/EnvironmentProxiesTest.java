package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Network.Proxy;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.json.JsonMapper;

/** Environment variables name a proxy where the settings of the machine do not; the wire goes through it. */
class EnvironmentProxiesTest {
    private static final String SHOP = "http://track.shop.example";

    @ParameterizedTest
    @CsvSource({
        "http_proxy, http://proxy.example:3128, proxy.example:3128",
        "HTTP_PROXY, http://proxy.example:3128/, proxy.example:3128",
        "http_proxy, proxy.example:3128, proxy.example:3128",
        "http_proxy, http://proxy.example, proxy.example:80",
        "all_proxy, http://proxy.example:3128, proxy.example:3128",
        "ALL_PROXY, 10.0.0.1:3128, 10.0.0.1:3128",
        "https_proxy, http://proxy.example:3128,",
        "http_proxy, '',",
    })
    void readsTheVariableOfTheScheme(String name, String value, @Nullable String expected) throws NetworkProblem {
        Proxy.Http found = new EnvironmentProxies(Map.of(name, value)).of(URI.create(SHOP));
        assertThat(found == null ? null : found.address()).isEqualTo(expected);
    }

    @Test
    void prefersTheSchemesOwnVariableAndSmallLetters() throws NetworkProblem {
        EnvironmentProxies proxies = new EnvironmentProxies(Map.of(
                "https_proxy", "small.example:1", "HTTPS_PROXY", "capital.example:2", "all_proxy", "all.example:3"));
        assertThat(proxies.of(URI.create("https://x.example"))).hasFieldOrPropertyWithValue("host", "small.example");
        assertThat(proxies.of(URI.create("http://x.example"))).hasFieldOrPropertyWithValue("host", "all.example");
    }

    @Test
    void takesNameAndPasswordOutOfTheAddress() throws NetworkProblem {
        Proxy.Http found = new EnvironmentProxies(Map.of("http_proxy", "http://ann:s3%40cret+@proxy.example:3128"))
                .of(URI.create(SHOP));
        assertThat(found).isEqualTo(new Proxy.Http("proxy.example", 3128, "ann", "s3@cret+"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "shop.example",
                ".shop.example",
                "*.shop.example",
                "other.example, track.shop.example",
                "TRACK.shop.example:80",
                "localhost shop.example"
            })
    void goesPastTheProxyWhereThatIsSaid(String exceptions) throws NetworkProblem {
        assertThat(with(exceptions, SHOP)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "op.example", "example.com", "track.shop.example:8080", "shop", "10.0.0.0/8"})
    void goesThroughItOtherwise(String exceptions) throws NetworkProblem {
        assertThat(with(exceptions, SHOP)).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, http://10.1.2.3, true",
        "10.0.0.0/8, http://11.1.2.3, false",
        "192.168.4.0/22, http://192.168.7.9, true",
        "192.168.4.0/22, http://192.168.8.9, false",
        "10.1.2.3, http://10.1.2.3:8686, true",
        "[2001:db8::1], http://[2001:db8::1]:8686, true",
        "2001:db8::/32, http://[2001:db8:7::1], true",
    })
    void knowsAddressesAndNets(String exceptions, String address, boolean excepted) throws NetworkProblem {
        assertThat(with(exceptions, address) == null).isEqualTo(excepted);
    }

    @Test
    void callsGoThroughItWithItsPassword() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, "null"));
                TunnelProxy proxy = TunnelProxy.leading("ann:hush", faults.url());
                TrackingClient client = client(
                        Map.of("http_proxy", "ann:hush@" + proxy.proxy(null, "").address()))) {
            assertThat(track(client, SHOP)).isInstanceOf(Answer.Accepted.class);
            assertThat(proxy.asked()).containsExactly("POST " + SHOP + "/track HTTP/1.1");
            assertThat(track(client, faults.url().toString())).isInstanceOf(Answer.Accepted.class);
            assertThat(proxy.asked()).as("this machine is reached without").hasSize(1);
        }
    }

    @Test
    void saysThatTheProxyIsNotThere() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (TrackingClient client = client(Map.of("HTTPS_PROXY", "http://127.0.0.1:" + free))) {
            assertThat(track(client, "https://track.shop.example"))
                    .isInstanceOfSatisfying(Answer.Unreachable.class, broken -> {
                        assertThat(broken.reason()).isEqualTo(Answer.Break.PROXY_UNREACHABLE);
                        assertThat(broken.detail()).contains("127.0.0.1:" + free);
                    });
        }
    }

    /** Going past it in silence would tell nobody why the server is not there, or let out what was to go through it. */
    @ParameterizedTest
    @CsvSource({
        "http_proxy, http://proxy.example:80800",
        "HTTP_PROXY, http://proxy.example:0",
        "http_proxy, https://proxy.example:443",
        "http_proxy, socks5://proxy.example:1080",
        "all_proxy, not a proxy",
    })
    void saysWhichVariableNamesNoProxyThatCanBeUsed(String name, String value) {
        try (TrackingClient client = client(Map.of(name, value))) {
            assertThat(track(client, SHOP)).isInstanceOfSatisfying(Answer.Unreachable.class, broken -> {
                assertThat(broken.reason()).isEqualTo(Answer.Break.PROXY_UNREACHABLE);
                assertThat(broken.detail()).contains(name);
            });
            assertThat(client.source(server("http://127.0.0.1:1"), null, "a"))
                    .as("this machine is reached without")
                    .isInstanceOfSatisfying(
                            Reply.Failed.class,
                            failed -> assertThat(failed.failure())
                                    .extracting("reason")
                                    .isEqualTo(Answer.Break.NOT_RUNNING));
        }
    }

    @Test
    void whereTheMachineHasProxiesItsExceptionsHold() throws NetworkProblem {
        SystemProxies proxies = new SystemProxies(Map.of("http_proxy", "proxy.example:3128"));
        ProxySelector before = ProxySelector.getDefault();
        try {
            ProxySelector.setDefault(new Settings("intranet.example"));
            assertThat(proxies.ofEnvironment(URI.create("http://intranet.example/")))
                    .isNull();
            assertThat(proxies.ofEnvironment(URI.create(SHOP))).isNull();
            ProxySelector.setDefault(new Settings(""));
            assertThat(proxies.ofEnvironment(URI.create("http://intranet.example/")))
                    .isNotNull();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    /** As a machine is set. */
    private static final class Settings extends ProxySelector {
        private final String direct;

        /** @param direct the one host that is reached without its proxy; empty where it has none */
        Settings(String direct) {
            this.direct = direct;
        }

        @Override
        public List<java.net.Proxy> select(URI address) {
            return List.of(
                    direct.isEmpty() || address.getHost().equals(direct)
                            ? java.net.Proxy.NO_PROXY
                            : new java.net.Proxy(
                                    java.net.Proxy.Type.HTTP,
                                    InetSocketAddress.createUnresolved("settings.example", 8080)));
        }

        @Override
        public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
    }

    private static Proxy.@Nullable Http with(String exceptions, String address) throws NetworkProblem {
        return new EnvironmentProxies(Map.of("http_proxy", "proxy.example:3128", "no_proxy", exceptions))
                .of(URI.create(address));
    }

    private static TrackingClient client(Map<String, String> environment) {
        return new TrackingClient(
                "1", UnaryOperator.identity(), InstantSource.system(), new SystemProxies(environment));
    }

    private static Answer track(TrackingClient client, String url) {
        TrackPayload payload = new TrackPayload(JsonMapper.shared().createObjectNode());
        return client.track(server(url), "{}", payload, new CancelSignal());
    }

    private static TrackServer server(String url) {
        return new TrackServer("s", "S", URI.create(url), Duration.ofSeconds(20), List.of(), null);
    }
}
