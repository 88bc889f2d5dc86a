package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.Header;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RecordQuestion;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.WireTime;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** The local server does what the console says of it. */
class OwnServerTest {
    private static final Credentials ADMIN = new Credentials("console", "s3cret");

    @TempDir
    private Path folder;

    private final TrackingClient client = new TrackingClient("1");
    private LocalServer local;
    private TrackServer server;

    @BeforeEach
    void start() throws ServerStartException {
        local = LocalServer.start(new ServerOptions(folder, 0, true, ADMIN));
        server = server();
        client.saveSource(server, ADMIN, Source.rest("web-shop", "Web shop"));
    }

    @AfterEach
    void close() {
        client.close();
        local.close();
    }

    @Test
    void isToldFromARealOneAndHasItsClock() {
        ServerInfo info = ok(client.probe(server));
        assertThat(info.capabilities()).isEqualTo(Dialect.CONSOLE.capabilities());
        assertThat(Objects.requireNonNull(info.clock()).notable()).isFalse();
    }

    @Test
    void keepsEventIdsShowsThemAtOnceAndIgnoresTheSaveOptions() {
        String event = "\"events\":[{\"id\":\"e1\",\"type\":\"page-view\"}]";
        for (int i = 0; i < 2; i++) {
            assertThat(send(server, event + ",\"options\":{\"saveEvents\":false,\"saveSession\":false}"))
                    .isInstanceOfSatisfying(
                            Answer.Accepted.class,
                            accepted -> assertThat(accepted.sessionId()).isEqualTo("s1"));
        }
        assertThat(ok(client.records()
                                .search(
                                        server,
                                        ADMIN,
                                        RecordIndex.EVENT,
                                        new RecordQuestion("type=\"page-view\"", null, 0, 20)))
                        .total())
                .isEqualTo(1);
    }

    @Test
    void leavesOutAnEventThatIsNotToBeSaved() {
        send(server, "\"events\":[{\"id\":\"e2\",\"type\":\"page-view\",\"options\":{\"save\":false}}]");
        assertThat(ok(client.records().find(server, ADMIN, RecordIndex.EVENT, "e2")))
                .isEmpty();
    }

    @Test
    void tellsWhatEventsChangedHoweverLongTheirIdsAre() {
        List<String> ids = IntStream.range(0, 40)
                .mapToObj(i -> "an id & more / of its own " + "x".repeat(150) + i)
                .toList();
        String events = ids.stream()
                .map(id ->
                        "{\"id\":\"" + id + "\",\"type\":\"increase-interest\",\"properties\":{\"interest\":\"ski\"}}")
                .collect(Collectors.joining(","));
        send(server, "\"events\":[" + events + ",{\"id\":\"idle\",\"type\":\"page-view\"}]");
        Map<String, EventChanges> changes = ok(client.records().changes(server, ADMIN, ids));
        assertThat(changes.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Objects.requireNonNull(changes.get(ids.get(1))).fields())
                .singleElement()
                .satisfies(field -> {
                    assertThat(field.path()).isEqualTo("interests.ski");
                    assertThat(field.before().asInt()).isEqualTo(1);
                    assertThat(field.after().asInt()).isEqualTo(2);
                });
        assertThat(ok(client.records().changes(server, ADMIN, List.of("idle", "nobody"))))
                .isEqualTo(Map.of("idle", new EventChanges(List.of(), 0)));
        assertThat(ok(client.records().changes(server, ADMIN, List.of()))).isEmpty();
    }

    @Test
    void tellsWhenASessionBegan() {
        send(server, "\"events\":[{\"type\":\"page-view\"}]");
        ObjectNode session = ok(client.records().find(server, ADMIN, RecordIndex.SESSION, "s1"))
                .orElseThrow();
        Instant began = WireTime.parse(
                session.path("metadata").path("time").path("insert").asString(""));
        assertThat(Duration.between(Objects.requireNonNull(began), Instant.now())
                        .abs())
                .isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void refusesNumbersForTextAndTakesAnyUserAgent() {
        assertThat(send(server, "\"events\":[{\"type\":7}]"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.MALFORMED));
        assertThat(send(server(new Header("User-Agent", "Googlebot/2.1", false)), "\"events\":[]"))
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void lowerCasesSourcesTellsDeletionsAndStoresWhatIsEphemeral() {
        Source plain = Source.rest("SHOP", "Shop");
        Source ephemeral = new Source(
                plain.id(),
                plain.name(),
                plain.types(),
                plain.bridge(),
                plain.description(),
                plain.channel(),
                plain.enabled(),
                plain.tags(),
                plain.groups(),
                plain.staticProfileId(),
                null,
                Map.of("transitional", BooleanNode.TRUE));
        assertThat(ok(client.saveSource(server, ADMIN, ephemeral))).isEqualTo("shop");
        String text = "{\"source\":{\"id\":\"shop\"},\"events\":[{\"id\":\"e3\",\"type\":\"page-view\"}]}";
        client.track(server, text, payload(text), new CancelSignal());
        assertThat(ok(client.records().find(server, ADMIN, RecordIndex.EVENT, "e3")))
                .isPresent();
        assertThat(ok(client.records().delete(server, ADMIN, RecordIndex.EVENT, "e3")))
                .isTrue();
        for (RecordIndex index : RecordIndex.values()) {
            assertThat(ok(client.records().delete(server, ADMIN, index, "e3")))
                    .as(index.wire())
                    .isFalse();
        }
        assertThat(ok(client.deleteSource(server, ADMIN, "shop"))).isTrue();
        assertThat(ok(client.deleteSource(server, ADMIN, "shop"))).isFalse();
    }

    @Test
    void keepsTwoWorldsApartAndTellsWhatArrives() {
        TrackServer production = server().withDataSet(DataSet.PRODUCTION);
        assertThat(send(production, "\"events\":[{\"type\":\"page-view\"}]"))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.SOURCE_UNKNOWN));
        send(server, "\"events\":[{\"type\":\"page-view\"}]");
        assertThat(ok(client.olderArrivals(server, ADMIN, ArrivalFilter.NONE, null, 10))
                        .arrivals())
                .isNotEmpty();
    }

    private Answer send(TrackServer to, String rest) {
        String text = "{\"source\":{\"id\":\"web-shop\"},\"session\":{\"id\":\"s1\"}," + rest + "}";
        return client.track(to, text, payload(text), new CancelSignal());
    }

    private TrackServer server(Header... headers) {
        return new TrackServer("s", "S", local.url(), Duration.ofSeconds(30), List.of(headers), "console");
    }

    private static TrackPayload payload(String text) {
        return new TrackPayload((ObjectNode) JsonMapper.shared().readTree(text));
    }

    private static <T> T ok(Reply<T> reply) {
        return switch (reply) {
            case Reply.Ok<T>(T value) -> value;
            case Reply.Failed<T>(Answer.Failure failure) -> throw new AssertionError(failure.toString());
        };
    }
}
