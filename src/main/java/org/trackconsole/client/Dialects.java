package org.trackconsole.client;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.JsonNode;

/**
 * Remembers which dialect each address speaks, and finds it out from the version or, where that tells nothing, from what
 * is there (contract §1). Needs no sign-in. Any thread.
 */
final class Dialects {
    private static final String OWNER = "Track Console";

    private final Function<Question, Reply<RawAnswer>> asking;
    private final Map<URI, Dialect> known = new ConcurrentHashMap<>();

    /** @param asking sends a GET without sign-in */
    Dialects(Function<Question, Reply<RawAnswer>> asking) {
        this.asking = asking;
    }

    /** What is asked of a server: a path, with its leading slash. */
    record Question(TrackServer server, String path) {}

    /** What the server speaks; as long as it has not told, what the newest open release does. */
    Dialect of(TrackServer server) {
        return known.getOrDefault(server.url(), Dialect.V0_8_2);
    }

    /** Finds out what the server speaks, which has just said this version, and remembers it. */
    Dialect learn(TrackServer server, String version) {
        Dialect told = Dialect.of(version);
        Dialect found = told == null ? probed(server) : told;
        if (found == Dialect.V0_8_2 && OWNER.equals(details(server, "/info/version/details", "owner"))) {
            found = Dialect.CONSOLE;
        }
        known.put(server.url(), found);
        return found;
    }

    /** From 0.9 on there is a plain list of sources; since 0.8.2 the root tells the version. */
    private Dialect probed(TrackServer server) {
        if (asking.apply(new Question(server, "/event-sources")) instanceof Reply.Ok<RawAnswer>(RawAnswer raw)
                && raw.status() != 404) {
            return Dialect.V0_9;
        }
        return details(server, "/", "version") == null ? Dialect.V0_8_1 : Dialect.V0_8_2;
    }

    private @Nullable String details(TrackServer server, String path, String member) {
        JsonNode json = asking.apply(new Question(server, path)) instanceof Reply.Ok<RawAnswer>(RawAnswer raw)
                        && raw.status() == 200
                ? WireJson.read(raw)
                : null;
        return json == null ? null : WireJson.text(json.path(member));
    }
}
