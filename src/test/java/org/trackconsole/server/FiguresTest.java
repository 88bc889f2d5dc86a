package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.payload;
import static org.trackconsole.server.RunningServer.source;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Counts, information and empty lists (contract §6.1, §7). */
class FiguresTest {
    private static RunningServer server;
    private static String profile;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        server.saveSource(source("app", "rest"));
        Answer answer = server.track(payload(
                SOURCE,
                "s",
                null,
                "{\"type\":\"a\",\"tags\":[\"x\",\"y\"],\"properties\":{\"n\":1}},{\"type\":\"a\",\"tags\":[\"x\"]},"
                        + "{\"type\":\"b\"}"));
        profile = answer.profile();
        server.track(payload("app", "t", null, "{\"type\":\"a\"}"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String body(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.http().body();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/profile/PROFILE/by/type | [{\"name\":\"a\",\"value\":2},{\"name\":\"b\",\"value\":1},",
                "/profile/PROFILE/by/name | [{\"name\":\"A\",\"value\":2},{\"name\":\"B\",\"value\":1},",
                "/profile/PROFILE/by/properties.n | [{\"name\":\"1\",\"value\":1},{\"name\":\"other\",\"value\":0}]",
                "/profile/PROFILE/by/no.such | [{\"name\":\"other\",\"value\":0}]",
                "/profile/nobody/by/type | [{\"name\":\"other\",\"value\":0}]",
                "/profile/PROFILE/by/type?table=true | {\"a\":2,\"b\":1,",
                "/events/by_type | [{\"name\":\"a\",\"value\":3},",
                "/events/by_tag | [{\"name\":\"event:system\",\"value\":6},{\"name\":\"x\",\"value\":2},",
                "/events/by_status | [{\"name\":\"collected\",\"value\":10},{\"name\":\"other\",\"value\":0}]",
                "/events/by_channel | [{\"name\":\"Web\",\"value\":10},{\"name\":\"other\",\"value\":0}]",
                "/events/by_device_geo | [{\"name\":\"other\",\"value\":0}]",
                "/event/for-source/shop/by-type/d | [{\"name\":\"a\",\"value\":2},{\"name\":\"b\",\"value\":1}]",
                "/event/for-source/app/by-type/M | [{\"name\":\"a\",\"value\":1}]",
                "/events/by_source | [{\"name\":\"@internal-",
                "/events/by_source?buckets_size=2 | [{\"name\":\"@internal-",
                "/session/count/online/by_location | {\"events\":10,\"country\":[],\"tz\":[]}",
                "/event/for-source/shop/by-tag/y | [{\"name\":\"x\",\"value\":2},",
                "/sessions/count/by_channel | [{\"name\":\"Web\",\"value\":2},{\"name\":\"other\",\"value\":0}]",
                "/session/count/online | {\"events\":10,\"sessions\":2}",
                "/event/avg/process-time | {\"avg\":0.0,\"records\":10}",
                "/event/logs/x | {\"total\":0,\"result\":[]}",
                "/event/debug/x | []",
                "/consents/type | {\"total\":0,\"result\":[]}",
                "/segments | {\"total\":0,\"grouped\":{}}",
                "/profiles/any/segment/a,b | {\"total\":0,\"result\":[]}",
                "/test/redis | null",
                "/healthcheck | \"\"",
            })
    void figuresAreRight(String path, String expected) {
        assertThat(body(path.replace("PROFILE", profile))).startsWith(expected);
    }

    @Test
    void typesAreCountedByTheirSources() {
        JsonNode answer = server.get("/events/by-type/by-source").body();
        assertThat(answer.at("/0").toString())
                .isEqualTo("{\"type\":\"a\",\"source\":[{\"id\":\"shop\",\"count\":2},{\"id\":\"app\",\"count\":1}]}");
        assertThat(answer.valueStream().map(type -> type.path("type").asString()))
                .isSorted();
    }

    @Test
    void ofManyTypesTheMostFrequentAreCountedByTheirSources(@TempDir Path elsewhere) {
        String twice = IntStream.range(0, 200)
                .mapToObj(i -> "{\"type\":\"twice%02d\"}".formatted(i % 100))
                .collect(Collectors.joining(","));
        try (RunningServer many = RunningServer.start(elsewhere)) {
            many.track(payload(SOURCE, "s", null, "{\"type\":\"once\"}," + twice));
            JsonNode answer = many.get("/events/by-type/by-source").body();
            assertThat(answer.valueStream().map(type -> type.path("type").asString()))
                    .hasSize(100)
                    .isSorted()
                    .startsWith("twice00")
                    .endsWith("twice99");
            assertThat(answer)
                    .allSatisfy(type ->
                            assertThat(type.path("source").toString()).isEqualTo("[{\"id\":\"shop\",\"count\":2}]"));
        }
    }

    @Test
    void eventsAreCountedByWhatTheirSessionsKnow(@TempDir Path elsewhere) {
        HandClock clock = new HandClock();
        try (RunningServer world = RunningServer.start(elsewhere, clock)) {
            visit(world, "long-ago", "Chile", "America/Santiago", 1);
            clock.advance(Duration.ofMinutes(16));
            visit(world, "one", "Poland", "Europe/Warsaw", 2);
            visit(world, "two", "Poland", "Europe/Warsaw", 1);
            visit(world, "three", "Japan", "Asia/Tokyo", 1);

            // Each visit has three events of the server's own.
            assertThat(world.get("/session/count/online/by_location").body().toString())
                    .isEqualTo("{\"events\":13,\"country\":[{\"name\":\"Poland\",\"count\":9},"
                            + "{\"name\":\"Japan\",\"count\":4}],\"tz\":[{\"name\":\"Europe/Warsaw\",\"count\":9},"
                            + "{\"name\":\"Asia/Tokyo\",\"count\":4}]}");
            assertThat(world.get("/events/by_device_geo").body().toString())
                    .isEqualTo("[{\"name\":\"Poland\",\"value\":9},{\"name\":\"Chile\",\"value\":4},"
                            + "{\"name\":\"Japan\",\"value\":4},{\"name\":\"other\",\"value\":0}]");
            assertThat(world.get("/events/by_resolution").body().toString())
                    .isEqualTo("[{\"name\":\"800x600\",\"value\":17},{\"name\":\"other\",\"value\":0}]");
        }
    }

    private static void visit(RunningServer world, String session, String country, String zone, int events) {
        Answer answer = world.track("""
                {"source":{"id":"%s"},"session":{"id":"%s"},"context":{"location":{"country":{"name":"%s"}},
                 "time":{"tz":"%s"},"screen":{"local":{"width":800,"height":600}}},"events":[%s]}""".formatted(
                SOURCE, session, country, zone, String.join(",", Collections.nCopies(events, "{\"type\":\"x\"}"))));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    }

    @Test
    void sourcesAreCountedByTheirNames() {
        server.saveSource(source("app", "rest").replace("\"name\":\"app\"", "\"name\":\"The app\""));
        assertThat(body("/events/by_source"))
                .contains("{\"name\":\"shop\",\"value\":3},{\"name\":\"The app\",\"value\":1}");
        assertThat(body("/events/by_source?buckets_size=2"))
                .endsWith("{\"name\":\"shop\",\"value\":3},{\"name\":\"other\",\"value\":1}]");
        server.saveSource(source("app", "rest"));
    }

    @Test
    void restOfManyValuesIsCountedTogether() {
        for (int i = 0; i < 17; i++) {
            server.track(payload(SOURCE, "many", "x", "{\"type\":\"t" + i + "\"}"));
        }
        String owner = server.get("/session/many").body().at("/profile/id").asString();
        JsonNode answer = server.get("/profile/" + owner + "/by/type").body();
        assertThat(answer.size()).isEqualTo(16);
        assertThat(answer.path(15).path("name").asString()).isEqualTo("other");
        assertThat(answer.path(15).path("value").asInt()).isPositive();
        for (String id :
                server.get("/events/profile/" + owner + "?limit=100").body().findValuesAsString("id")) {
            server.delete("/event/" + id);
        }
        server.delete("/session/many");
    }

    @Test
    void unknownSpanIsNamed() {
        assertThat(server.get("/event/for-source/shop/by-type/x").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE"})
    void healthCheckSendsBackWhatItGotWithoutSecrets(String method) {
        Answer answer = server.send(server.request("/healthcheck")
                .method(method, BodyPublishers.ofString("{\"a\":1}"))
                .build());
        assertThat(answer.body().propertyNames()).containsExactly("headers", "json", "body");
        assertThat(answer.body().at("/json/a").asInt()).isEqualTo(1);
        assertThat(answer.body().path("body").asString()).isEqualTo("{\"a\":1}");
        assertThat(answer.http().body()).doesNotContain(server.token());
    }

    @Test
    void settingsAndHealthAreTold() {
        assertThat(server.get("/system/settings").body().path(0).propertyNames())
                .containsExactly("label", "value", "desc");
        assertThat(server.get("/test/elasticsearch").body().path("status").asString())
                .isEqualTo("green");
    }
}
