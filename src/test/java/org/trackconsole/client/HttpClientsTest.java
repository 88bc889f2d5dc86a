package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Protocol;
import org.trackconsole.model.Network.Proxy;

class HttpClientsTest {
    private static final Network DIRECT = new Network(new Proxy.None(), null, null, Protocol.HTTP_1_1, null, false);
    private static final Network UNVERIFIED = new Network(new Proxy.None(), null, null, Protocol.HTTP_1_1, null, true);

    private final AtomicLong time = new AtomicLong();
    private final HttpClients clients = new HttpClients(time::get);

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void serversThatAreReachedAlikeShareAClientAndOthersDoNot() throws NetworkProblem {
        HttpClient one = use(DIRECT, true);
        assertThat(use(new Network(new Proxy.None(), null, null, Protocol.HTTP_1_1, null, false), true))
                .isSameAs(one);
        assertThat(use(UNVERIFIED, true)).isNotSameAs(one);
        assertThat(use(DIRECT, false)).isNotSameAs(one);
    }

    @Test
    void aClientThatNobodyUsesIsClosed() throws NetworkProblem {
        HttpClient idle = use(UNVERIFIED, true);
        pass(Duration.ofSeconds(59));
        use(DIRECT, true);
        assertThat(idle.isTerminated()).isFalse();
        pass(Duration.ofSeconds(2));
        use(DIRECT, true);
        assertThat(clients.size()).isEqualTo(1);
        assertThat(use(UNVERIFIED, true)).isNotSameAs(idle);
    }

    @Test
    void aClientThatSomebodyUsesStays() throws NetworkProblem {
        try (HttpClients.Shared used = clients.lease(UNVERIFIED, true)) {
            pass(Duration.ofHours(2));
            use(DIRECT, true);
            assertThat(use(UNVERIFIED, true)).isSameAs(used.http());
        }
    }

    @Test
    void noProxyOfTheSystemStandsBetweenThisMachineAndItself() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.example", 3128)));
        try {
            for (String local : List.of("http://127.0.0.1:8686/track", "http://localhost/", "https://[::1]:8686/")) {
                assertThat(new SystemProxies().select(URI.create(local))).containsExactly(java.net.Proxy.NO_PROXY);
            }
            assertThat(new SystemProxies().select(URI.create("https://track.example/")))
                    .doesNotContain(java.net.Proxy.NO_PROXY);
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private HttpClient use(Network network, boolean secure) throws NetworkProblem {
        try (HttpClients.Shared client = clients.lease(network, secure)) {
            return client.http();
        }
    }

    private void pass(Duration some) {
        time.addAndGet(some.toNanos());
    }
}
