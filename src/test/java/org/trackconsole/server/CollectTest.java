package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.source;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Webhooks and redirecting links (contract §2.4). */
class CollectTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        server.saveSource(source("hook", "webhook"));
        server.saveSource(configured("gen", "webhook", "{\"generate_profile\":true}"));
        server.saveSource(configured(
                "link", "redirect", "{\"url\":\"https://example.com/a?b=1\",\"event_type\":\"Link Clicked\"}"));
        server.saveSource(configured("bad-link", "redirect", "{\"url\":\"javascript:alert(1)\"}"));
        server.saveSource(source("no-link", "redirect"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String configured(String id, String type, String config) {
        return source(id, type).replace("\"channel\"", "\"config\":" + config + ",\"channel\"");
    }

    private static Answer send(String method, String path, String type, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        return server.send(
                request.method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build());
    }

    private static JsonNode newestEventOf(String session) {
        return server.post(
                        "/event/select",
                        "{\"where\":\"session.id=\\\"" + session
                                + "\\\" AND source.id=[\\\"hook\\\",\\\"gen\\\",\\\"link\\\"]\",\"limit\":1}")
                .body()
                .at("/result/0");
    }

    @Test
    void queryBecomesPropertiesOfAProfilelessEvent() {
        Answer answer = send("GET", "/collect/My%20Hook/hook?a=1&b=x%20y&a=2", "", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().at("/profile/id").isNull()).isTrue();
        JsonNode event = newestEventOf(answer.session());
        assertThat(event.path("type").asString()).isEqualTo("my-hook");
        assertThat(event.path("properties").toString()).isEqualTo("{\"a\":[\"1\",\"2\"],\"b\":\"x y\"}");
        assertThat(event.path("profile").isNull()).isTrue();
        assertThat(event.at("/metadata/profile_less").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "application/json | {\"a\":{\"b\":1.5}} | {\"a\":{\"b\":1.5}}",
                "application/x-www-form-urlencoded | a=1&b=%C5%82 | {\"a\":\"1\",\"b\":\"ł\"}",
                "application/json | {broken | {}",
                "application/json | [1] | {}",
                "`` | `` | {}",
            })
    void bodyBecomesProperties(String type, String body, String properties) {
        Answer answer = send("POST", "/collect/x/hook", type, body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(newestEventOf(answer.session()).path("properties").toString())
                .isEqualTo(properties);
    }

    @Test
    void plainTextIsRefused() {
        assertThat(send("POST", "/collect/x/hook", "text/plain", "a").status()).isEqualTo(500);
    }

    @Test
    void sessionOrTheSourceBringsAProfile() {
        Answer first = send("GET", "/collect/x/hook/visit", "", "");
        assertThat(first.session()).isEqualTo("visit");
        assertThat(server.get("/profile/" + first.profile()).status()).isEqualTo(200);
        assertThat(send("GET", "/collect/x/hook/visit", "", "").profile()).isEqualTo(first.profile());
        assertThat(send("POST", "/collect/x/gen", "", "").profile()).isNotBlank();
    }

    @Test
    void everyWayInHasItsSources() {
        Answer rest = send("GET", "/collect/x/shop", "", "");
        assertThat(rest.status()).isEqualTo(401);
        assertThat(rest.body().path("detail").asString())
                .startsWith(
                        "This endpoint allows only bridges of types ['webhook'], but the even source `shop`.`shop` has"
                                + " types `['rest']`.");
        assertThat(send("GET", "/collect/x/nowhere", "", "").status()).isEqualTo(401);
        assertThat(send("GET", "/collect/%20/hook", "", "").status()).isEqualTo(422);
        assertThat(send("PUT", "/collect/x/hook", "", "").status()).isEqualTo(405);
    }

    private static HttpResponse<String> follow(String method, String path, String cookie)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path)).method(method, BodyPublishers.noBody());
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return server.client().send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void linkLeadsToItsTargetAndKeepsAnEvent(String method) throws IOException, InterruptedException {
        String session = "s-" + method;
        HttpResponse<String> answer = follow(method, "/redirect/link/" + session + "?from=mail", "");
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).hasValue("https://example.com/a?b=1");
        assertThat(answer.headers().firstValue("Set-Cookie"))
                .get()
                .asString()
                .startsWith("tracardi-session-id=" + session);
        JsonNode event = newestEventOf(session);
        assertThat(event.path("type").asString()).isEqualTo("link-clicked");
        assertThat(event.path("properties").toString()).isEqualTo("{\"from\":\"mail\"}");
    }

    @Test
    void cookieNamesTheSession() throws IOException, InterruptedException {
        follow("GET", "/redirect/link", "tracardi-session-id=from%20cookie");
        assertThat(server.get("/session/from%20cookie").status()).isEqualTo(200);
    }

    @Test
    void oddSessionCannotBreakTheCookie() throws IOException, InterruptedException {
        HttpResponse<String> answer = follow("GET", "/redirect/link/a%0D%0AX-Evil:%201;%C5%82", "");
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "shop", "bad-link", "no-link"})
    void linkWithoutATargetIsMissing(String id) throws IOException, InterruptedException {
        assertThat(follow("GET", "/redirect/" + id, "").statusCode()).isEqualTo(404);
    }
}
