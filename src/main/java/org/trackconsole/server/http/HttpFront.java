package org.trackconsole.server.http;

import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.access.Accounts;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.enrich.PredefinedEvents;
import org.trackconsole.server.record.Records;
import org.trackconsole.server.source.Sources;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.track.Tracking;
import org.trackconsole.server.wire.WireJson;

/** The listening part of the server: HTTP/1.1 on 127.0.0.1, a virtual thread for each connection. */
public final class HttpFront {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    /** Above our own limit, so that a body a little too large is answered and not cut off; below what would hurt. */
    private static final long LARGEST_DRAINED = 4L * Request.LARGEST_BODY;

    private static final int LARGEST_HEADERS = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final WebServer server;
    private final UnderWay underWay;

    private HttpFront(WebServer server, UnderWay underWay) {
        this.server = server;
        this.underWay = underWay;
    }

    /**
     * What the routes work on.
     *
     * @param instance the uuid of the installation
     */
    public record Parts(TrackingFile file, Sources sources, Accounts accounts, String instance, InstantSource clock) {}

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     */
    public static Listening open(Parts parts, int port) {
        return obstacle(port).orElseGet(() -> start(parts, port));
    }

    private static Listening start(Parts parts, int port) {
        UnderWay underWay = new UnderWay();
        WebServer server = WebServer.builder()
                .address(loopback())
                .port(port)
                .addProtocol(
                        Http1Config.builder().maxHeadersSize(LARGEST_HEADERS).build())
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .mediaContext(MediaContext.builder()
                        .mediaSupportsDiscoverServices(false)
                        .build())
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build())
                .maxPayloadSize(LARGEST_DRAINED)
                .shutdownHook(false)
                .directHandlers(Faults.beforeRoutes())
                .routing(routing(parts, underWay))
                .build();
        return server.start().isRunning() ? new Listening.Open(new HttpFront(server, underWay)) : new Listening.Taken();
    }

    /**
     * What stands in the way of the port, or nothing. Helidon would only log it; so the port is bound and let go first,
     * and the moment in between is covered by asking Helidon whether it runs.
     */
    private static Optional<Listening> obstacle(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(loopback(), port));
            return Optional.empty();
        } catch (IOException e) {
            String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return Optional.of(words.contains("permission") ? new Listening.Forbidden() : new Listening.Taken());
        }
    }

    private static InetAddress loopback() {
        try {
            return InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    private static HttpRouting.Builder routing(Parts parts, UnderWay underWay) {
        Routes routes = routes(parts);
        Answering answering = new Answering(parts.accounts());
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(new Gate(underWay));
        for (Routes.Route route : routes.all()) {
            routing.route(route.method(), route.path(), answering.handler(route));
        }
        for (Map.Entry<String, Set<String>> path : routes.methods().entrySet()) {
            String allowed = String.join(", ", path.getValue());
            routing.any(path.getKey(), Answering.handler(_ -> wrongMethod(allowed)));
            if (!path.getKey().endsWith("/")) {
                routing.any(path.getKey() + "/", Answering.handler(HttpFront::withoutSlash));
            }
        }
        return routing.any(Answering.handler(_ -> Response.detail(404, "Not Found")))
                .error(Throwable.class, Faults::bug);
    }

    private static Response withoutSlash(Request request) {
        return Response.empty(307).with("Location", request.urlWithoutSlash());
    }

    private static Response wrongMethod(String allowed) {
        return Response.detail(405, "Method Not Allowed").with("Allow", allowed);
    }

    private static Routes routes(Parts parts) {
        Routes routes = new Routes();
        PredefinedEvents predefined = new PredefinedEvents();
        Enrichment enrichment = new Enrichment(predefined);
        Tracking tracking = new Tracking(parts.sources(), enrichment, parts.instance());
        routes.post(
                "/track",
                Access.OPEN,
                new TrackEndpoint(parts.sources(), parts.file().writer(), tracking, parts.clock()));
        // Real servers have this stub, and trackers that probe for it.
        routes.put("/track", Access.OPEN, _ -> Response.ok(WireJson.none()));
        new InfoEndpoints(parts.instance()).addTo(routes);
        new UserEndpoints(parts.accounts(), parts.instance()).addTo(routes);
        new SourceEndpoints(parts.sources(), parts.clock()).addTo(routes);
        new EventTypeEndpoints(predefined).addTo(routes);
        new ConsentEndpoint(parts.sources(), parts.file().writer(), enrichment, parts.clock()).addTo(routes);
        new RecordEndpoints(parts.file(), new Records(parts.instance())).addTo(routes);
        new TrackerEndpoints().addTo(routes);
        return routes;
    }

    /** The port that was given. */
    public int port() {
        return server.port();
    }

    /** The address that clients use. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Takes no more requests and finishes those that are under way; one that takes too long is broken off. */
    public void close() {
        try {
            if (!underWay.finish(PATIENCE)) {
                LOG.warn("Requests were broken off, because they took longer than {}", PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }
}
