package org.trackconsole.service;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;

/** A real local server with a source, to which tests send what people do. */
public final class PeopleServer implements AutoCloseable {
    public static final Credentials ADMIN = new Credentials("admin", "secret");

    public final TrackingClient client = new TrackingClient("1");
    public final TrackServer server;
    private final LocalServer running;

    public PeopleServer(Path folder) throws ServerStartException {
        running = LocalServer.start(new ServerOptions(folder, 0, false, ADMIN));
        server = new TrackServer("local", "Local", running.url(), Duration.ofSeconds(60), List.of(), ADMIN.user());
        source("shop", false);
    }

    /** The same server as the console knows one that it did not start itself. */
    public TrackServer elsewhere() {
        return new TrackServer("shop", "Shop", server.url(), server.timeout(), List.of(), ADMIN.user());
    }

    public void source(String id, boolean staticIds) {
        Reply<String> saved = client.saveSource(
                server,
                ADMIN,
                new Source(
                        id,
                        id,
                        List.of("rest"),
                        Bridge.REST,
                        "",
                        "Web",
                        true,
                        List.of(),
                        List.of(),
                        staticIds,
                        null,
                        Map.of()));
        if (!(saved instanceof Reply.Ok<String>)) {
            throw new AssertionError(saved.toString());
        }
    }

    /** Sends a call; answers the profile's id. */
    public String track(String payload) {
        Answer answer = client.track(server, payload, new TrackPayload(Json.object(payload)), new CancelSignal());
        String id = answer instanceof Answer.Accepted accepted ? accepted.profileId() : null;
        if (id == null) {
            throw new AssertionError(answer.toString());
        }
        return id;
    }

    /** Somebody new with a name and an address; answers the profile's id. */
    public String person(String session, String firstName, String email) {
        return track("""
                {"source": {"id": "shop"}, "session": {"id": "%s"}, "events": [
                  {"type": "page-view", "properties": {"category": "a"}},
                  {"type": "profile-update", "properties": {"pii": {"firstname": "%s", "lastname": "Smith"},
                    "contact": {"email": {"main": "%s"}, "phone": {"main": "+48600100200"}}}}]}""".formatted(session, firstName, email));
    }

    @Override
    public void close() throws UncheckedIOException {
        client.close();
        running.close();
    }
}
