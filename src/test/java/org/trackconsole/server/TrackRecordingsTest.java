package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Every exchange recorded from {@code /track} of a 0.8.2.1 server: the table of contract §2.3 and more. */
class TrackRecordingsTest {
    private static final List<Recording> ALL = Recording.all("track.md");

    /** Their texts echo the payload on a real server; see {@link #unknownSourceIsNamedButThePayloadIsNotEchoed}. */
    private static final Set<String> UNKNOWN_SOURCES =
            Set.of("unknown source", "upper-case source id as typed at creation");

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        Recording.all("sources.md").stream()
                .filter(recording -> recording.path().equals("/event-source") && recording.status() == 200)
                .forEach(recording -> server.saveSource(recording.sent()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Recording> sameAnswers() {
        return ALL.stream().filter(recording -> !UNKNOWN_SOURCES.contains(recording.name()) && !isBot(recording));
    }

    private static boolean isBot(Recording recording) {
        return recording.answer().contains("Traffic from bot");
    }

    @ParameterizedTest
    @MethodSource("sameAnswers")
    void answersLikeARealServer(Recording recording) {
        Answer answer = replay(recording);
        assertThat(answer.status()).isEqualTo(recording.status());
        assertThat(Recording.settled(answer.body())).isEqualTo(Recording.settled(recording.answerJson()));
    }

    static Stream<Recording> unknownSources() {
        return ALL.stream().filter(recording -> UNKNOWN_SOURCES.contains(recording.name()));
    }

    @ParameterizedTest
    @MethodSource("unknownSources")
    void unknownSourceIsNamedButThePayloadIsNotEchoed(Recording recording) {
        Answer answer = replay(recording);
        assertThat(answer.status()).isEqualTo(recording.status());
        String real = recording.answerJson().path("detail").stringValue();
        String beginning = real.substring(0, real.indexOf(" IP: ") + " IP: ".length());
        assertThat(answer.body().path("detail").stringValue()).isEqualTo(beginning + "`127.0.0.1`.");
    }

    static Stream<Recording> bots() {
        return ALL.stream().filter(TrackRecordingsTest::isBot);
    }

    @ParameterizedTest
    @MethodSource("bots")
    void botsAreWelcome(Recording recording) {
        assertThat(replay(recording).status()).isEqualTo(200);
    }

    @Test
    void recordingsAreAllThere() {
        assertThat(ALL).hasSizeGreaterThan(45);
        assertThat(bots()).hasSize(2);
        assertThat(unknownSources()).hasSize(2);
    }

    @Test
    void redirectNamesTheAddressWithoutTheSlash() {
        Answer answer = replay(Recording.named("track.md", "POST /track/"));
        assertThat(answer.http().headers().firstValue("location"))
                .hasValue(server.uri("/track").toString());
    }

    @Test
    void answersBeginWithTheTaskAndHaveEveryPart() {
        JsonNode body = server.accepted("s1", null).body();
        assertThat(body.propertyNames())
                .containsExactly("task", "ux", "response", "events", "profile", "session", "errors", "warnings");
    }

    @Test
    void callsWithoutEventsAreNullAndStoreNothing() {
        for (String events : List.of("", ",\"events\":[]")) {
            Answer answer = server.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"none\"}" + events + "}");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.http().body()).isEqualTo("null");
        }
        assertThat(server.get("/session/none").status()).isEqualTo(404);
    }

    @Test
    void refusedCallsStoreNothing() {
        Answer answer = server.track(
                "{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"bad\"},\"properties\":null,\"events\":[{\"type\":\"x\"}]}");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(server.get("/session/bad").status()).isEqualTo(404);
    }

    private static Answer replay(Recording recording) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(recording.path()));
        switch (recording.name()) {
            case "no content-type" -> {}
            case "text/plain content type" -> request.header("Content-Type", "text/plain");
            case "OPTIONS preflight" ->
                request.header("Origin", "http://shop.example").header("Access-Control-Request-Method", "POST");
            default -> request.header("Content-Type", "application/json");
        }
        if (recording.name().startsWith("UA ")) {
            request.header("User-Agent", recording.name().substring("UA ".length()));
        }
        return server.send(request.method(recording.method(), BodyPublishers.ofString(recording.sent()))
                .build());
    }
}
