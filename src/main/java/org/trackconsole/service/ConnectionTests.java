package org.trackconsole.service;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.TrackServer;

/** Tests connections, and remembers until the console closes what each test found. Any thread; testing blocks. */
public final class ConnectionTests {
    private final Function<TrackServer, Reply<ServerInfo>> probe;
    private final BiFunction<TrackServer, Credentials, Reply<List<String>>> signIn;
    private final Passwords passwords;
    private final InstantSource clock;
    private final Map<Tested, Finding> findings = new ConcurrentHashMap<>();

    /**
     * @param probe asks a server who it is
     * @param signIn signs somebody in anew
     * @param passwords those that are kept
     */
    public ConnectionTests(
            Function<TrackServer, Reply<ServerInfo>> probe,
            BiFunction<TrackServer, Credentials, Reply<List<String>>> signIn,
            Passwords passwords,
            InstantSource clock) {
        this.probe = probe;
        this.signIn = signIn;
        this.passwords = passwords;
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

    /**
     * What a whole test found.
     *
     * @param info about the server
     * @param user who could sign in; null where nobody was to
     */
    public record Passed(ServerInfo info, @Nullable String user) {}

    /**
     * Asks the server who it is, and then whether its user may sign in, if it has one whose password is known.
     *
     * @param password as typed; empty for the kept one
     * @param kept the server as it is kept; null for a new one. Its password goes to no other address and for no other user
     */
    public Reply<Passed> test(TrackServer server, String password, @Nullable TrackServer kept) {
        return switch (test(server)) {
            case Reply.Failed<ServerInfo>(Answer.Failure failure) -> new Reply.Failed<>(failure);
            case Reply.Ok<ServerInfo>(ServerInfo info) -> {
                Credentials who = credentials(server, password, kept);
                yield who == null
                        ? new Reply.Ok<>(new Passed(info, null))
                        : signIn.apply(server, who).map(_ -> new Passed(info, who.user()));
            }
        };
    }

    private @Nullable Credentials credentials(TrackServer server, String password, @Nullable TrackServer kept) {
        String user = server.user();
        if (user == null || user.isBlank()) {
            return null;
        }
        if (!password.isEmpty()) {
            return new Credentials(user, password);
        }
        if (kept == null || !kept.url().equals(server.url()) || !user.equals(kept.user())) {
            return null;
        }
        return passwords.of(kept);
    }

    /** What is known of the server at its present address; null where nothing is. Waits for nothing. */
    public @Nullable Finding last(TrackServer server) {
        return findings.get(Tested.of(server));
    }
}
