package org.trackconsole.client;

import java.io.File;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Protocol;
import org.trackconsole.model.Network.Proxy;

/**
 * The HTTP clients of the platform, one for each distinct way of reaching servers, so that what is allowed for one server
 * is never in force for another. One that nobody used for a while is closed. Any thread; files are read outside the lock, so
 * that one server's certificates on a disk that hangs hold up no other server.
 */
final class HttpClients implements AutoCloseable {
    /** Longer than connections are kept, so that closing costs nothing. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final Maker maker;
    private final Map<Way, Shared> clients = new HashMap<>();
    private boolean closed;

    HttpClients(LongSupplier nanos, SystemProxies proxies) {
        this(nanos, (network, secure) -> client(network, secure, proxies));
    }

    HttpClients(LongSupplier nanos, Maker maker) {
        this.nanos = nanos;
        this.maker = maker;
    }

    /** How a client is made; the seam at which tests let one take long. */
    @FunctionalInterface
    interface Maker {
        HttpClient make(Network network, boolean secure) throws NetworkProblem;
    }

    /** What one client is made of: the settings, and the files that they name as they are now. */
    private record Way(Network network, boolean secure, long authorities, long identity) {
        static Way of(Network network, boolean secure) {
            Network.Authorities trusted = network.authorities();
            Network.Identity own = network.identity();
            return new Way(
                    network,
                    secure,
                    changed(trusted == null ? "" : trusted.file()),
                    changed(own == null ? "" : own.file()));
        }

        private static long changed(String file) {
            return file.isEmpty() ? 0 : new File(file).lastModified();
        }
    }

    /** One client with those who use it now; closing it ends one's own use only. */
    static final class Shared implements AutoCloseable {
        private final HttpClient http;
        private final HttpClients keeper;
        private int users;
        private long used;

        private Shared(HttpClient http, HttpClients keeper) {
            this.http = http;
            this.keeper = keeper;
        }

        HttpClient http() {
            return http;
        }

        @Override
        public void close() {
            keeper.release(this);
        }
    }

    /**
     * The client for a way, made if there is none.
     *
     * @param secure whether the address is one of https
     * @throws NetworkProblem if a file that the settings name is not usable
     */
    Shared lease(Network network, boolean secure) throws NetworkProblem {
        Way way = Way.of(network, secure);
        Shared known = known(way);
        return known == null ? entered(way, maker.make(network, secure)) : known;
    }

    private synchronized @Nullable Shared known(Way way) {
        Shared client = clients.get(way);
        return client == null ? null : used(client);
    }

    /** The one that was made, or the one that another call has made meanwhile. */
    private synchronized Shared entered(Way way, HttpClient made) {
        Shared client = clients.computeIfAbsent(way, _ -> new Shared(made, this));
        if (closed || !client.http.equals(made)) {
            made.shutdownNow();
        }
        return used(client);
    }

    private Shared used(Shared client) {
        client.users++;
        client.used = nanos.getAsLong();
        closeIdle();
        return client;
    }

    private synchronized void release(Shared client) {
        client.users--;
        client.used = nanos.getAsLong();
    }

    /** How many clients there are. */
    synchronized int size() {
        return clients.size();
    }

    /** Ends all calls. */
    @Override
    public synchronized void close() {
        closed = true;
        clients.values().forEach(client -> client.http.shutdownNow());
    }

    private void closeIdle() {
        long now = nanos.getAsLong();
        clients.values().removeIf(client -> {
            boolean idle = client.users == 0 && now - client.used > IDLE.toNanos();
            if (idle) {
                client.http.shutdownNow();
            }
            return idle;
        });
    }

    private static HttpClient client(Network network, boolean secure, SystemProxies proxies) throws NetworkProblem {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(version(network.protocol(), secure))
                .followRedirects(HttpClient.Redirect.NEVER);
        if (secure) {
            builder.sslContext(Certificates.context(network));
        }
        Duration connecting = network.connectTimeout();
        if (connecting != null) {
            builder.connectTimeout(connecting);
        }
        switch (network.proxy()) {
            case Proxy.OfSystem _ -> builder.proxy(proxies);
            case Proxy.None _ -> builder.proxy(HttpClient.Builder.NO_PROXY);
            case Proxy.Http http -> builder.proxy(ProxySelector.of(address(http)));
        }
        return builder.build();
    }

    private static InetSocketAddress address(Proxy.Http proxy) throws NetworkProblem {
        try {
            URI sound = new URI("http", null, proxy.host(), proxy.port(), "/", null, null);
            return InetSocketAddress.createUnresolved(sound.getHost(), sound.getPort());
        } catch (URISyntaxException | IllegalArgumentException _) {
            throw new NetworkProblem(Break.PROXY_UNREACHABLE, proxy.address());
        }
    }

    /** No cleartext call asks for an upgrade unless somebody wants just that. */
    private static HttpClient.Version version(Protocol protocol, boolean secure) {
        return switch (protocol) {
            case HTTP_1_1 -> HttpClient.Version.HTTP_1_1;
            case NEGOTIATED -> secure ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1;
            case HTTP_2 -> HttpClient.Version.HTTP_2;
        };
    }
}
