package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a record shows can be searched for by the name and with the value that it shows (contract §6.2, §6.3). */
class SearchedFieldsTest {
    private static final String CONTEXT = """
            {"time":{"tz":"Europe/Warsaw"},"screen":{"local":{"width":1920,"height":1080,"colorDepth":24,
             "orientation":"landscape"}},"utm":{"source":"g","medium":"cpc","campaign":"c","term":"t","content":"k"},
             "location":{"country":{"name":"Poland","code":"pl"},"city":"Wrocław","county":"D","latitude":51.1,
             "longitude":17.0},"browser":{"local":{"browser":{"language":"pl"}}}}""";

    private static RunningServer server;
    private static String profile;

    @BeforeAll
    static void start(@TempDir Path folder) {
        HandClock clock = new HandClock();
        server = RunningServer.start(folder, clock);
        profile = send("first", null, """
                {"type":"page-view","id":"seen","properties":{"id":"p1","category":"shoes","n":5,"b":true,"none":null,
                 "deep":{"list":[1,"2"]},"products":[{"sku":"a-1","sold":true,"size":{"eu":42}},{"sku":"a-2"}],
                 "utm.source":"news","tree":[[{"leaf.s":1}]]},"tags":["own"],"time":{"create":"2026-11-20T08:00:00Z"},
                 "context":{"page":{"url":"http://x/y","title":"T","referer":{"host":"r"}}}}""");
        clock.advance(Duration.ofSeconds(90));
        send("first", profile, """
                {"type":"profile-update","id":"told","properties":{"pii":{"firstname":"Ann \\"A\\" Łódź"},
                 "contact":{"email":{"main":"ann@example.com"}}}},
                {"type":"increase-interest","properties":{"interest":"golf"}},
                {"type":"my-own.type","tags":["a","b"]}""");
        clock.advance(Duration.ofMinutes(20));
        send("second", profile, "{\"type\":\"page-view\"}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String send(String session, @Nullable String owner, String events) {
        String given = owner == null ? "" : "\"profile\":{\"id\":\"" + owner + "\"},";
        Answer answer = server.track(
                "{\"source\":{\"id\":\"%s\"},\"session\":{\"id\":\"%s\"},%s\"context\":%s,\"properties\":{\"sp\":1},\"events\":[%s]}"
                        .formatted(SOURCE, session, given, CONTEXT, events),
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36");
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.profile();
    }

    /** A value that lies somewhere in a record. */
    private record Leaf(String name, JsonNode value) {
        String condition() {
            String written = value.isNumber() ? value.decimalValue().toPlainString() : value.toString();
            return value.isNull() ? name + " IS NULL" : name + " = " + written;
        }
    }

    private static void leaves(String name, JsonNode node, List<Leaf> found) {
        if (node.isObject()) {
            node.forEachEntry((key, value) -> leaves(name.isEmpty() ? key : name + "." + key, value, found));
        } else if (node.isArray()) {
            node.forEach(item -> leaves(name, item, found));
        } else {
            found.add(new Leaf(name, node));
        }
    }

    private static void allOfItIsFound(String index, JsonNode record) {
        List<Leaf> leaves = new ArrayList<>();
        leaves("", record, leaves);
        assertThat(leaves).hasSizeGreaterThan(20);
        String own = " AND id=\"" + record.path("id").asString() + "\"";
        List<String> missed = new ArrayList<>();
        for (Leaf leaf : leaves) {
            ObjectNode question = RunningServer.JSON.createObjectNode().put("where", leaf.condition() + own);
            Answer answer = server.post("/" + index + "/select", question.toString());
            if (answer.body().path("total").asInt(-1) != 1) {
                missed.add(leaf.condition());
            }
        }
        assertThat(missed).as(index).isEmpty();
    }

    @Test
    void everyFieldOfEventsIsFound() {
        JsonNode events =
                server.get("/events/profile/" + profile + "?limit=100").body().path("result");
        assertThat(events.size()).isGreaterThan(5);
        events.forEach(event -> allOfItIsFound("event", event));
    }

    @Test
    void valuesWithinListsOfObjectsAreCountedAndSuggested() {
        assertThat(server.get("/profile/" + profile + "/by/properties.products.sku")
                        .body()
                        .toString())
                .isEqualTo("[{\"name\":\"a-1\",\"value\":1},{\"name\":\"a-2\",\"value\":1},"
                        + "{\"name\":\"other\",\"value\":0}]");
        assertThat(server.get("/event/query/autocomplete?query=properties.products.sold=")
                        .body()
                        .at("/next/0/value")
                        .asString())
                .isEqualTo("\"true\"");
    }

    @Test
    void whereNoObjectOfAListHasTheFieldItIsMissing() {
        String question = "{\"where\":\"id=\\\"seen\\\" AND properties.products.colour NOT EXISTS"
                + " AND properties.products.sku != \\\"a-3\\\" AND properties.source IS NULL\"}";
        assertThat(server.post("/event/select", question).body().path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void everyFieldOfSessionsIsFound() {
        for (String id : List.of("first", "second")) {
            ObjectNode session = (ObjectNode) server.get("/session/" + id).body();
            // Only the record that is read alone has it.
            session.remove("operation");
            allOfItIsFound("session", session);
        }
    }

    @Test
    void everyFieldOfProfilesIsFound() {
        ObjectNode record = (ObjectNode) server.get("/profile/" + profile).body();
        // Where the record lies is no part of it.
        record.remove("_meta");
        assertThat(record.at("/metadata/fields").isEmpty()).isFalse();
        allOfItIsFound("profile", record);
    }
}
