package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** What was wrong with calls that a profile could not hold (contract §2.3, §6.1). */
class ProfileLogsTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String update(String event, String firstname) {
        return "{\"id\":\"" + event + "\",\"type\":\"profile-update\",\"properties\":{\"pii\":{\"firstname\":"
                + firstname + "}}}";
    }

    private static Answer unfit(String event, String session, @Nullable String profile) {
        Answer answer = server.track(payload(SOURCE, session, profile, update(event, "[\"secret\"]")));
        assertThat(answer.status()).isEqualTo(500);
        return answer;
    }

    private static List<String> events(Answer logs) {
        return logs.body()
                .path("result")
                .valueStream()
                .map(entry -> entry.path("event_id").asString())
                .toList();
    }

    @Test
    void unfitValueIsNotedWithTheProfileOfItsSession() {
        String session = id();
        String profile = server.accepted(session, null).profile();
        Answer refused = unfit("unfit", session, null);
        Answer logs = server.get("/profile/logs/" + profile + "?sort=desc");
        assertThat(logs.status()).isEqualTo(200);
        assertThat(logs.body().path("total").asInt()).isEqualTo(1);
        JsonNode entry = logs.body().at("/result/0");
        assertThat(entry.propertyNames())
                .containsExactly(
                        "metadata",
                        "event_id",
                        "flow_id",
                        "node_id",
                        "profile_id",
                        "origin",
                        "class_name",
                        "module",
                        "type",
                        "message",
                        "traceback");
        assertThat(entry.at("/metadata/timestamp").asString()).matches("\\d{4}-\\d\\d-\\d\\dT.*");
        assertThat(entry.path("event_id").asString()).isEqualTo("unfit");
        assertThat(entry.path("profile_id").asString()).isEqualTo(profile);
        assertThat(entry.path("type").asString()).isEqualTo("error");
        assertThat(entry.path("message").asString())
                .isEqualTo(refused.body().path("detail").asString())
                .contains("data.pii.firstname")
                .doesNotContain("secret");
        assertThat(entry.path("traceback").isArray()).isTrue();
        assertThat(server.get("/event/logs/unfit").body()).isEqualTo(logs.body());
    }

    @Test
    void newestComesFirstUnlessAskedOtherwise() {
        String profile = server.accepted(id(), null).profile();
        unfit("first", id(), profile);
        unfit("second", id(), profile);
        assertThat(events(server.get("/profile/logs/" + profile))).containsExactly("second", "first");
        assertThat(events(server.get("/profile/logs/" + profile + "?sort=asc"))).containsExactly("first", "second");
    }

    @Test
    void onlyTheEventThatDoesNotFitIsNoted() {
        String profile = server.accepted(id(), null).profile();
        Answer answer = server.track(
                payload(SOURCE, id(), profile, update("fits", "\"Ann\"") + "," + update("fits-not", "{}")));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(events(server.get("/profile/logs/" + profile))).containsExactly("fits-not");
        assertThat(server.get("/event/fits").status()).isEqualTo(404);
        assertThat(server.get("/profile/" + profile)
                        .body()
                        .at("/data/pii/firstname")
                        .isNull())
                .isTrue();
    }

    @Test
    void nothingWrongIsAnEmptyList() {
        assertThat(server.get("/profile/logs/nobody").http().body()).isEqualTo("{\"total\":0,\"result\":[]}");
    }

    @Test
    void logsSurviveARestartAndAreDeletedWithTheData(@TempDir Path folder) {
        try (RunningServer first = RunningServer.start(folder)) {
            first.track(payload(SOURCE, null, "p", update("kept", "[]")));
        }
        try (RunningServer second = RunningServer.start(folder)) {
            assertThat(events(second.get("/profile/logs/p"))).containsExactly("kept");
            second.post("/console/reset", "");
            assertThat(events(second.get("/profile/logs/p"))).isEmpty();
        }
    }

    @Test
    void nobodyReadsThemWithoutSigningIn() {
        for (String path : List.of("/profile/logs/x", "/event/logs/x")) {
            assertThat(server.send(HttpRequest.newBuilder(server.uri(path)).build())
                            .status())
                    .isEqualTo(401);
        }
    }
}
