package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.payload;
import static org.trackconsole.server.RunningServer.source;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Staging and production as worlds of their own (contract §5). */
class WorldsTest {
    @TempDir
    private Path folder;

    private static Answer call(RunningServer server, String context, String method, String path, String body) {
        BodyPublisher publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request = server.request(path)
                .header("Content-Type", "application/json")
                .header("x-context", context)
                .method(method, publisher);
        return server.send(request.build());
    }

    private static Answer get(RunningServer server, String context, String path) {
        return call(server, context, "GET", path, "");
    }

    private static Answer track(RunningServer server, String context) {
        return call(server, context, "POST", "/track", payload(SOURCE, "visit", null, "{\"type\":\"x\",\"id\":\"e\"}"));
    }

    @Test
    void nothingOfOneWorldIsKnownInTheOther() {
        try (RunningServer server = RunningServer.start(folder)) {
            assertThat(track(server, "production").status()).isEqualTo(401);
            String profile = track(server, "staging").profile();
            for (String path :
                    new String[] {"/profile/" + profile, "/session/visit", "/event/e", "/event-source/shop"}) {
                assertThat(server.get(path).status()).as(path).isEqualTo(200);
                assertThat(get(server, "production", path).status()).as(path).isEqualTo(404);
                Answer deleted = call(server, "production", "DELETE", path, "");
                assertThat(deleted.status() == 404
                                || deleted.body().path("deleted").asInt(-1) == 0)
                        .as(path)
                        .isTrue();
                assertThat(server.get(path).status()).as(path).isEqualTo(200);
            }
            assertThat(get(server, "production", "/event-sources/by_type")
                            .body()
                            .path("total")
                            .asInt())
                    .isZero();

            call(server, "production", "POST", "/event-source", source(SOURCE, "rest"));
            String other = track(server, "production").profile();
            assertThat(other).isNotEqualTo(profile);
            assertThat(get(server, "production", "/profile/" + other).status()).isEqualTo(200);
            assertThat(server.get("/profile/" + other).status()).isEqualTo(404);
            assertThat(server.get("/profile/count").body().path("count").asInt())
                    .isEqualTo(1);
        }
    }

    /** Every read is about the world that its header names: where nothing happened, nothing is found or counted. */
    @Test
    void everyReadIsAboutItsOwnWorld() {
        try (RunningServer server = RunningServer.start(folder)) {
            String profile = track(server, "staging").profile();
            track(server, "staging");
            server.track("{\"source\":{\"id\":\"unknown\"},\"events\":[{\"type\":\"a\"}]}");
            String range = "{\"minDate\":{\"delta\":{\"value\":-1,\"entity\":\"day\"}}}";
            for (String path : List.of(
                    "/event-sources/entity",
                    "/profile/count",
                    "/session/count",
                    "/event/count",
                    "/profile/" + profile + "/by/type?table=true",
                    "/session/profile/" + profile,
                    "/session/count/online",
                    "/session/count/online/by_location",
                    "/sessions/count/by_channel",
                    "/events/profile/" + profile,
                    "/events/session/visit/profile/" + profile,
                    "/events/by_type",
                    "/events/by_source",
                    "/events/by-type/by-source",
                    "/event/avg/requests",
                    "/event/for-source/shop/by-type/d",
                    "/logs",
                    "/logs/page/0",
                    "/console/arrivals",
                    "POST /event/select",
                    "POST /profile/select",
                    "POST /session/select",
                    "POST /log/select",
                    "POST /event/select/range",
                    "POST /event/select/range/page/0",
                    "POST /event/select/histogram")) {
                boolean post = path.startsWith("POST ");
                String method = post ? "POST" : "GET";
                String place = post ? path.substring("POST ".length()) : path;
                String body = post ? range : "";
                Answer there = call(server, "staging", method, place, body);
                Answer elsewhere = call(server, "production", method, place, body);
                assertThat(elsewhere.status()).as(path).isEqualTo(200);
                assertThat(sum(there.body())).as(path).isPositive();
                assertThat(sum(elsewhere.body())).as(path).isZero();
            }
        }
    }

    /** All numbers of an answer, and one more for each text that is the id of something. */
    private static double sum(JsonNode answer) {
        double sum = answer.isNumber() ? answer.doubleValue() : 0;
        for (JsonNode part : answer) {
            sum += sum(part);
        }
        return sum
                + (answer.path("_shards").isObject() ? -sum(answer.path("_shards")) : 0)
                + (answer.path("id").isString() ? 1 : 0);
    }

    @Test
    void productionSurvivesARestart() {
        try (RunningServer server = RunningServer.start(folder)) {
            call(server, "production", "POST", "/event-source", source(SOURCE, "rest"));
            track(server, "production");
        }
        try (RunningServer server = RunningServer.start(folder)) {
            assertThat(get(server, "production", "/event/e").status()).isEqualTo(200);
            assertThat(server.get("/event/e").status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "Production", "test", "x y", "a;b=\"c\""})
    void everyOtherValueIsStagingAndIsSentBack(String context) {
        try (RunningServer server = RunningServer.start(folder)) {
            Answer answer = track(server, context);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.http().headers().firstValue("x-context")).hasValue(context);
            assertThat(server.get("/session/visit").status()).isEqualTo(200);
            assertThat(folder.resolve("production")).doesNotExist();
        }
    }

    @Test
    void contextThatWasNotSentIsNotSentBack() {
        try (RunningServer server = RunningServer.start(folder)) {
            assertThat(server.get("/profile/count").http().headers().firstValue("x-context"))
                    .isEmpty();
        }
    }

    @Test
    void productionThatCannotBeOpenedLeavesStagingAlone() throws IOException {
        try (RunningServer server = RunningServer.start(folder)) {
            Files.writeString(folder.resolve("production"), "in the way");
            Answer refused = track(server, "production");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("detail").asString()).contains("may not be written");
            assertThat(track(server, "staging").status()).isEqualTo(200);

            Files.delete(folder.resolve("production"));
            assertThat(track(server, "production").status()).isEqualTo(401);
        }
    }

    @Test
    void contextOfOddBytesIsAnswered() {
        try (RunningServer server = RunningServer.start(folder);
                RawHttp raw = new RawHttp(server.server())) {
            raw.send("GET /healthcheck HTTP/1.1", "{host}", "X-Context: \u00e9\u00ff", "");
            assertThat(raw.status()).isLessThan(500);
        }
    }
}
