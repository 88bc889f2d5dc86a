package org.trackconsole.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.HttpRequest;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.trackconsole.server.access.Accounts;
import org.trackconsole.server.world.Worlds;

/** Joins routes to Helidon: signing in where a route asks for it, then the endpoint, then the answer. */
final class Answering {
    private static final HeaderName PROCESS_TIME = HeaderNames.create("X-Process-Time");

    private final Accounts accounts;
    private final Worlds worlds;
    private final SlowClients slowClients;

    Answering(Accounts accounts, Worlds worlds, SlowClients slowClients) {
        this.accounts = accounts;
        this.worlds = worlds;
        this.slowClients = slowClients;
    }

    Handler handler(Routes.Route route) {
        Endpoint endpoint =
                route.access() == Access.OPEN ? route.endpoint() : signedIn(route.access(), route.endpoint());
        return handler(endpoint);
    }

    Handler handler(Endpoint endpoint) {
        return (request, response) -> answer(endpoint, request, response);
    }

    /** Answers where no endpoint is asked; what was sent is read all the same, and not for longer than elsewhere. */
    void answer(ServerRequest request, ServerResponse response, Response answer) {
        answer(_ -> answer, request, response);
    }

    private void answer(Endpoint endpoint, ServerRequest request, ServerResponse response) {
        try (BodyRoom.Share _ = Connections.share()) {
            answerWithin(endpoint, request, response);
        }
    }

    private void answerWithin(Endpoint endpoint, ServerRequest request, ServerResponse response) {
        long start = System.nanoTime();
        Request asked = new Request(request, worlds, slowClients);
        Response answer = asked.readToTheEnd(endpoint.answer(asked));
        response.header(HeaderValues.create(PROCESS_TIME, seconds(System.nanoTime() - start)));
        request.headers()
                .first(Request.CONTEXT)
                .ifPresent(context -> response.header(HeaderValues.create(Request.CONTEXT, context)));
        send(request, response, answer);
    }

    /** Seconds to the microsecond; {@code String.format} took a sixth of the time of a call. */
    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos / 1_000, 6).toPlainString();
    }

    static void send(HttpRequest request, ServerResponse response, Response answer) {
        response.status(answer.status());
        if (answer.body().length > 0 || answer.flow() != null) {
            response.header(HeaderNames.CONTENT_TYPE, answer.type());
        }
        answer.headers().forEach(response::header);
        if (request.prologue().method().equals(Method.HEAD)) {
            response.send();
        } else if (answer.flow() != null) {
            // Helidon ends the body when the handler returns; so a connection that is to end does so by its header.
            flow(response, answer.flow());
            return;
        } else {
            response.send(answer.body());
        }
        if (answer.ends() || request.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            throw new CloseConnectionException("This answer was the last");
        }
    }

    private static void flow(ServerResponse response, Response.Flow flow) {
        try (OutputStream out = response.outputStream()) {
            flow.writeTo(out);
        } catch (IOException | UncheckedIOException e) {
            throw new CloseConnectionException("The client is gone", e);
        }
    }

    /** A token that is not good and a role that is not enough are told alike, as by real servers. */
    private Endpoint signedIn(Access access, Endpoint endpoint) {
        return request -> Bearer.token(request)
                .map(token -> accounts.use(token)
                        .filter(access::admits)
                        .map(_ -> endpoint.answer(request))
                        .orElseGet(Answering::invalidCredentials))
                .orElseGet(() -> unauthorised("Not authenticated"));
    }

    /** The token is none that counts, or no longer. */
    static Response invalidCredentials() {
        return unauthorised("Invalid authentication credentials");
    }

    private static Response unauthorised(String detail) {
        return Response.detail(401, detail).with("WWW-Authenticate", "Bearer");
    }
}
