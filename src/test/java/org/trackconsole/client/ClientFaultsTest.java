package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.client.FaultServer.Script;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RecordQuestion;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.Span;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every call that the client can make, against everything that a server can do wrong: each ends in a value that says so. */
class ClientFaultsTest {
    private static final Credentials ADMIN = new Credentials("admin@example.com", "x");
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String TOKEN = "{\"access_token\":\"t0ken\",\"token_type\":\"bearer\"}";
    private static final String UNSIGNED = "{\"detail\":\"Not authenticated\"}";
    private static final String EXPIRED = "{\"detail\":\"Invalid authentication credentials\"}";
    private static final String PAYLOAD = "{\"events\":[{\"type\":\"page-view\"}]}";

    private final TrackingClient client = new TrackingClient("1");

    @AfterEach
    void close() {
        client.close();
    }

    /** A call and whether it changes nothing. */
    private record Operation(String name, boolean reads, Call call) {}

    private interface Call {
        Object on(TrackingClient client, TrackServer server, @Nullable Credentials who);
    }

    private static final List<Operation> OPERATIONS = List.of(
            new Operation(
                    "track",
                    false,
                    (client, server, _) -> client.track(
                            server,
                            PAYLOAD,
                            new TrackPayload((ObjectNode) JsonMapper.shared().readTree(PAYLOAD)),
                            new CancelSignal())),
            new Operation("probe", true, (client, server, _) -> client.probe(server)),
            new Operation("sources", true, (client, server, who) -> client.sources(server, who, "")),
            new Operation("source", true, (client, server, who) -> client.source(server, who, "a")),
            new Operation(
                    "saveSource",
                    false,
                    (client, server, who) -> client.saveSource(server, who, Source.rest("a", "A"))),
            new Operation("deleteSource", false, (client, server, who) -> client.deleteSource(server, who, "a")),
            new Operation(
                    "olderArrivals",
                    true,
                    (client, server, who) -> client.olderArrivals(server, who, ArrivalFilter.NONE, null, 10)),
            new Operation(
                    "newerArrivals",
                    true,
                    (client, server, who) -> client.newerArrivals(server, who, ArrivalFilter.NONE, "1", 10)),
            new Operation("arrival", true, (client, server, who) -> client.arrival(server, who, "1")),
            new Operation(
                    "followArrivals",
                    false,
                    (client, server, who) -> client.followArrivals(server, who, ArrivalFilter.NONE, "1", new Deaf())),
            new Operation(
                    "find",
                    true,
                    (client, server, who) -> client.records().find(server, who, RecordIndex.PROFILE, "a")),
            new Operation(
                    "search",
                    true,
                    (client, server, who) -> client.records()
                            .search(server, who, RecordIndex.EVENT, new RecordQuestion("", null, 0, 20))),
            new Operation(
                    "counts", true, (client, server, who) -> client.records().counts(server, who, "a", "type")),
            new Operation(
                    "delete",
                    false,
                    (client, server, who) -> client.records().delete(server, who, RecordIndex.PROFILE, "a")),
            new Operation(
                    "refresh", true, (client, server, who) -> client.records().refresh(server, who, RecordIndex.EVENT)),
            new Operation(
                    "collect",
                    false,
                    (client, server, _) -> client.deliveries().collect(server, "page-view", "a", "s", "{}")),
            new Operation(
                    "byId", true, (client, server, who) -> client.deliveries().byId(server, who, "a")),
            new Operation(
                    "bySession",
                    true,
                    (client, server, who) -> client.deliveries().bySession(server, who, "s", "page-view")),
            new Operation(
                    "byType", true, (client, server, who) -> client.figures().byType(server, who, "a", Span.DAY)),
            new Operation(
                    "overTime",
                    true,
                    (client, server, who) -> client.figures().overTime(server, who, "a", Span.DAY, ZoneId.of("UTC"))),
            new Operation(
                    "newest", true, (client, server, who) -> client.figures().newest(server, who, "a")));

    private static final List<String> SIGNED_WRITES = List.of("saveSource", "deleteSource", "delete");

    /**
     * Something that a server does wrong.
     *
     * @param told the reason that every call gives, save those that are told apart
     * @param otherwise what some calls say
     */
    record Fault(String name, Duration timeout, Script script, String told, Map<String, String> otherwise) {
        Fault(String name, Script script, String told) {
            this(name, LONG, script, told, Map.of());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Fault> faults() {
        String html = "<!DOCTYPE html><html><body>Welcome</body></html>";
        return Stream.of(
                new Fault("never answers", SHORT, (_, stage) -> stage.hang(), "ANSWER_TIMEOUT", Map.of()),
                new Fault(
                        "stops in the middle",
                        SHORT,
                        (_, stage) -> {
                            stage.write("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"a\":");
                            stage.hang();
                        },
                        "ANSWER_TIMEOUT",
                        Map.of()),
                new Fault(
                        "is cut off in the middle",
                        (_, stage) -> {
                            stage.write("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"a\":");
                            stage.hangUp();
                        },
                        "LOST"),
                new Fault("half of a JSON", FaultServer.json(200, "{\"grouped\": {"), "NOT_JSON"),
                new Fault("an empty body", FaultServer.json(200, ""), "NOT_JSON"),
                new Fault(
                        "another service",
                        LONG,
                        FaultServer.json(200, "[{\"status\":\"up\"}]"),
                        "UNEXPECTED_JSON",
                        // Reports of what was done have many forms.
                        Map.of("delete", "ok", "refresh", "ok")),
                new Fault(
                        "a redirect",
                        FaultServer.answer(302, "text/html", "", "Location: https://login.example/"),
                        "REDIRECTED"),
                new Fault("a web page", FaultServer.answer(200, "text/html", html), "WEB_PAGE"),
                new Fault("a web page that nobody marked", FaultServer.json(200, html), "WEB_PAGE"),
                new Fault("a web page of an error", FaultServer.answer(500, "text/html", html), "SERVER_FAULT"),
                new Fault("a gateway without its server", FaultServer.answer(502, "text/html", html), "BUSY"),
                new Fault(
                        "no sign-in",
                        FaultServer.answer(401, "application/json", UNSIGNED, "WWW-Authenticate: Bearer"),
                        "SIGN_IN_NEEDED"),
                new Fault("a closed function", FaultServer.json(403, "{\"detail\":\"Access forbidden\"}"), "FORBIDDEN"),
                new Fault("no such path", FaultServer.json(404, "{\"detail\":\"Not Found\"}"), "NO_SUCH_PATH"),
                new Fault(
                        "too many calls",
                        FaultServer.answer(429, "application/json", "{}", "Retry-After: 3600"),
                        "TOO_MANY"),
                new Fault(
                        "a hundred megabytes",
                        LONG,
                        ClientFaultsTest::hugeAnswer,
                        "TOO_LONG",
                        Map.of("track", "UNEXPECTED_JSON", "collect", "UNEXPECTED_JSON")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyCallEndsInAValueThatSaysWhatWasWrong(Fault fault) throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        try (FaultServer faults = FaultServer.playing(fault.script())) {
            TrackServer server = faults.server(fault.timeout());
            if (fault.timeout().equals(SHORT)) {
                told.putAll(atOnce(server));
            } else {
                for (Operation operation : OPERATIONS) {
                    told.put(operation.name(), kind(operation.call().on(client, server, null)));
                }
            }
        }
        Map<String, String> expected = expected(_ -> fault.told());
        expected.putAll(fault.otherwise());
        assertThat(told).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void aRefreshThatDidNothingSaysSo() throws IOException {
        for (Script script : List.of(
                FaultServer.answer(200, "text/html", "<html>"),
                FaultServer.json(401, UNSIGNED),
                FaultServer.nothing())) {
            try (FaultServer faults = FaultServer.playing(script)) {
                assertThat(client.deliveries().refresh(faults.server(), null)).isFalse();
            }
        }
    }

    @Test
    void aTokenThatEndsInTheMiddleIsRenewedOnceByEveryCallThatSigns() throws IOException {
        Map<String, String> told = new LinkedHashMap<>();
        Map<String, Integer> signedIn = new LinkedHashMap<>();
        for (Operation operation : OPERATIONS) {
            try (FaultServer faults =
                    FaultServer.playing((request, stage) -> (request.path().equals("/user/token")
                                    ? FaultServer.json(200, TOKEN)
                                    : FaultServer.answer(401, "application/json", EXPIRED, "WWW-Authenticate: Bearer"))
                            .play(request, stage))) {
                // The first signs in, the second finds its token refused and signs in anew.
                operation.call().on(client, faults.server(), ADMIN);
                told.put(operation.name(), kind(operation.call().on(client, faults.server(), ADMIN)));
                signedIn.put(operation.name(), (int) faults.requests().stream()
                        .filter(request -> request.path().equals("/user/token"))
                        .count());
            }
        }
        // A token that is a moment old has not ended, so it is a role that is missing; the others are not signed.
        assertThat(told).containsExactlyInAnyOrderEntriesOf(expected(operation -> switch (operation.name()) {
            case "track", "probe", "collect" -> "SIGN_IN_EXPIRED";
            case "sources", "source", "saveSource", "deleteSource", "delete" -> "NEEDS_DEVELOPER";
            default -> "NEEDS_MARKETER";
        }));
        assertThat(signedIn)
                .allSatisfy((name, times) -> assertThat(times)
                        .as(name)
                        .isEqualTo(List.of("track", "probe", "collect").contains(name) ? 0 : 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aReadWaitsAsLongAsABusyServerAsksAndAWriteWhereItWasSurelyNotDone(int status) throws IOException {
        Map<String, Integer> asked = new LinkedHashMap<>();
        for (Operation operation : OPERATIONS) {
            try (FaultServer faults =
                    FaultServer.playing(FaultServer.answer(status, "text/plain", "", "Retry-After: 0"))) {
                assertThat(kind(operation.call().on(client, faults.server(), null)))
                        .isEqualTo(status == 429 ? "TOO_MANY" : "BUSY");
                asked.put(operation.name(), faults.requests().size());
            }
        }
        Map<String, Integer> expected = new LinkedHashMap<>();
        OPERATIONS.forEach(operation -> expected.put(
                operation.name(),
                operation.reads() || (status == 429 && SIGNED_WRITES.contains(operation.name())) ? 2 : 1));
        assertThat(asked).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @Test
    void aWriteGoesOnOnceTheServerTakesItAgain() throws IOException {
        try (FaultServer faults = FaultServer.playing(
                FaultServer.answer(429, "text/plain", "", "Retry-After: 0"),
                FaultServer.json(200, "{\"deleted\":1}"))) {
            assertThat(client.records().delete(faults.server(), null, RecordIndex.EVENT, "a"))
                    .isEqualTo(new Reply.Ok<>(true));
        }
    }

    @Test
    void anAnswerAfterAWaitIsWaitedForNoLongerThanWhatIsLeftOfTheTime() throws IOException {
        try (FaultServer faults = FaultServer.playing(
                FaultServer.answer(503, "text/plain", "", "Retry-After: 1"), (_, stage) -> stage.hang())) {
            long begun = System.nanoTime();
            assertThat(kind(client.sources(faults.server(Duration.ofSeconds(2)), null, "")))
                    .isEqualTo("ANSWER_TIMEOUT");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(2_700));
            assertThat(faults.requests()).hasSize(2);
        }
    }

    @Test
    void aReadDoesNotWaitLongerThanItsTimeOrAPersonWould() throws IOException {
        for (String wait : List.of("6", "86400", "Wed, 24 Nov 2100 06:00:00 GMT", "soon", "99999999999")) {
            try (FaultServer faults =
                    FaultServer.playing(FaultServer.answer(503, "text/plain", "", "Retry-After: " + wait))) {
                assertThat(kind(client.sources(faults.server(), null, ""))).isEqualTo("BUSY");
                assertThat(faults.requests()).as(wait).hasSize(1);
            }
        }
    }

    @Test
    void aReadGoesOnOnceTheServerIsReadyAgain() throws IOException {
        String past = "Wed, 25 Nov 2026 06:00:00 GMT";
        try (FaultServer faults = FaultServer.playing(
                FaultServer.answer(503, "text/plain", "", "Retry-After: " + past, "Date: " + past),
                FaultServer.json(200, "{\"total\":0,\"grouped\":null}"))) {
            assertThat(kind(client.sources(faults.server(), null, ""))).isEqualTo("ok");
        }
    }

    @Test
    void aReadThatWasLostIsAskedOnceMore() throws IOException {
        try (FaultServer faults =
                FaultServer.playing(FaultServer.nothing(), FaultServer.json(200, "{\"total\":0,\"result\":[]}"))) {
            assertThat(kind(client.records()
                            .search(faults.server(), null, RecordIndex.EVENT, new RecordQuestion("", null, 0, 20))))
                    .isEqualTo("ok");
        }
    }

    /** Calls of which each waits until its time is over. */
    private Map<String, String> atOnce(TrackServer server) {
        Map<String, FutureTask<String>> calls = new LinkedHashMap<>();
        for (Operation operation : OPERATIONS) {
            FutureTask<String> call =
                    new FutureTask<>(() -> kind(operation.call().on(client, server, null)));
            calls.put(operation.name(), call);
            Thread.ofVirtual().start(call);
        }
        Map<String, String> told = new LinkedHashMap<>();
        calls.forEach((name, call) -> {
            try {
                told.put(name, call.get());
            } catch (InterruptedException | ExecutionException failure) {
                told.put(name, String.valueOf(failure.getCause()));
            }
        });
        return told;
    }

    private static void hugeAnswer(FaultServer.Request request, FaultServer.Stage stage) throws IOException {
        byte[] filler = new byte[1024 * 1024];
        Arrays.fill(filler, (byte) 'x');
        byte[] start = "{\"grouped\":{\"a\":[],\"".getBytes(StandardCharsets.UTF_8);
        stage.write("HTTP/1.1 200 X\r\nContent-Type: application/json\r\nContent-Length: "
                + (start.length + 100L * filler.length) + "\r\n\r\n");
        stage.write(start);
        for (int part = 0; part < 100; part++) {
            stage.write(filler);
        }
    }

    private static Map<String, String> expected(Function<Operation, String> told) {
        return OPERATIONS.stream()
                .collect(Collectors.toMap(Operation::name, told, (one, _) -> one, LinkedHashMap::new));
    }

    private static String kind(Object outcome) {
        return switch (outcome) {
            case Reply.Failed<?> failed -> kind(failed.failure());
            case Answer.Refused refused -> refused.reason().name();
            case Answer.Unreadable unreadable -> unreadable.reason().name();
            case Answer.Unreachable unreachable -> unreachable.reason().name();
            case Answer.Cancelled _ -> "cancelled";
            default -> "ok";
        };
    }

    /** Hears nothing of what arrives. */
    private static final class Deaf implements LiveListener {
        @Override
        public void at(String cursor) {}

        @Override
        public void arrived(Arrival arrival) {}

        @Override
        public void reset() {}
    }
}
