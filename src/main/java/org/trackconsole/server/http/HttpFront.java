package org.trackconsole.server.http;

import io.helidon.common.mapper.MapperManager;
import io.helidon.common.mapper.Mappers;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
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
import org.trackconsole.server.track.Tracking;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.Worlds;

/** The listening part of the server: HTTP/1.1, a virtual thread for each connection. */
public final class HttpFront {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

    private static final int LARGEST_HEADERS = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int MOST_CONNECTIONS = 1_024;

    static {
        discoverNothing();
    }

    private final WebServer server;
    private final UnderWay underWay;
    private final SlowClients slowClients;
    private final Place place;
    private final Worlds worlds;

    private HttpFront(WebServer server, UnderWay underWay, SlowClients slowClients, Place place, Worlds worlds) {
        this.server = server;
        this.underWay = underWay;
        this.slowClients = slowClients;
        this.place = place;
        this.worlds = worlds;
    }

    /**
     * What the routes work on.
     *
     * @param predefined the event types that the server knows
     * @param instance the uuid of the installation
     */
    public record Parts(
            Worlds worlds, Accounts accounts, PredefinedEvents predefined, String instance, InstantSource clock) {}

    /**
     * Begins to listen.
     *
     * @param port 0 for any free one
     */
    public static Listening open(Parts parts, Place place, int port) {
        return obstacle(place, port).orElseGet(() -> start(parts, place, port));
    }

    /**
     * All that Helidon is to use is named here, for all servers of the process. Else it reads the lists of services in its
     * jars, which is a tenth of a start; and unless it is told its mappers, it looks them up for the content length of
     * every request, which is an eighth of a call. Its newer way of telling alone saves no look-up.
     */
    @SuppressWarnings("removal")
    private static void discoverNothing() {
        MapperManager mappers = MapperManager.create();
        ServiceRegistryConfig named = ServiceRegistryConfig.builder()
                .discoverServices(false)
                .discoverServicesFromServiceLoader(false)
                .putContractInstance(Mappers.class, mappers)
                .build();
        GlobalServiceRegistry.registry(ServiceRegistryManager.create(named).registry());
        MapperManager.global(mappers);
    }

    private static Listening start(Parts parts, Place place, int port) {
        UnderWay underWay = new UnderWay();
        SlowClients slowClients = new SlowClients(place.patience());
        WebServer server = WebServer.builder()
                .address(place.address())
                .port(port)
                .maxTcpConnections(MOST_CONNECTIONS)
                .idleConnectionTimeout(place.patience())
                .idleConnectionPeriod(place.patience().dividedBy(4))
                .addConnectionSelector(new Connections(http(slowClients), slowClients, BodyRoom.ofThisProcess()))
                .protocolsDiscoverServices(false)
                .featuresDiscoverServices(false)
                .mediaContext(MediaContext.builder()
                        .mediaSupportsDiscoverServices(false)
                        .build())
                .contentEncoding(ContentEncodingContext.builder()
                        .contentEncodingsDiscoverServices(false)
                        .build())
                .maxPayloadSize(Upload.LARGEST)
                .shutdownHook(false)
                .directHandlers(Faults.beforeRoutes())
                .routing(routing(parts, place, underWay, slowClients))
                .build();
        if (server.start().isRunning()) {
            return new Listening.Open(new HttpFront(server, underWay, slowClients, place, parts.worlds()));
        }
        slowClients.close();
        return new Listening.Taken();
    }

    private static ServerConnectionSelector http(SlowClients slowClients) {
        return Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .maxHeadersSize(LARGEST_HEADERS)
                        // A webhook may bring all of its properties in the query, and in letters that a URL should not
                        // have: clients in use send them, and real servers read them.
                        .maxPrologueLength(LARGEST_HEADERS)
                        .validatePrologue(false)
                        .addReceiveListener(slowClients)
                        .receiveLog(false)
                        .sendLog(false)
                        .build())
                .build();
    }

    /**
     * What stands in the way of the port, or nothing. Helidon would only log it; so the port is bound and let go first,
     * and the moment in between is covered by asking Helidon whether it runs.
     */
    private static Optional<Listening> obstacle(Place place, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(place.address(), port));
            return Optional.empty();
        } catch (IOException e) {
            String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            return Optional.of(words.contains("permission") ? new Listening.Forbidden() : new Listening.Taken());
        }
    }

    private static HttpRouting.Builder routing(Parts parts, Place place, UnderWay underWay, SlowClients slowClients) {
        Routes routes = routes(parts, place);
        Answering answering = new Answering(parts.accounts(), parts.worlds(), slowClients);
        HttpRouting.Builder routing = HttpRouting.builder().addFilter(new Gate(place, underWay, answering));
        for (Routes.Route route : routes.all()) {
            routing.route(route.method(), route.path(), answering.handler(route));
        }
        for (Map.Entry<String, Set<String>> path : routes.methods().entrySet()) {
            String allowed = String.join(", ", path.getValue());
            routing.any(path.getKey(), answering.handler(_ -> wrongMethod(allowed)));
            if (!path.getKey().endsWith("/")) {
                routing.any(path.getKey() + "/", answering.handler(HttpFront::withoutSlash));
            }
        }
        return routing.any(answering.handler(_ -> Response.detail(404, "Not Found")))
                .error(Throwable.class, Faults::bug);
    }

    private static Response withoutSlash(Request request) {
        return Response.empty(307).with("Location", request.urlWithoutSlash());
    }

    private static Response wrongMethod(String allowed) {
        return Response.detail(405, "Method Not Allowed").with("Allow", allowed);
    }

    private static Routes routes(Parts parts, Place place) {
        Routes routes = new Routes();
        Enrichment enrichment = new Enrichment(parts.predefined());
        TrackEndpoint track = new TrackEndpoint(new Tracking(enrichment, parts.instance()), parts.clock());
        Rejections rejections = new Rejections(parts.clock());
        routes.post("/track", Access.OPEN, rejections.keeping(track));
        new CollectEndpoints(track, enrichment, rejections, parts.clock()).addTo(routes);
        // Real servers have this stub, and trackers that probe for it.
        routes.put("/track", Access.OPEN, _ -> Response.ok(WireJson.none()));
        new InfoEndpoints(parts.instance()).addTo(routes);
        new UserEndpoints(parts.accounts()).addTo(routes);
        new SourceEndpoints(parts.clock()).addTo(routes);
        new ConsentEndpoint(enrichment, parts.clock()).addTo(routes);
        Records records = new Records(parts.instance());
        Searches searches = new Searches(records, parts.clock());
        new EventTypeEndpoints(parts.predefined(), searches).addTo(routes);
        new MappingEndpoints(parts.predefined(), enrichment).addTo(routes);
        new ConsentTypeEndpoints().addTo(routes);
        new ImportEndpoint(enrichment, parts.clock()).addTo(routes);
        new FigureEndpoints(searches).addTo(routes);
        new SearchEndpoints(searches).addTo(routes);
        new LogEndpoints(searches).addTo(routes);
        new RecordEndpoints(records).addTo(routes);
        new ArrivalEndpoints(records, rejections).addTo(routes);
        new ChangesEndpoint().addTo(routes);
        new DataEndpoints().addTo(routes);
        new HealthEndpoint(place).addTo(routes);
        new TrackerEndpoints().addTo(routes);
        routes.get("/docs", Access.OPEN, _ -> RouteList.page(routes, RouteNotes.read()))
                .get("/openapi.json", Access.OPEN, _ -> OpenApi.document(routes, RouteNotes.read()));
        return routes;
    }

    /** The port that was given. */
    public int port() {
        return server.port();
    }

    /** The address that clients use. */
    public URI url() {
        return URI.create("http://" + place.inUrl() + ":" + port());
    }

    /** Takes no more requests and finishes those that are under way; one that takes too long is broken off. */
    public void close() {
        worlds.endStreams();
        try {
            if (!underWay.finish(PATIENCE)) {
                LOG.warn("Requests were broken off, because they took longer than {}", PATIENCE);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        server.stop();
        slowClients.close();
    }
}
