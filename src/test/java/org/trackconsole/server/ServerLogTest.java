package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.payload;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** The server's log: what was wrong with calls, as lists and as an index to search (contract §6.1, §6.2). */
class ServerLogTest {
    private static final String PERSONAL = "zebra-4711";
    private static final String WITHIN_A_DAY =
            "{\"minDate\":{\"delta\":{\"value\":-1,\"entity\":\"day\"}},\"where\":\"%s\"}";

    @TempDir
    private Path folder;

    private final HandClock clock = new HandClock();
    private RunningServer server;
    private String profile = "";

    @BeforeEach
    void start() {
        server = RunningServer.start(folder, clock);
        profile = server.accepted("visit", null).profile();
        clock.advance(Duration.ofSeconds(1));
        String unfit = "{\"id\":\"unfit\",\"type\":\"profile-update\",\"properties\":{\"pii\":{\"firstname\":[\""
                + PERSONAL + "\"]}}}";
        assertThat(server.track(payload(SOURCE, "visit", profile, unfit)).status())
                .isEqualTo(500);
        clock.advance(Duration.ofSeconds(1));
        assertThat(server.view("gone", "visit", null).status()).isEqualTo(401);
        clock.advance(Duration.ofSeconds(1));
        assertThat(server.track("{\"source\":{\"id\":\"shop\"},\"events\":[{\"type\":\" \",\"properties\":{\"a\":\""
                                + PERSONAL + "\"}}]}")
                        .status())
                .isEqualTo(422);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static List<String> messages(JsonNode answer) {
        return answer.path("result")
                .valueStream()
                .map(entry -> entry.path("message").asString())
                .toList();
    }

    @Test
    void newestEntriesComeFirstInTheShapeOfARealLog() {
        JsonNode log = server.get("/logs").body();
        assertThat(log.path("total").asInt()).isEqualTo(4);
        assertThat(log.path("result"))
                .allSatisfy(entry -> assertThat(entry.propertyNames())
                        .containsExactly(
                                "date",
                                "message",
                                "logger",
                                "file",
                                "line",
                                "level",
                                "stack_info",
                                "module",
                                "class_name",
                                "origin",
                                "event_id",
                                "profile_id",
                                "flow_id",
                                "node_id",
                                "user_id"));
        assertThat(messages(log).get(0)).startsWith("A call was refused with 422: body.events.0.type: ");
        assertThat(messages(log).get(1)).isEqualTo("A call was refused with 401: Invalid event source `gone`.");
        JsonNode ofProfile = log.at("/result/2");
        assertThat(ofProfile.path("event_id").asString()).isEqualTo("unfit");
        assertThat(ofProfile.path("profile_id").asString()).isEqualTo(profile);
        assertThat(ofProfile.path("level").asString()).isEqualTo("ERROR");
        assertThat(ofProfile.path("message").asString()).contains("data.pii.firstname");
        assertThat(log.at("/result/0/date").asString()).isEqualTo("2026-11-24T10:00:03.000000+00:00");
    }

    @Test
    void nothingPersonalIsInIt() {
        assertThat(server.get("/logs").http().body()).doesNotContain(PERSONAL, "127.0.0.1", "visit");
    }

    @Test
    void pagesHaveTwentyFive() {
        for (int i = 0; i < 26; i++) {
            server.view("gone", null, null);
        }
        assertThat(server.get("/logs/page/0").body().path("result").size()).isEqualTo(25);
        JsonNode second = server.get("/logs/page/1").body();
        assertThat(second.path("result").size()).isEqualTo(5);
        assertThat(second.path("total").asInt()).isEqualTo(30);
        assertThat(server.get("/logs/page/2").body().path("result").isEmpty()).isTrue();
        assertThat(server.get("/logs").body().path("result").size()).isEqualTo(30);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level=\\\"ERROR\\\" | 2",
                "level=\\\"WARNING\\\" | 2",
                "level:WARNING | 2",
                "event_id=\\\"unfit\\\" | 1",
                "profile_id EXISTS | 1",
                "profile_id IS NULL AND level=\\\"ERROR\\\" | 1",
                "class_name=\\\"Profile\\\" | 1",
                "date > datetime(\\\"2026-11-24T10:00:02Z\\\") | 1",
                "gone | 1",
                "module=\\\"track\\\" | 4",
                "body=\\\"x\\\" | 0",
            })
    void logIsSearchedLikeEverythingElse(String where, int found) {
        Answer answer = server.post("/log/select/range", WITHIN_A_DAY.formatted(where));
        assertThat(answer.body().path("total").asInt(-1))
                .as(answer.http().body())
                .isEqualTo(found);
        Answer page = server.post("/log/select/range/page/0", WITHIN_A_DAY.formatted(where));
        assertThat(messages(page.body())).isEqualTo(messages(answer.body()));
    }

    @Test
    void logIsCountedOverTimeAndSuggestsItsFields() {
        JsonNode histogram = server.post("/log/select/histogram?group_by=level", WITHIN_A_DAY.formatted(""))
                .body();
        assertThat(histogram.path("total").asInt()).isEqualTo(4);
        assertThat(histogram.path("buckets").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder("ERROR", "WARNING");
        assertThat(server.get("/log/query/autocomplete?query=prof")
                        .body()
                        .at("/next/0/value")
                        .asString())
                .isEqualTo("profile_id");
        assertThat(server.get("/log/query/autocomplete?query=level%3D")
                        .body()
                        .path("next")
                        .valueStream()
                        .map(next -> next.path("value").asString()))
                .containsExactlyInAnyOrder("\"ERROR\"", "\"WARNING\"");
        assertThat(messages(server.get("/logs?query=level:WARNING").body())).hasSize(2);
    }

    @Test
    void searchesOfOtherKindsDoNotFindIt() {
        assertThat(server.post("/event/select", "{\"where\":\"level=\\\"ERROR\\\"\"}")
                        .body()
                        .path("total")
                        .asInt(-1))
                .isZero();
    }
}
