package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.source;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Bridge;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Event sources (contract §4), against the exchanges recorded from a 0.8.2.1 server. */
class SourcesTest {
    private static final String FILE = "sources.md";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        server.delete("/event-source/" + RunningServer.SOURCE);
        saves().filter(recording -> recording.status() == 200)
                .forEach(recording -> server.saveSource(recording.sent()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Recording> saves() {
        return Recording.all(FILE).stream().filter(recording -> recording.path().equals("/event-source"));
    }

    @ParameterizedTest
    @MethodSource("saves")
    void savesAndRefusesLikeARealServer(Recording recording) {
        Answer answer = server.post(recording.path(), recording.sent());
        assertThat(answer.status()).isEqualTo(recording.status());
        assertThat(Recording.settled(answer.body())).isEqualTo(Recording.settled(recording.answerJson()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "get upper", "get lower", "get missing", "types name", "types config", "list query"})
    void readsLikeARealServer(String name) {
        Recording recording = Recording.named(FILE, name);
        Answer answer = server.get(recording.path());
        assertThat(answer.status()).isEqualTo(recording.status());
        assertThat(Recording.settled(answer.body())).isEqualTo(Recording.settled(withoutDemo(recording.answerJson())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "entity", "entity type rest"})
    void listsLikeARealServerButWithoutItsDemoSource(String name) {
        Recording recording = Recording.named(FILE, name);
        Answer answer = server.get(recording.path());
        assertThat(Recording.settled(answer.body())).isEqualTo(Recording.settled(withoutDemo(recording.answerJson())));
    }

    /** A real server comes with a source that nobody can use; the local one does not. */
    private static JsonNode withoutDemo(JsonNode answer) {
        if (answer.has("total") && !answer.path("result").isObject()) {
            ((ObjectNode) answer).put("total", answer.path("total").asInt() - 1);
        }
        if (answer.path("grouped") instanceof ObjectNode groups) {
            groups.remove("Test");
        }
        if (answer.path("result") instanceof ArrayNode list) {
            list.removeIf(source -> source.path("id").asString("").startsWith("@demo"));
        }
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"list 0.9 style", "bridges entities"})
    void namesOfOtherVersionsAreNotFound(String name) {
        Recording recording = Recording.named(FILE, name);
        Answer answer = server.get(recording.path());
        assertThat(answer.status()).isEqualTo(recording.status()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(recording.answerJson());
    }

    @Test
    void bridgesHaveTheirConstantIds() {
        JsonNode bridges = server.get("/bridges").body();
        assertThat(bridges.path("total").asInt()).isEqualTo(3);
        assertThat(bridges.path("result")
                        .valueStream()
                        .map(bridge -> bridge.path("id").asString()))
                .containsExactly(Bridge.REST.id(), Bridge.WEBHOOK.id(), Bridge.REDIRECT.id());
        assertThat(server.get("/bridges/entity")
                        .body()
                        .path("result")
                        .valueStream()
                        .map(JsonNode::propertyNames))
                .allSatisfy(names -> assertThat(names).containsExactly("id", "name"));
    }

    @Test
    void savingAgainReplacesAndKeepsThePlace() {
        server.saveSource(source("again", "rest"));
        server.saveSource(source("Again", "rest").replace("\"name\":\"Again\"", "\"name\":\"Renamed\""));
        assertThat(server.get("/event-source/again").body().path("name").asString())
                .isEqualTo("Renamed");
        assertThat(server.delete("/event-source/again").body().asBoolean()).isTrue();
    }

    @Test
    void deletedSourceIsGoneAtOnce() {
        server.saveSource(source("short-lived", "rest"));
        assertThat(server.view("short-lived", null, null).status()).isEqualTo(200);
        assertThat(server.delete("/event-source/short-lived").http().body()).isEqualTo("true");
        assertThat(server.view("short-lived", null, null).status()).isEqualTo(401);
        Answer again = server.delete("/event-source/short-lived");
        assertThat(again.status()).isEqualTo(404);
        assertThat(again.http().body()).isEqualTo("null");
    }

    @Test
    void disablingTakesEffectAtOnce() {
        server.saveSource(source("switch", "rest"));
        server.saveSource(source("switch", "rest").replace("\"channel\"", "\"enabled\":false,\"channel\""));
        assertThat(server.view("switch", null, null).body().path("detail").asString())
                .isEqualTo("Event source disabled.");
        server.delete("/event-source/switch");
    }

    @Test
    void fieldsThatAreGivenAreKept() {
        server.saveSource("""
                {"id":"full","name":"Full","type":["rest","webhook"],"bridge":{"id":"b","name":"B","more":1},
                 "timestamp":"2001-01-01T00:00:00Z","description":"d","channel":"App","enabled":"no","transitional":true,
                 "tags":"one","groups":["g1","g2"],"manual":"m","locked":1,"synchronize_profiles":false,
                 "requires_consent":true,"permanent_profile_id":true,"returns_profile":true,
                 "config":{"deep":{"number":1.50}},"unknown":true}
                """);
        JsonNode saved = server.get("/event-source/full").body();
        assertThat(saved.path("timestamp").asString()).doesNotStartWith("2001");
        ObjectNode rest = ((ObjectNode) saved.deepCopy()).remove(List.of("timestamp"));
        assertThat(rest).isEqualTo(RunningServer.JSON.readTree("""
                        {"id":"full","name":"Full","type":["rest","webhook"],"bridge":{"id":"b","name":"B"},
                         "description":"d","channel":"App","enabled":false,"transitional":true,
                         "tags":["one"],"groups":["g1","g2"],"returns_profile":true,"permanent_profile_id":true,
                         "requires_consent":true,"manual":"m","locked":true,"synchronize_profiles":false,
                         "config":{"deep":{"number":1.50}}}
                        """));
        assertThat(server.get("/event-sources/by_type?query=FULL")
                        .body()
                        .path("grouped")
                        .propertyNames())
                .containsExactlyInAnyOrder("g1", "g2");
        server.delete("/event-source/full");
    }

    @Test
    void everyWrongFieldIsNamed() {
        Answer answer = server.post("/event-source", """
                {"id":5,"name":null,"type":{},"bridge":{"id":"x"},"enabled":"maybe","tags":[1],"config":[]}
                """);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").valueStream().map(SourcesTest::kindAndPlace))
                .containsExactly(
                        Map.entry("string_type", "[\"body\",\"id\"]"),
                        Map.entry("string_type", "[\"body\",\"name\"]"),
                        Map.entry("list_type", "[\"body\",\"type\"]"),
                        Map.entry("missing", "[\"body\",\"bridge\",\"name\"]"),
                        Map.entry("bool_parsing", "[\"body\",\"enabled\"]"),
                        Map.entry("string_type", "[\"body\",\"tags\",0]"),
                        Map.entry("dict_type", "[\"body\",\"config\"]"));
    }

    private static Map.Entry<String, String> kindAndPlace(JsonNode item) {
        return Map.entry(item.path("type").asString(), item.path("loc").toString());
    }

    @Test
    void blankIdIsRefused() {
        assertThat(server.post("/event-source", source("  ", "rest")).status()).isEqualTo(422);
    }

    @Test
    void idsOfAnyLettersCanBeRead() {
        server.saveSource(source("läden a;b+c?", "rest"));
        assertThat(server.get("/event-source/l%C3%A4den%20a%3Bb%2Bc%3F").status())
                .isEqualTo(200);
        server.delete("/event-source/l%C3%A4den%20a%3Bb%2Bc%3F");
    }

    @Test
    void everySourceRouteNeedsSigningIn() {
        for (String path : List.of(
                "/event-sources/by_type",
                "/event-sources/entity",
                "/event-sources/type/name",
                "/event-sources/type/configuration",
                "/event-sources/refresh",
                "/event-source/x",
                "/bridges",
                "/bridges/entity")) {
            Answer answer = server.send(HttpRequest.newBuilder(server.uri(path)).build());
            assertThat(answer.status()).as(path).isEqualTo(401);
        }
    }
}
