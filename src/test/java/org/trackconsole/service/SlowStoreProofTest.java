package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.FaultServer;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.EventProof.Fate;
import org.trackconsole.model.LossCause;
import org.trackconsole.model.Proof;
import org.trackconsole.model.Proof.Kind;
import org.trackconsole.model.Proof.State;
import org.trackconsole.model.Proof.Status;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.ProofStore;

/** Against a stand-in whose store is late, loses what it was given, or cannot be looked into. */
class SlowStoreProofTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final String PAYLOAD = """
            {"source": {"id": "shop"}, "session": {"id": "s"}, "context": {"location": {"latitude": "north"}},
             "events": [{"type": "page-view", "properties": {"price": "much"}}]}""";

    private final TrackingClient client = new TrackingClient("1");
    private final FastPace pace = new FastPace();
    private final List<Proof> told = new ArrayList<>();

    /** How often the stand-in has to be searched before it shows the event. */
    private int searchesUntilSeen;

    private boolean grantsRefresh;
    private String version = "0.8.2";
    private String source = "{\"detail\":\"Not Found\"}";

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void waitsUntilTheStoreShowsTheEventAndAsksInVainForARefreshOnlyOnce() throws IOException {
        searchesUntilSeen = 4;
        try (FaultServer server = FaultServer.playing(this::play)) {
            Proof proof = prove(server, PAYLOAD);
            assertThat(proof.state()).isEqualTo(State.PROVEN);
            assertThat(proof.events().getFirst().storedId()).isEqualTo("e-1");
            assertThat(pace.passed()).isBetween(Duration.ofMillis(900), Duration.ofSeconds(16));
            assertThat(server.requests())
                    .filteredOn(request -> request.path().equals("/events/refresh"))
                    .hasSize(1);
            assertThat(told)
                    .anySatisfy(waiting -> assertThat(waiting.step(Kind.EVENTS))
                            .map(Proof.Step::status)
                            .hasValue(Status.WAITING));
        }
    }

    @Test
    void sessionAndProfileAreDatedWhenTheyWereSeenAndNotWhenTheLastEventWas() throws IOException {
        searchesUntilSeen = 7;
        try (FaultServer server = FaultServer.playing(this::play)) {
            Proof proof = prove(server, PAYLOAD);
            assertThat(proof.state()).isEqualTo(State.PROVEN);
            assertThat(proof.step(Kind.EVENTS).orElseThrow().millis()).isGreaterThan(3_000);
            assertThat(List.of(Kind.SESSION, Kind.PROFILE))
                    .allSatisfy(kind ->
                            assertThat(proof.step(kind).orElseThrow()).isEqualTo(new Proof.Step(kind, Status.DONE, 0)));
            assertThat(proof.profile()).isNotNull();
            assertThat(told).anySatisfy(waiting -> {
                assertThat(waiting.step(Kind.EVENTS)).map(Proof.Step::status).hasValue(Status.WAITING);
                assertThat(waiting.step(Kind.PROFILE)).map(Proof.Step::status).hasValue(Status.DONE);
                assertThat(waiting.profile()).isNotNull();
            });
            assertThat(server.requests())
                    .filteredOn(request -> request.path().equals("/session/s"))
                    .as("what was seen is not asked for again")
                    .hasSize(1);
        }
    }

    @Test
    void sessionAndProfileThatComeLaterThanTheFirstLookAreDatedInBetween() throws IOException {
        searchesUntilSeen = 9;
        AtomicInteger looks = new AtomicInteger();
        try (FaultServer server = FaultServer.playing((request, stage) -> {
            if (request.path().equals("/session/s") && looks.getAndIncrement() < 3) {
                FaultServer.json(404, "null").play(request, stage);
            } else {
                play(request, stage);
            }
        })) {
            Proof proof = prove(server, PAYLOAD);
            assertThat(proof.state()).isEqualTo(State.PROVEN);
            assertThat(proof.step(Kind.SESSION).orElseThrow().millis())
                    .isPositive()
                    .isLessThan(proof.step(Kind.EVENTS).orElseThrow().millis());
        }
    }

    @Test
    void aGrantedRefreshSparesTheWait() throws IOException {
        searchesUntilSeen = 2;
        grantsRefresh = true;
        try (FaultServer server = FaultServer.playing(this::play)) {
            assertThat(prove(server, PAYLOAD).state()).isEqualTo(State.PROVEN);
            assertThat(pace.passed()).isZero();
        }
    }

    @Test
    void whatIsNotThereAfterHalfAMinuteIsLostForReasonsThatThePayloadGives() throws IOException {
        searchesUntilSeen = Integer.MAX_VALUE;
        try (FaultServer server = FaultServer.playing(this::play)) {
            Proof proof = prove(server, PAYLOAD);
            assertThat(proof.state()).isEqualTo(State.LOST);
            assertThat(pace.passed()).isBetween(SendProof.PATIENCE, Duration.ofSeconds(34));
            assertThat(server.requests()).hasSizeLessThan(60);
            assertThat(proof.events().getFirst().fate()).isEqualTo(Fate.NOT_STORED);
            assertThat(proof.events().getFirst().causes())
                    .containsExactly(
                            new LossCause(LossCause.Kind.WRONG_TYPE, "events[0].properties.price"),
                            new LossCause(LossCause.Kind.STORE, ""));
            assertThat(ProofWords.verdict(proof, false)).startsWith("200, but not stored within 3");
        }
    }

    @Test
    void anEventThatWasThereBeforeIsNoProof() throws IOException {
        try (FaultServer server = FaultServer.playing(this::play)) {
            SendProof proving = new SendProof(client, _ -> PeopleServer.ADMIN, pace, () -> NOW);
            Baseline baseline = proving.before(server.server(), payload(PAYLOAD));
            assertThat(baseline.events()).containsKey("e-1");
            assertThat(prove(proving, server, PAYLOAD, baseline).state()).isEqualTo(State.LOST);
        }
    }

    @Test
    void aTransitionalSourceIsNamedAsTheCause() throws IOException {
        searchesUntilSeen = Integer.MAX_VALUE;
        version = "0.9.0-rc5";
        source = """
                {"id": "shop", "name": "Shop", "type": ["rest"], "bridge": {"id": "b", "name": "b"},
                 "transitional": true}""";
        try (FaultServer server = FaultServer.playing(this::play)) {
            assertThat(prove(server, PAYLOAD).events().getFirst().causes())
                    .first()
                    .isEqualTo(new LossCause(LossCause.Kind.TRANSITIONAL, "source.id"));
        }
    }

    @Test
    void anOldServerThatGivesIdsOfItsOwnIsSearchedByTheType() throws IOException {
        version = "0.8.1";
        try (FaultServer server = FaultServer.playing(this::play)) {
            Proof proof = prove(server, PAYLOAD.replace("\"type\"", "\"id\": \"mine\", \"type\""));
            assertThat(proof.state()).isEqualTo(State.PROVEN);
            assertThat(proof.events().getFirst().storedId()).isEqualTo("e-1");
            assertThat(proof.events().getFirst().differences())
                    .anySatisfy(difference -> assertThat(difference.path()).isEqualTo("id"));
        }
    }

    @Test
    void aServerThatIsBusyForAMomentIsAskedAgain() throws IOException {
        try (FaultServer server = FaultServer.playing((request, stage) -> {
            boolean first = request.path().equals("/event/select/range") && told.size() < 2;
            if (first) {
                FaultServer.json(503, "{\"detail\":\"Busy\"}").play(request, stage);
            } else {
                play(request, stage);
            }
        })) {
            assertThat(prove(server, PAYLOAD).state()).isEqualTo(State.PROVEN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/event/select/range", "/session/s", "/profile/p", "/user/token"})
    void waitsAsLongAsABusyServerAsksAndSaysSo(String busy) throws IOException {
        AtomicBoolean first = new AtomicBoolean(true);
        try (FaultServer server = FaultServer.playing((request, stage) -> {
            if (request.path().equals(busy) && first.getAndSet(false)) {
                FaultServer.answer(429, "application/json", "{\"detail\":\"Slow\"}", "Retry-After: 20")
                        .play(request, stage);
            } else {
                play(request, stage);
            }
        })) {
            Proof proof = prove(
                    new SendProof(client, _ -> PeopleServer.ADMIN, pace, () -> NOW), server, PAYLOAD, Baseline.NONE);
            assertThat(proof.state()).isEqualTo(State.PROVEN);
            assertThat(proof.obstacle()).isNull();
            assertThat(pace.passed()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(26));
            assertThat(told)
                    .extracting(waiting -> ProofWords.verdict(waiting, true))
                    .contains("The server is busy and asks to wait 20 s; it is asked again then");
            assertThat(server.requests())
                    .filteredOn(request -> request.path().equals(busy))
                    .as("no look while the server wants to be left alone")
                    .hasSizeLessThan(4);
        }
    }

    @Test
    void waitsForABusyServerNoLongerThanForTheStore() throws IOException {
        try (FaultServer server = FaultServer.playing(
                FaultServer.answer(503, "application/json", "{\"detail\":\"Busy\"}", "Retry-After: 3600"))) {
            Proof proof = prove(server, PAYLOAD);
            assertThat(proof.state()).isEqualTo(State.UNREADABLE);
            assertThat(pace.passed()).isEqualTo(SendProof.PATIENCE);
            assertThat(server.requests())
                    .filteredOn(request -> request.path().startsWith("/event"))
                    .hasSize(2);
        }
    }

    @Test
    void aStopKeepsWhatWasSeenAndTheThreadGoesOn() throws IOException {
        searchesUntilSeen = Integer.MAX_VALUE;
        pace.interruptAfter(Duration.ofSeconds(5));
        try (FaultServer server = FaultServer.playing(this::play)) {
            CancelSignal stop = new CancelSignal();
            SendProof proving = new SendProof(client, _ -> null, pace, () -> NOW);
            Proof proof = proving.prove(
                    server.server(), payload(PAYLOAD), call(server), accepted(), Baseline.NONE, stop, told::add);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(proof.state()).isEqualTo(State.STOPPED);
            assertThat(proof.step(Kind.ACCEPTED)).map(Proof.Step::status).hasValue(Status.DONE);
            assertThat(proof.events().getFirst().fate()).isEqualTo(Fate.UNKNOWN);

            stop.fire();
            Proof again = proving.prove(
                    server.server(), payload(PAYLOAD), call(server), accepted(), Baseline.NONE, stop, told::add);
            assertThat(again.state()).isEqualTo(State.STOPPED);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    @Test
    void oneThatHasToWaitIsKeptAsUnfinishedMeanwhile(@TempDir Path folder) throws IOException {
        searchesUntilSeen = 3;
        try (FaultServer server = FaultServer.playing(this::play);
                Database database = Database.open(folder)) {
            ProofStore store = new ProofStore(database);
            Call begun = SendEvents.begun(server.server(), null, payload(PAYLOAD), NOW);
            new CallStore(database).begin(begun, List.of(), PAYLOAD);
            Proofs proofs = new Proofs(new SendProof(client, _ -> null, pace, () -> NOW), store);
            List<Proof.State> kept = new ArrayList<>();
            Proof proof = proofs.prove(
                            server.server(),
                            payload(PAYLOAD),
                            begun,
                            accepted(),
                            Baseline.NONE,
                            new CancelSignal(),
                            _ -> {
                                Proof now = store.of(begun.id());
                                if (now != null) {
                                    kept.add(now.state());
                                }
                            })
                    .proof();
            assertThat(kept).isNotEmpty().containsOnly(State.UNFINISHED);
            assertThat(proof.state()).isEqualTo(State.PROVEN);
            assertThat(store.of(begun.id())).isEqualTo(proof);
        }
    }

    @Test
    void aStoreThatAnswersAWebPageIsNoStore() throws IOException {
        try (FaultServer server =
                FaultServer.playing(FaultServer.answer(200, "text/html", "<!doctype html><title>Hi</title>"))) {
            Proof proof = prove(server, PAYLOAD);
            assertThat(proof.state()).isEqualTo(State.UNREADABLE);
            assertThat(proof.obstacle()).isNotNull();
        }
    }

    private void play(FaultServer.Request request, FaultServer.Stage stage) throws IOException, InterruptedException {
        FaultServer.Script script = switch (request.path()) {
            case "/user/token" -> FaultServer.json(200, "{\"access_token\":\"t\"}");
            case "/info/version" -> FaultServer.json(200, "\"" + version + "\"");
            case "/event/select/range" -> FaultServer.json(200, found());
            case "/events/refresh", "/sessions/refresh", "/profiles/refresh" ->
                grantsRefresh
                        ? FaultServer.json(200, "{\"_shards\":{}}")
                        : FaultServer.json(404, "{\"detail\":\"Not Found\"}");
            case "/session/s" -> FaultServer.json(200, """
                            {"id": "s", "metadata": {"time": {"update": "2026-11-24T12:00:01Z"}}}""");
            case "/profile/p" -> FaultServer.json(200, """
                            {"id": "p", "ids": [], "metadata": {"time": {"insert": "2026-11-24T12:00:00.5Z"}}}""");
            case "/event-source/shop" -> FaultServer.json(source.contains("detail") ? 404 : 200, source);
            default -> FaultServer.json(404, "null");
        };
        script.play(request, stage);
    }

    private String found() {
        searchesUntilSeen--;
        return searchesUntilSeen > 0 ? "{\"total\":0,\"result\":[]}" : """
                {"total": 1, "result": [{"id": "e-1", "type": "page-view", "session": {"id": "s"},
                  "source": {"id": "shop"}, "properties": {"price": "much"},
                  "metadata": {"time": {"insert": "2026-11-24T12:00:00.400000+00:00"}}}]}""";
    }

    private Proof prove(FaultServer server, String text) {
        return prove(new SendProof(client, _ -> null, pace, () -> NOW), server, text, Baseline.NONE);
    }

    private Proof prove(SendProof proving, FaultServer server, String text, Baseline baseline) {
        return proving.prove(
                server.server(), payload(text), call(server), accepted(), baseline, new CancelSignal(), told::add);
    }

    private static Answer.Accepted accepted() {
        Timing timing = new Timing(Duration.ZERO, Duration.ofMillis(8), Duration.ZERO);
        RawAnswer raw = new RawAnswer(200, List.of(), "{\"session\":{\"id\":\"s\"}}", 2, false, timing);
        return new Answer.Accepted(raw, "p", "s", false, List.of());
    }

    private static Call call(FaultServer server) {
        return new Call(
                "c",
                "shop",
                "Shop",
                server.server().url() + "/track",
                null,
                null,
                0,
                "shop",
                "s",
                null,
                "p",
                List.of("page-view"),
                NOW,
                Call.Outcome.ACCEPTED,
                200,
                null,
                8);
    }

    private static TrackPayload payload(String text) {
        return new TrackPayload(Json.object(text));
    }
}
