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
        server.saveSource(configured("loose", "webhook", "{\"generate_profile\":true,\"sticky_session\":false}"));
        server.saveSource(configured("placed", "webhook", """
                {"generate_profile":true,"identify_profile_by":"id","replace_profile_id":"customer.id",
                 "replace_session_id":"cart"}
                """));
        server.saveSource(configured("mailed", "webhook", """
                {"generate_profile":true,"identify_profile_by":"e-mail","replace_profile_id":"customer.mail"}
                """));
        server.saveSource(configured(
                "idle", "webhook", "{\"identify_profile_by\":\"id\",\"replace_profile_id\":\"customer.id\"}"));
        server.saveSource(configured("fixed", "webhook", "{\"static_profile_id\":true}"));
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
                "application/json | null | {}",
                "application/json; charset=utf-8 | {\"a\":1} | {\"a\":1}",
                "application/x-www-form-urlencoded; charset=utf-8 | a&b=%&a=%41%zz | {\"a\":[\"\",\"A%zz\"],\"b\":\"%\"}",
                "`` | {\"a\":1} | {\"a\":1}",
                "`` | `` | {}",
            })
    void bodyBecomesProperties(String type, String body, String properties) {
        Answer answer = send("POST", "/collect/x/hook", type, body);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(newestEventOf(answer.session()).path("properties").toString())
                .isEqualTo(properties);
    }

    /** A real server answers 500 to all of them; {@code {}} with 200 would lose what was sent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | a",
                "text/plain | {\"a\":1}",
                "application/json | [1]",
                "application/json | \"a\"",
                "application/json | 1",
                "application/xml | <a/>",
                "multipart/form-data; boundary=b | --b--",
            })
    void whatIsNeitherAnObjectNorAFormIsRefused(String type, String body) {
        Answer answer = send("POST", "/collect/unread/hook", type, body);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().path("detail").asString()).contains("be read as properties.");
    }

    /** Clients send such letters as they are, and all properties of a GET stand in the address. */
    @Test
    void queryMayBeLongAndHaveLettersThatAUrlShouldNotHave() {
        String query = "a[b]=1&c={\"d\":[\"e\"]}&f=|^`<>\\&g=" + "x".repeat(50_000);
        try (RawHttp raw = new RawHttp(server.server())) {
            raw.send("GET /collect/raw/hook/raw?" + query + " HTTP/1.1", "{host}", "");
            assertThat(raw.status()).isEqualTo(200);
        }
        JsonNode properties = newestEventOf("raw").path("properties");
        assertThat(properties.path("a[b]").asString()).isEqualTo("1");
        assertThat(properties.path("c").asString()).isEqualTo("{\"d\":[\"e\"]}");
        assertThat(properties.path("f").asString()).isEqualTo("|^`<>\\");
        assertThat(properties.path("g").asString()).hasSize(50_000);
    }

    /** Whoever forgets to encode a percent sign must not lose the event, on GET no more than in a form. */
    @Test
    void strayPercentSignOfAQueryStandsForItself() {
        try (RawHttp raw = new RawHttp(server.server())) {
            raw.send("GET /collect/raw/hook/percent?a=50%&b=%41%zz&c=%4 HTTP/1.1", "{host}", "");
            assertThat(raw.status()).isEqualTo(200);
        }
        assertThat(newestEventOf("percent").path("properties").toString())
                .isEqualTo("{\"a\":\"50%\",\"b\":\"A%zz\",\"c\":\"%4\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/collect/x/hook/garbled?a=\u00fc", "/collect/\u00e9/hook/garbled"})
    void lettersThatAreNotEncodedAreRefusedInsteadOfGarbled(String path) {
        try (RawHttp raw = new RawHttp(server.server())) {
            raw.send("GET " + path + " HTTP/1.1", "{host}", "");
            assertThat(raw.status()).isEqualTo(400);
        }
        assertThat(server.get("/session/garbled").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void blankSessionIsNone(String method) {
        assertThat(send(method, "/collect/x/hook/%20%C2%A0", "", "")
                        .body()
                        .at("/profile/id")
                        .isNull())
                .isTrue();
    }

    @Test
    void sessionOrTheSourceBringsAProfile() {
        Answer first = send("GET", "/collect/x/hook/visit", "", "");
        assertThat(first.session()).isEqualTo("visit");
        assertThat(server.get("/profile/" + first.profile()).status()).isEqualTo(200);
        assertThat(send("GET", "/collect/x/hook/visit", "", "").profile()).isEqualTo(first.profile());
        assertThat(send("POST", "/collect/x/gen", "", "").profile()).isNotBlank();
    }

    private static Answer signUp(String source, String email) {
        return post(source, "sign-up", "{\"email\":{\"main\":\"" + email + "\"}}");
    }

    private static Answer post(String source, String type, String properties) {
        Answer answer = send("POST", "/collect/" + type + "/" + source, "application/json", properties);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer;
    }

    @Test
    void propertyThatIdentifiesFindsThePersonAndKeepsOneSession() {
        Answer first = signUp("gen", "Ann@Example.com");
        assertThat(first.profile()).matches("emm-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(first.session()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        Answer second = signUp("gen", "ann@example.com");
        assertThat(second.profile()).isEqualTo(first.profile());
        assertThat(second.session()).isEqualTo(first.session());
        assertThat(signUp("gen", "bob@example.com").profile()).isNotEqualTo(first.profile());
        assertThat(server.visits(first.profile())).isEqualTo(1);
        assertThat(server.get("/profile/" + first.profile())
                        .body()
                        .at("/data/contact/email/main")
                        .asString())
                .isEqualTo("ann@example.com");
    }

    @Test
    void personThatTheTrackerKnowsIsFound() {
        Answer tracked = server.track(RunningServer.payload(
                "shop",
                "browser",
                null,
                "{\"type\":\"sign-up\",\"properties\":{\"email\":{\"main\":\"cleo@example.com\"}}}"));
        assertThat(signUp("gen", "cleo@example.com").profile()).isEqualTo(tracked.profile());
    }

    @Test
    void withoutAStickySessionEveryCallHasItsOwn() {
        Answer first = signUp("loose", "dan@example.com");
        Answer second = signUp("loose", "dan@example.com");
        assertThat(second.profile()).isEqualTo(first.profile());
        assertThat(second.session()).isNotEqualTo(first.session());
    }

    @Test
    void settingsSayWhereProfileAndSessionStand() {
        Answer answer = post("placed", "order", "{\"customer\":{\"id\":4711},\"cart\":\"c-1\"}");
        assertThat(answer.profile()).isEqualTo("4711");
        assertThat(answer.session()).isEqualTo("c-1");
        assertThat(server.get("/profile/4711").status()).isEqualTo(200);
        assertThat(post("placed", "order", "{\"customer\":{\"id\":\"4711\"},\"cart\":\"c-2\"}")
                        .profile())
                .isEqualTo("4711");
        Answer mailed = post("mailed", "order", "{\"customer\":{\"mail\":\" Eve@example.com \"}}");
        assertThat(mailed.profile()).startsWith("emm-");
        assertThat(post("mailed", "refund", "{\"customer\":{\"mail\":\"eve@example.com\"}}")
                        .profile())
                .isEqualTo(mailed.profile());
    }

    @Test
    void whatIsNotThereIdentifiesNobody() {
        Answer first = post("placed", "order", "{\"customer\":{\"id\":{}}}");
        assertThat(first.profile()).isNotEqualTo(post("placed", "order", "{}").profile());
        Answer idle = post("idle", "order", "{\"customer\":{\"id\":\"4712\"}}");
        assertThat(idle.body().at("/profile/id").isNull()).isTrue();
    }

    @Test
    void webhookNeedsNoProfileIdForASourceThatKeepsThem() {
        assertThat(send("GET", "/collect/x/fixed/own-visit", "", "").status()).isEqualTo(200);
    }

    @Test
    void refusedCallsAreKeptWithWhatTheyNamed() {
        send("GET", "/collect/bought/nowhere?price=9", "", "");
        send("POST", "/collect/sold/shop", "application/json", "{\"price\":8}");
        send("GET", "/redirect/gone?from=mail", "", "");
        JsonNode rows =
                server.get("/console/arrivals?kind=rejected&limit=3").body().path("result");
        assertThat(rows.valueStream().map(row -> row.path("source").asString()))
                .containsExactly("gone", "shop", "nowhere");
        assertThat(rows.valueStream().map(row -> row.path("status").asInt())).containsExactly(404, 401, 401);
        assertThat(rows.valueStream().map(row -> row.path("types").toString()))
                .containsExactly("[]", "[\"sold\"]", "[\"bought\"]");
        assertThat(rows.valueStream().map(CollectTest::body)).containsExactly("from=mail", "{\"price\":8}", "price=9");
        assertThat(rows.path(0).path("reason").asString()).startsWith("There is no such link");
    }

    private static String body(JsonNode row) {
        return server.get("/console/arrivals/" + row.path("cursor").asString())
                .body()
                .path("body")
                .asString();
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

    /** As people read and write addresses; a real server encodes what may not stand in a header. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://example.com/größe xl?q=ü&a[]=1#ö | https://example.com/gr%C3%B6%C3%9Fe%20xl?q=%C3%BC&a[]=1#%C3%B6",
                "http://bücher.example:8080/ | http://xn--bcher-kva.example:8080/",
                "HTTPS://example.com/a%20b^c | HTTPS://example.com/a%20b%5Ec",
                "http://[::1]:80 | http://[::1]:80",
                "http://our_shop:8080/a | http://our_shop:8080/a",
                "http://example.com/\\r\\nSet-Cookie:a | http://example.com/%0D%0ASet-Cookie:a",
            })
    void addressOfALinkMayHoldAnyLetters(String url, String location) throws IOException, InterruptedException {
        server.saveSource(configured("lettered", "redirect", "{\"url\":\"" + url + "\"}"));
        HttpResponse<String> answer = follow("GET", "/redirect/lettered", "");
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).hasValue(location);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/a",
                "//example.com/a",
                "http://",
                "http:///a",
                "http://a b/",
                "http://a\\nb/",
                "mailto:a@b.c"
            })
    void linkToNoPageOfTheWebIsMissing(String url) throws IOException, InterruptedException {
        server.saveSource(configured("odd", "redirect", "{\"url\":\"" + url + "\"}"));
        assertThat(follow("GET", "/redirect/odd", "").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "shop", "bad-link", "no-link"})
    void linkWithoutATargetIsMissing(String id) throws IOException, InterruptedException {
        assertThat(follow("GET", "/redirect/" + id, "").statusCode()).isEqualTo(404);
    }
}
