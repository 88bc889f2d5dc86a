package org.trackconsole.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Wire.Message;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.JsonNode;

/**
 * Sends what needs a signed-in person (contract §5). Tokens live in memory only; a server forgets them after half an
 * hour without use, so one that is refused is renewed, once. Any thread; two threads at once may both sign in, which
 * harms nobody: a person's token is always the same.
 */
final class SignedCalls {
    /** A person waits no longer without being told. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Wire wire;
    private final Requests requests;
    private final Map<Person, String> tokens = new ConcurrentHashMap<>();

    SignedCalls(Wire wire, Requests requests) {
        this.wire = wire;
        this.requests = requests;
    }

    /** What the server said at the sign-in. */
    private record SignedIn(String token, List<String> roles) {}

    private record Person(String serverId, URI url, String user) {}

    /**
     * Sends a request, signed if somebody is named. It is sent once more where the server has too many calls to take it and
     * asks to wait so shortly that it still fits into the time of the call: then nothing was done.
     *
     * @param path encoded, with its leading slash
     * @param body JSON, or null for a request without one
     */
    Reply<RawAnswer> send(
            TrackServer server, @Nullable Credentials who, String method, String path, @Nullable String body) {
        return patiently(
                server,
                RetryAfter::ofUndone,
                within -> signed(within, who, method, path, body, message -> send(within, message)));
    }

    /**
     * Sends a request that changes nothing, signed if somebody is named. So it is sent once more where the connection was
     * lost, and where a busy server asks to wait so shortly that it still fits into the time of the call.
     *
     * @param path encoded, with its leading slash
     * @param body JSON, or null for a request without one
     */
    Reply<RawAnswer> ask(
            TrackServer server, @Nullable Credentials who, String method, String path, @Nullable String body) {
        return patiently(
                server,
                RetryAfter::of,
                within -> signed(within, who, method, path, body, message -> ask(within, message)));
    }

    /**
     * Makes a call, and once more after the wait that a server asks for.
     *
     * @param asked how long it is; null where there is no second time
     * @param call within the time of the server that it is given
     */
    private static Reply<RawAnswer> patiently(
            TrackServer server,
            Function<Reply<RawAnswer>, @Nullable Duration> asked,
            Function<TrackServer, Reply<RawAnswer>> call) {
        long begun = System.nanoTime();
        Reply<RawAnswer> reply = call.apply(server);
        Duration wait = asked.apply(reply);
        if (wait == null
                || wait.compareTo(LONGEST_WAIT) > 0
                || !left(server, begun).minus(wait).isPositive()) {
            return reply;
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Reply.Failed<>(new Answer.Cancelled(Timing.NONE));
        }
        Duration left = left(server, begun);
        return left.isPositive() ? call.apply(server.withTimeout(left)) : reply;
    }

    private static Duration left(TrackServer server, long begun) {
        return server.timeout().minusNanos(System.nanoTime() - begun);
    }

    /**
     * Asks for a stream of lines, signed if somebody is named, and hands them on until it ends.
     *
     * @return the answer's head where there was a stream, the whole answer where there was none
     */
    Reply<RawAnswer> follow(TrackServer server, @Nullable Credentials who, String path, Consumer<String> lines) {
        return signed(server, who, "GET", path, null, message -> wire.follow(message, server.timeout(), lines));
    }

    private Reply<RawAnswer> signed(
            TrackServer server,
            @Nullable Credentials who,
            String method,
            String path,
            @Nullable String body,
            Function<Message, Reply<RawAnswer>> sending) {
        String type = contentType(body);
        if (who == null) {
            return sending.apply(requests.message(server, method, path, type, body, null));
        }
        Person person = new Person(server.id(), server.url(), who.user());
        String kept = tokens.get(person);
        if (kept != null) {
            Reply<RawAnswer> reply = sending.apply(requests.message(server, method, path, type, body, kept));
            boolean refused = reply instanceof Reply.Ok<RawAnswer>(RawAnswer raw) && raw.status() == 401;
            if (!refused) {
                return reply;
            }
            tokens.remove(person, kept);
        }
        return switch (signIn(server, who)) {
            case Reply.Failed<SignedIn>(Answer.Failure failure) -> new Reply.Failed<>(failure);
            case Reply.Ok<SignedIn>(SignedIn now) -> {
                tokens.put(person, now.token());
                Reply<RawAnswer> reply = sending.apply(requests.message(server, method, path, type, body, now.token()));
                Answer.Refused missing = reply instanceof Reply.Ok<RawAnswer>(RawAnswer raw)
                        ? Roles.missing(method, path, raw, now.roles())
                        : null;
                yield missing == null ? reply : new Reply.Failed<>(missing);
            }
        };
    }

    /** Signs somebody in anew; answers the roles that the server named. */
    Reply<List<String>> trySignIn(TrackServer server, Credentials who) {
        return signIn(server, who).map(SignedIn::roles);
    }

    private Reply<SignedIn> signIn(TrackServer server, Credentials who) {
        String form = "username=" + Requests.encoded(who.user()) + "&password=" + Requests.encoded(who.password())
                + "&grant_type=password&scope=";
        Reply<RawAnswer> reply =
                send(server, requests.message(server, "POST", "/user/token", Requests.FORM, form, null));
        return switch (reply) {
            case Reply.Failed<RawAnswer>(Answer.Failure failure) -> new Reply.Failed<>(failure);
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> token(raw);
        };
    }

    private static @Nullable String contentType(@Nullable String body) {
        return body == null ? null : Requests.JSON;
    }

    private Reply<RawAnswer> send(TrackServer server, Message message) {
        return wire.send(message, server.timeout(), new CancelSignal(), false);
    }

    private Reply<RawAnswer> ask(TrackServer server, Message message) {
        return wire.send(message, server.timeout(), new CancelSignal(), true);
    }

    private static Reply<SignedIn> token(RawAnswer raw) {
        if (raw.status() / 100 != 2) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = WireJson.read(raw);
        String token = json == null ? null : WireJson.text(json.path("access_token"));
        return token == null || !Requests.VALUE.matcher(token).matches()
                ? new Reply.Failed<>(new Answer.Unreadable(raw, WireJson.oddity(raw)))
                : new Reply.Ok<>(new SignedIn(token, roles(json)));
    }

    private static List<String> roles(@Nullable JsonNode json) {
        List<String> roles = new ArrayList<>();
        if (json != null) {
            json.path("roles").forEach(role -> {
                if (role.isString()) {
                    roles.add(role.stringValue());
                }
            });
        }
        return List.copyOf(roles);
    }
}
