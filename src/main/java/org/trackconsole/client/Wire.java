package org.trackconsole.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Answer.Cancelled;
import org.trackconsole.model.Answer.Unreachable;
import org.trackconsole.model.Header;
import org.trackconsole.model.Network;
import org.trackconsole.model.Network.Proxy;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;

/**
 * Carries one message to a server and brings back the HTTP answer as it came, or why none came. Redirects are answers,
 * not instructions; TLS is verified but for a server for which a person made an exception. Any thread; {@link #send}
 * blocks.
 */
final class Wire implements AutoCloseable {
    /** What the platform's own time-out is given to say which step was too slow, before ours ends the call. */
    private static final Duration GRACE = Duration.ofMillis(250);

    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private final SystemProxies proxies;
    private final HttpClients clients;
    private final Contacts contacts = new Contacts();

    /** @param proxies what "as this machine is set" means */
    Wire(SystemProxies proxies) {
        this.proxies = proxies;
        clients = new HttpClients(System::nanoTime, proxies);
    }

    /**
     * What is to be sent.
     *
     * @param method an HTTP method
     * @param address the full address
     * @param headers all of them but those that the transport itself writes
     * @param body null for a request without one
     * @param network how it gets there, with passwords
     */
    record Message(
            String method,
            URI address,
            List<Header> headers,
            @Nullable String body,
            Network network) {
        Message with(Network other) {
            return new Message(method, address, headers, body, other);
        }

        boolean secure() {
            return "https".equalsIgnoreCase(address.getScheme());
        }
    }

    /**
     * Sends it, and a second time if the connection is lost and the message may be repeated. A kept connection that the
     * server has closed in the meantime looks like a lost one (contract §12.15).
     *
     * @param timeout for the whole call, both attempts and the body's last byte included
     * @param repeatable whether a second arrival changes nothing
     */
    Reply<RawAnswer> send(Message message, Duration timeout, CancelSignal cancel, boolean repeatable) {
        return contacts.noted(message.address(), send(message, timeout, cancel, repeatable, BodyCollector::new));
    }

    /** As above; of the body no more than {@code most} bytes are read. */
    Reply<RawAnswer> read(Message message, Duration timeout, int most) {
        return send(message, timeout, new CancelSignal(), true, () -> new BodyCollector(most, most));
    }

    private Reply<RawAnswer> send(
            Message message,
            Duration timeout,
            CancelSignal cancel,
            boolean repeatable,
            Supplier<BodyCollector> collectors) {
        CallClock clock = new CallClock();
        if (!callable(message.address())) {
            return failed(new Unreachable(Break.UNKNOWN_HOST, message.address().toString(), clock.timing()));
        }
        try {
            return send(routed(message), timeout, cancel, repeatable, collectors, clock);
        } catch (NetworkProblem problem) {
            return failed(new Unreachable(problem.reason(), problem.detail(), clock.timing()));
        }
    }

    private Reply<RawAnswer> send(
            Message message,
            Duration timeout,
            CancelSignal cancel,
            boolean repeatable,
            Supplier<BodyCollector> collectors,
            CallClock clock)
            throws NetworkProblem {
        try (HttpClients.Shared client = clients.lease(message.network(), message.secure())) {
            Reply<RawAnswer> reply = attempt(client.http(), message, timeout, cancel, clock, collectors);
            if (repeatable
                    && lost(reply)
                    && clock.isConnected()
                    && clock.elapsed().compareTo(timeout) < 0) {
                clock.markNewAttempt();
                reply = attempt(client.http(), message, timeout.minus(clock.elapsed()), cancel, clock, collectors);
            }
            return reply;
        }
    }

    /**
     * Sends it and hands on the lines of the answer's body until it ends, for as long as that takes.
     *
     * @param timeout until the answer begins; of one that is no stream, until it ends
     * @return the answer; of a stream that ended as it should, without its body
     */
    Reply<RawAnswer> follow(Message message, Duration timeout, Consumer<String> lines) {
        return contacts.noted(message.address(), followed(message, timeout, lines));
    }

    private Reply<RawAnswer> followed(Message message, Duration timeout, Consumer<String> lines) {
        CallClock clock = new CallClock();
        if (!callable(message.address())) {
            return failed(new Unreachable(Break.UNKNOWN_HOST, message.address().toString(), clock.timing()));
        }
        try {
            return follow(routed(message), timeout, lines, clock);
        } catch (NetworkProblem problem) {
            return failed(new Unreachable(problem.reason(), problem.detail(), clock.timing()));
        }
    }

    private Reply<RawAnswer> follow(Message message, Duration timeout, Consumer<String> lines, CallClock clock)
            throws NetworkProblem {
        try (HttpClients.Shared client = clients.lease(message.network(), message.secure())) {
            CompletableFuture<HttpResponse<Streamed>> call = client.http()
                    .sendAsync(request(message, timeout, clock), head -> {
                        clock.markAnswering();
                        boolean stream = head.statusCode() == 200
                                && isStream(head.headers()
                                        .firstValue("content-type")
                                        .orElse(""));
                        return stream
                                ? BodySubscribers.mapping(BodySubscribers.ofInputStream(), Streamed.Lines::new)
                                : BodySubscribers.mapping(new BodyCollector(), Streamed.Whole::new);
                    });
            return switch (await(call, message, timeout, new CancelSignal(), clock)) {
                case Reply.Failed<HttpResponse<Streamed>>(Answer.Failure failure) -> failed(failure);
                case Reply.Ok<HttpResponse<Streamed>>(HttpResponse<Streamed> response) -> {
                    // Its end may be hours away.
                    contacts.answered(message.address());
                    yield followed(response, message, lines, clock);
                }
            };
        }
    }

    private Reply<RawAnswer> followed(
            HttpResponse<Streamed> response, Message message, Consumer<String> lines, CallClock clock) {
        try {
            return new Reply.Ok<>(
                    switch (response.body()) {
                        case Streamed.Whole(BodyCollector.Body body) -> raw(response, message, body, clock);
                        case Streamed.Lines(InputStream body) -> {
                            read(body, lines);
                            yield raw(response, message, BodyCollector.Body.NONE, clock);
                        }
                    });
        } catch (IOException failure) {
            // An interrupted read ends as if the connection were lost.
            return failed(
                    Thread.currentThread().isInterrupted() || failure.getCause() instanceof InterruptedException
                            ? new Cancelled(clock.timing())
                            : broken(failure, message, clock));
        }
    }

    /** Whether what this content type names has no end. */
    static boolean isStream(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    private static void read(InputStream body, Consumer<String> lines) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            String line = reader.readLine();
            while (line != null) {
                lines.accept(line);
                line = reader.readLine();
            }
        }
    }

    /** A body that is read as it comes, or one that was read whole because it is no stream. */
    private sealed interface Streamed {
        record Lines(InputStream body) implements Streamed {}

        record Whole(BodyCollector.Body body) implements Streamed {}
    }

    /** How the calls to servers ended; web pages do not count. */
    Contacts contacts() {
        return contacts;
    }

    /** Ends all calls. */
    @Override
    public void close() {
        clients.close();
    }

    private Reply<RawAnswer> attempt(
            HttpClient http,
            Message message,
            Duration left,
            CancelSignal cancel,
            CallClock clock,
            Supplier<BodyCollector> collectors) {
        if (cancel.isFired()) {
            return failed(new Cancelled(clock.timing()));
        }
        CompletableFuture<HttpResponse<BodyCollector.Body>> call = http.sendAsync(request(message, left, clock), _ -> {
            clock.markAnswering();
            return collectors.get();
        });
        cancel.onFire(() -> call.cancel(true));
        return await(call, message, left, cancel, clock).map(response -> {
            // What a proxy answers to the wish for a tunnel comes without a body.
            BodyCollector.Body body = response.body() == null ? BodyCollector.Body.NONE : response.body();
            return raw(response, message, body, clock);
        });
    }

    private <T> Reply<HttpResponse<T>> await(
            CompletableFuture<HttpResponse<T>> call,
            Message message,
            Duration left,
            CancelSignal cancel,
            CallClock clock) {
        try {
            return new Reply.Ok<>(call.get(left.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS));
        } catch (CancellationException _) {
            return new Reply.Failed<>(new Cancelled(clock.timing()));
        } catch (InterruptedException _) {
            // Whoever interrupts a thread that waits for a server wants the call to end.
            call.cancel(true);
            Thread.currentThread().interrupt();
            return new Reply.Failed<>(new Cancelled(clock.timing()));
        } catch (TimeoutException _) {
            // The platform's time-out ends with the headers, and does not interrupt a name look-up that hangs.
            call.cancel(true);
            boolean waited = clock.isConnected() || message.body() == null;
            return new Reply.Failed<>(new Unreachable(
                    waited ? Break.ANSWER_TIMEOUT : Break.CONNECT_TIMEOUT, "request timed out", clock.timing()));
        } catch (ExecutionException wrapped) {
            Throwable failure = wrapped.getCause() == null ? wrapped : wrapped.getCause();
            return new Reply.Failed<>(
                    cancel.isFired() ? new Cancelled(clock.timing()) : broken(failure, message, clock));
        }
    }

    /** The same through the proxy that the environment of this process names, where that counts. */
    private Message routed(Message message) throws NetworkProblem {
        Proxy.Http named =
                message.network().proxy() instanceof Proxy.OfSystem ? proxies.ofEnvironment(message.address()) : null;
        return named == null ? message : message.with(message.network().withProxy(named));
    }

    /** The proxy between that we know by name; null where there is none. */
    private static Proxy.@Nullable Http between(Message message) {
        return message.network().proxy() instanceof Proxy.Http named ? named : null;
    }

    /** With a proxy between, what cannot be reached is the proxy. */
    private Unreachable broken(Throwable failure, Message message, CallClock clock) {
        Break reason = Breaks.of(failure);
        String words = Breaks.words(failure);
        Proxy.Http proxy = between(message);
        if (proxy != null) {
            boolean away = reason == Break.NOT_RUNNING || reason == Break.UNKNOWN_HOST || reason == Break.NO_ROUTE;
            if (away || reason == Break.PROXY_REFUSED) {
                return new Unreachable(
                        away ? Break.PROXY_UNREACHABLE : reason, proxy.address() + ": " + words, clock.timing());
            }
        }
        return new Unreachable(reason, words, clock.timing());
    }

    private HttpRequest request(Message message, Duration timeout, CallClock clock) {
        HttpRequest.Builder request = HttpRequest.newBuilder(message.address()).timeout(timeout);
        message.headers().forEach(header -> request.header(header.name(), header.value()));
        Proxy.Http proxy = between(message);
        if (proxy != null && proxy.user() != null) {
            // At once: without an answer to a 401 in the code, the platform takes one from the server for a broken
            // call.
            String pair = proxy.user() + ":" + proxy.password();
            request.setHeader(
                    "Proxy-Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        HttpRequest.BodyPublisher body = message.body() == null
                ? BodyPublishers.noBody()
                : clock.watching(BodyPublishers.ofString(message.body(), StandardCharsets.UTF_8));
        return request.method(message.method(), body).build();
    }

    private static RawAnswer raw(HttpResponse<?> response, Message message, BodyCollector.Body body, CallClock clock) {
        List<Header> headers = new ArrayList<>();
        response.headers().map().forEach((name, values) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            values.forEach(value -> headers.add(new Header(lower, value, Header.looksSecret(lower))));
        });
        return new RawAnswer(
                response.statusCode(),
                headers,
                EchoedSecrets.masked(new String(body.kept(), charset(response)), message.headers()),
                body.size(),
                body.truncated(),
                clock.timing());
    }

    private static Charset charset(HttpResponse<?> response) {
        Matcher named =
                CHARSET.matcher(response.headers().firstValue("content-type").orElse(""));
        try {
            return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean callable(URI address) {
        boolean http = "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
        return http && address.getHost() != null && address.getPort() <= HIGHEST_PORT;
    }

    private static boolean lost(Reply<RawAnswer> reply) {
        return reply instanceof Reply.Failed<RawAnswer>(Unreachable failure) && failure.reason() == Break.LOST;
    }

    private static Reply<RawAnswer> failed(Answer.Failure failure) {
        return new Reply.Failed<>(failure);
    }
}
