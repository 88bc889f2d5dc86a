package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Capability;
import org.trackconsole.model.ClockSkew;
import org.trackconsole.model.Header;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.TrackPayload;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the console takes a server for, and what follows from that. */
class DialectTest {
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00.400Z");
    private static final String NOT_FOUND = "{\"detail\":\"Not Found\"}";
    private static final String SOURCES = "{\"total\":1,\"grouped\":{\"a\":[{\"id\":\"x\",\"name\":\"X\"}]}}";

    private final TrackingClient client = new TrackingClient("1", UnaryOperator.identity(), () -> NOW);

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0.6.0-dev, V0_7",
        "0.7.4, V0_7",
        "0.8.0, V0_7",
        "0.8.1, V0_8_1",
        "0.8.2, V0_8_2",
        "0.8.2.1, V0_8_2",
        "0.8.3-dev, V0_8_2",
        "0.9.0-rc5, V0_9",
        "v0.9, V0_9",
        "1.1.1, V1",
        "1.3.x, V1",
        "2.0, V1"
    })
    void knowsEveryLineByItsVersion(String version, Dialect expected) {
        assertThat(Dialect.of(version)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev", "1", "99999.1", "airembr"})
    void takesNoOtherTextForAVersion(String version) {
        assertThat(Dialect.of(version)).isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Dialect.class,
            names = {"V0_8_2", "V0_9", "CONSOLE"})
    void leavesNothingOpenAboutTheServersThatWereMeasured(Dialect measured) {
        Set<Capability> told = EnumSet.copyOf(measured.capabilities().can());
        told.addAll(measured.capabilities().cannot());
        assertThat(told).containsExactlyInAnyOrder(Capability.values());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            401 | 404 | V0_9
            404 | 200 | V0_8_2
            404 | 404 | V0_8_1
            """)
    void tellsAServerOfAnOddVersionByWhatIsThere(int sources, int root, Dialect expected) throws IOException {
        try (FaultServer faults = answering(Map.of(
                "/info/version", FaultServer.json(200, "\"unreleased\""),
                "/event-sources", FaultServer.json(sources, "{\"detail\":\"Not authenticated\"}"),
                "/", FaultServer.json(root, "{\"version\":\"unreleased\"}")))) {
            assertThat(probe(faults).capabilities()).isEqualTo(expected.capabilities());
        }
    }

    @Test
    void tellsAServerOfThisConsoleFromARealOneOfTheSameVersion() throws IOException {
        Map<String, FaultServer.Script> real = Map.of("/info/version", FaultServer.json(200, "\"0.8.2\""));
        Map<String, FaultServer.Script> ours = Map.of(
                "/info/version", FaultServer.json(200, "\"0.8.2\""),
                "/info/version/details", FaultServer.json(200, "{\"owner\":\"Track Console\"}"));
        try (FaultServer one = answering(real);
                FaultServer other = answering(ours)) {
            assertThat(probe(one).capabilities().cannot()).contains(Capability.LIVE_STREAM, Capability.SESSION_TIMES);
            assertThat(probe(other).capabilities().can()).contains(Capability.LIVE_STREAM, Capability.SESSION_TIMES);
        }
    }

    @Test
    void asksANewerServerForItsSourcesWhereItHasThem() throws IOException {
        try (FaultServer faults = answering(Map.of(
                "/info/version", FaultServer.json(200, "\"1.1.1\""),
                "/event-sources?query=", FaultServer.json(200, SOURCES)))) {
            assertThat(client.sources(faults.server(), null, ""))
                    .isInstanceOfSatisfying(
                            Reply.Ok.class,
                            found -> assertThat((List<?>) found.value()).hasSize(1));
            client.sources(faults.server(), null, "");
            assertThat(faults.requests())
                    .extracting(FaultServer.Request::path)
                    .containsExactly(
                            "/event-sources/by_type?query=",
                            "/info/version",
                            "/event-sources?query=",
                            "/event-sources?query=");
        }
    }

    @Test
    void sendsNothingTwiceToAServerThatGivesEventsOtherIds() throws IOException {
        String text = "{\"session\":{\"id\":\"s\"},\"events\":[{\"id\":\"e1\",\"type\":\"page-view\"}]}";
        TrackPayload payload = new TrackPayload((ObjectNode) JsonMapper.shared().readTree(text));
        try (FaultServer faults = answering(
                Map.of("/info/version", FaultServer.json(200, "\"0.8.1\""), "/track", FaultServer.nothing()))) {
            probe(faults);
            assertThat(client.track(faults.server(), text, payload, new CancelSignal()))
                    .isInstanceOf(Answer.Unreachable.class);
            assertThat(faults.requests()).extracting(FaultServer.Request::path).containsOnlyOnce("/track");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'Tue, 24 Nov 2026 06:00:00 GMT', true, false, PT0.6S",
        "'Tue, 24 Nov 2026 06:00:03 GMT', false, false, PT3.6S",
        "'Tue, 24 Nov 2026 06:02:00 GMT', false, true, PT2M0.6S",
        "'Tue, 24 Nov 2026 04:59:00 GMT', false, true, PT-1H-59.4S"
    })
    void measuresHowFarTheClocksAreApart(String date, boolean inStep, boolean notable, Duration ahead)
            throws IOException {
        try (FaultServer faults =
                FaultServer.playing(FaultServer.answer(200, "application/json", "\"0.9.0\"", "Date: " + date))) {
            ClockSkew skew = Objects.requireNonNull(probe(faults).clock());
            assertThat(skew.inStep()).isEqualTo(inStep);
            assertThat(skew.notable()).isEqualTo(notable);
            assertThat(skew.ahead()).isEqualTo(ahead);
            assertThat(skew.uncertainty()).isEqualTo(Duration.ofSeconds(1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Nothing: 1", "Date: yesterday", "Date: Tue, 24 Nov 2026 06:02:00 GMT\r\nAge: 120"})
    void saysNothingOfClocksWithoutATimeOrWithOneFromACache(String header) throws IOException {
        try (FaultServer faults =
                FaultServer.playing(FaultServer.answer(200, "application/json", "\"0.9.0\"", header))) {
            assertThat(probe(faults).clock()).isNull();
        }
    }

    @Test
    void aSlowAnswerMakesTheDifferenceUncertain() {
        assertThat(Clocks.between(
                        Recording.answer(200, List.of(new Header("date", "Tue, 24 Nov 2026 06:00:05 GMT", false)), ""),
                        NOW,
                        NOW.plusSeconds(8)))
                .isEqualTo(new ClockSkew(Duration.ofMillis(1600), Duration.ofSeconds(5)));
    }

    private ServerInfo probe(FaultServer faults) {
        return ((Reply.Ok<ServerInfo>) client.probe(faults.server())).value();
    }

    /** A server that has these paths and no others. */
    private static FaultServer answering(Map<String, FaultServer.Script> paths) throws IOException {
        return FaultServer.playing(
                (request, stage) -> paths.getOrDefault(request.path(), FaultServer.json(404, NOT_FOUND))
                        .play(request, stage));
    }
}
