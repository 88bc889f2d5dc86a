package org.trackconsole.service;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.TrackServer;

/** Tests connections, and remembers until the console closes what each test found. Any thread; testing blocks. */
public final class ConnectionTests {
    private final Function<TrackServer, Reply<ServerInfo>> probe;
    private final InstantSource clock;
    private final Map<Tested, Finding> findings = new ConcurrentHashMap<>();

    /** @param probe asks a server who it is */
    public ConnectionTests(Function<TrackServer, Reply<ServerInfo>> probe, InstantSource clock) {
        this.probe = probe;
        this.clock = clock;
    }

    private record Tested(String id, URI url) {
        static Tested of(TrackServer server) {
            return new Tested(server.id(), server.url());
        }
    }

    /**
     * What the last test that got through found.
     *
     * @param info about the server
     * @param at when that was
     */
    public record Finding(ServerInfo info, Instant at) {}

    /** Asks the server who it is. */
    public Reply<ServerInfo> test(TrackServer server) {
        Reply<ServerInfo> reply = probe.apply(server);
        if (reply instanceof Reply.Ok<ServerInfo>(ServerInfo info)) {
            findings.put(Tested.of(server), new Finding(info, clock.instant()));
        }
        return reply;
    }

    /** What is known of the server at its present address; null where nothing is. Waits for nothing. */
    public @Nullable Finding last(TrackServer server) {
        return findings.get(Tested.of(server));
    }
}
