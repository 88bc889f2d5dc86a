package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.model.TrackServer;

/**
 * A server that shows three events, one session and the profile, and deletes none of them, whatever it says; it may be too
 * busy at first.
 */
class RefusedRemovalTest {
    private static final Profile ANN = new Profile(Json.object("{\"id\": \"ann\"}"));

    private final List<String> deletions = new CopyOnWriteArrayList<>();
    private final TrackingClient client = new TrackingClient("1");
    private final Progress progress = new Progress();
    private int status;
    private int busy;
    private String retryAfter = "0";
    private String words = "";
    private HttpServer http;

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    @AfterEach
    void stop() {
        client.close();
        http.stop(0);
    }

    @Test
    void stopsAtTheFirstRefusalOfARoleThatMayNotDelete() {
        status = 401;
        words = "Invalid authentication credentials";
        RemovalReport report = remove();
        // Once more after a fresh sign-in, since the same answer stands for a token that has expired.
        assertThat(deletions).hasSizeLessThanOrEqualTo(2).allMatch("/event/e1"::equals);
        assertThat(report.problems()).anyMatch(problem -> problem.contains("role admin or developer"));
        assertThat(report.parts()).extracting(RemovalReport.Part::left).containsExactly(3L, 1L, 1L);
        assertThat(report.complete()).isFalse();
    }

    @Test
    void givesUpOnAServerThatFailsAgainAndAgainAndDeletesNoProfileThen() {
        status = 500;
        words = "ConflictError(409, 'version_conflict_engine_exception')";
        RemovalReport report = remove();
        assertThat(deletions).containsExactly("/event/e1", "/event/e2", "/event/e3");
        assertThat(report.parts()).extracting(RemovalReport.Part::deleted).containsExactly(0L, 0L, 0L);
        assertThat(report.problems()).hasSize(1).noneMatch(problem -> problem.contains("version_conflict"));
    }

    @Test
    void keepsTheProfileWhereAnEventIsLeftSoThatItCanBeFoundAgain() {
        status = 200;
        RemovalReport report = remove();
        assertThat(report.complete()).isFalse();
        assertThat(report.parts()).extracting(RemovalReport.Part::left).containsExactly(3L, 1L, 1L);
        assertThat(deletions).contains("/event/e3", "/session/s1").doesNotContain("/profile/ann");
        assertThat(report.problems()).singleElement().asString().contains("Delete it again");
    }

    /** Each refusal is one more than a deletion that counts them as failures would bear. */
    @Test
    void waitsForAServerThatTakesOnlySoManyCallsAtATime() {
        status = 200;
        busy = 9;
        RemovalReport report = remove();
        assertThat(deletions.subList(0, 12))
                .containsOnlyOnce("/event/e2", "/event/e3")
                .startsWith("/event/e1");
        assertThat(report.problems()).singleElement().asString().contains("Delete it again");
    }

    @Test
    void aStopEndsTheWaitForAServer() throws Exception {
        busy = Integer.MAX_VALUE;
        retryAfter = "60";
        FutureTask<RemovalReport> removing = new FutureTask<>(this::remove);
        Thread.ofVirtual().start(removing);
        while (progress.state().phase() != Progress.Phase.WAITING) {
            Thread.onSpinWait();
        }
        progress.stop();
        RemovalReport report = removing.get(20, TimeUnit.SECONDS);
        assertThat(report.stopped()).isTrue();
        assertThat(deletions).containsExactly("/event/e1");
    }

    @Test
    void doesNotWaitForHours() {
        busy = Integer.MAX_VALUE;
        retryAfter = "86400";
        RemovalReport report = remove();
        assertThat(report.complete()).isFalse();
        assertThat(deletions).containsExactly("/event/e1", "/event/e2", "/event/e3");
    }

    private RemovalReport remove() {
        URI url = URI.create("http://127.0.0.1:" + http.getAddress().getPort());
        TrackServer server = new TrackServer("one", "One", url, Duration.ofSeconds(60), List.of(), "ann");
        return new PersonRemoval(client, _ -> new Credentials("ann", "secret"), InstantSource.system())
                .remove(server, ANN, progress);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getRequestBody().readAllBytes();
        boolean deletes = exchange.getRequestMethod().equals("DELETE");
        if (deletes) {
            deletions.add(path);
        }
        String body = switch (path) {
            case String any
            when deletes -> Json.object("{}").put("detail", words).toString();
            case "/user/token" -> "{\"access_token\": \"t\", \"token_type\": \"bearer\", \"roles\": []}";
            case "/event/select/range" ->
                "{\"total\": 3, \"result\": [{\"id\": \"e1\"}, {\"id\": \"e2\"}, {\"id\": \"e3\"}]}";
            case "/session/select/range" -> "{\"total\": 1, \"result\": [{\"id\": \"s1\"}]}";
            case "/profile/ann" -> "{\"id\": \"ann\"}";
            default -> "{\"_shards\": {}}";
        };
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        boolean tooMany = deletes && deletions.size() <= busy;
        if (tooMany) {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
        }
        exchange.sendResponseHeaders(tooMany ? 429 : deletes ? status : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
