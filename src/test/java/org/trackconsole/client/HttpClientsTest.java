package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Protocol;
import org.trackconsole.model.Network.Proxy;

class HttpClientsTest {
    private static final Network DIRECT = new Network(new Proxy.None(), null, null, Protocol.HTTP_1_1, null, false);
    private static final Network UNVERIFIED = new Network(new Proxy.None(), null, null, Protocol.HTTP_1_1, null, true);

    private final AtomicLong time = new AtomicLong();
    private final HttpClients clients = new HttpClients(time::get, new SystemProxies(Map.of()));

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
    @Timeout(60)
    void aServerWhoseCertificatesTakeLongHoldsUpNoOther() throws Exception {
        CountDownLatch reading = new CountDownLatch(2);
        CountDownLatch read = new CountDownLatch(1);
        List<HttpClient> made = new CopyOnWriteArrayList<>();
        HttpClients some = new HttpClients(time::get, (network, _) -> {
            if (network.unverified()) {
                reading.countDown();
                await(read);
            }
            made.add(HttpClient.newHttpClient());
            return made.getLast();
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpClients.Shared> one = threads.submit(() -> some.lease(UNVERIFIED, true));
            Future<HttpClients.Shared> other = threads.submit(() -> some.lease(UNVERIFIED, true));
            reading.await();
            try (HttpClients.Shared quick = some.lease(DIRECT, true)) {
                assertThat(quick.http().isTerminated()).isFalse();
            }
            read.countDown();
            assertThat(one.get()).as("two that were made at once become one").isSameAs(other.get());
            HttpClient kept = one.get().http();
            HttpClient spare = made.stream()
                    .skip(1)
                    .filter(each -> !each.equals(kept))
                    .findFirst()
                    .orElseThrow();
            assertThat(spare.awaitTermination(Duration.ofSeconds(30))).isTrue();
            assertThat(kept.isTerminated()).isFalse();
            assertThat(some.size()).isEqualTo(2);
        } finally {
            some.close();
        }
        try (HttpClients.Shared late =
                some.lease(new Network(new Proxy.None(), null, null, Protocol.HTTP_2, null, false), true)) {
            assertThat(late.http().awaitTermination(Duration.ofSeconds(30))).isTrue();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void noProxyOfTheSystemStandsBetweenThisMachineAndItself() {
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(ProxySelector.of(InetSocketAddress.createUnresolved("proxy.example", 3128)));
        try {
            for (String local : List.of("http://127.0.0.1:8686/track", "http://localhost/", "https://[::1]:8686/")) {
                assertThat(new SystemProxies(Map.of()).select(URI.create(local)))
                        .containsExactly(java.net.Proxy.NO_PROXY);
            }
            assertThat(new SystemProxies(Map.of()).select(URI.create("https://track.example/")))
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
