package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.payload;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Requests at and beyond the edge of HTTP and JSON: each has its answer, and the server goes on. */
class HttpEdgesTest {
    private static final String JSON = "Content-Type: application/json";
    private static final int LIMIT = 16 * 1024 * 1024;

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawHttp raw() {
        return new RawHttp(server.server());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "LocalHost", "[::1]"})
    void namesOfThisMachinePass(String host) {
        try (RawHttp raw = raw()) {
            raw.send(
                    "GET /healthcheck HTTP/1.1",
                    "Host: " + host + ":" + server.server().port(),
                    "");
            assertThat(raw.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example:{port}", "evil.example", "127.0.0.1", "127.0.0.1:1", "localhost.evil:{port}"})
    void otherHostsAreTurnedAway(String host) {
        String name = host.replace("{port}", String.valueOf(server.server().port()));
        try (RawHttp raw = raw()) {
            raw.send("GET /info/version HTTP/1.1", "Host: " + name, "");
            assertThat(raw.status()).isEqualTo(403);
            raw.send("POST /track HTTP/1.1", "Host: " + name, JSON, "Content-Length: 2", "", "{}");
            assertThat(raw.status()).isEqualTo(403);
        }
    }

    @Test
    void bodyAtTheLimitIsReadAndOneByteMoreIsNot() {
        byte[] body = new byte[LIMIT + 1];
        Arrays.fill(body, (byte) ' ');
        byte[] json =
                payload(RunningServer.SOURCE, null, null, "{\"type\":\"x\"}").getBytes(StandardCharsets.UTF_8);
        System.arraycopy(json, 0, body, 0, json.length);
        assertThat(server.track(BodyPublishers.ofByteArray(body, 0, LIMIT)).status())
                .isEqualTo(200);
        assertThat(server.track(BodyPublishers.ofByteArray(body)).status()).isEqualTo(413);
    }

    @Test
    void chunkedBodyAboveTheLimitIsRefusedAndTheConnectionGoesOn() {
        byte[] part = new byte[1024 * 1024];
        Answer answer = server.track(BodyPublishers.ofByteArrays(Collections.nCopies(17, part)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(server.get("/info/version").status()).isEqualTo(200);
    }

    @Test
    void lengthFarAboveTheLimitIsRefusedUnread() {
        try (RawHttp raw = raw()) {
            raw.send("POST /track HTTP/1.1", "{host}", JSON, "Content-Length: 99999999999", "");
            assertThat(raw.status()).isEqualTo(413);
        }
    }

    @ParameterizedTest
    @CsvSource({"60000, 200", "70000, 414"})
    void addressMayBeLongUpToALimit(int length, int status) {
        try (RawHttp raw = raw()) {
            raw.send("GET /healthcheck?a=" + "b".repeat(length) + " HTTP/1.1", "{host}", "");
            assertThat(raw.status()).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\n",
                "-5\r\nabc\r\n",
                "ffffffffff\r\n",
                "2\n{}\n0\n\n",
                "2\r\n{}\r\n0\r\nbad trailer\r\n\r\n"
            })
    void brokenChunksAreABadRequestAndTheLastOne(String chunks) {
        try (RawHttp raw = raw()) {
            raw.send("POST /track HTTP/1.1", "{host}", JSON, "Transfer-Encoding: chunked", "")
                    .sendText(chunks);
            assertThat(raw.status()).isEqualTo(400);
            assertThat(raw.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7fffffff\r\n", ""})
    void chunkOrItsLengthMayNotBeLongerThanABody(String begin) {
        byte[] more = new byte[1024 * 1024];
        Arrays.fill(more, (byte) '0');
        try (RawHttp raw = raw()) {
            raw.send("POST /track HTTP/1.1", "{host}", JSON, "Transfer-Encoding: chunked", "")
                    .sendText(begin);
            boolean open = true;
            for (int i = 0; i < 200 && open; i++) {
                open = raw.trySend(more);
            }
            assertThat(open).isFalse();
        }
    }

    @Test
    void longBodiesThatAreMoreThanMemoryBearsAreToldToComeLaterAndShortOnesAreNot() {
        // A body of the largest size may need a hundred times its length until it is answered.
        long bearable = Runtime.getRuntime().maxMemory() / 128;
        List<RawHttp> senders = new ArrayList<>();
        byte[] most = new byte[LIMIT - 100];
        Arrays.fill(most, (byte) ' ');
        // Some of what is sent is still on its way when the first bodies end; so much more goes out than would do.
        for (long sent = 0; sent <= 4 * bearable; sent += most.length) {
            RawHttp sender = raw().send("POST /track HTTP/1.1", "{host}", JSON, "Content-Length: " + LIMIT, "");
            assertThat(sender.trySend(most)).isTrue();
            senders.add(sender);
        }
        assertThat(server.accepted(null, null).status()).isEqualTo(200);
        senders.forEach(sender -> sender.trySend(new byte[100]));
        List<RawHttp.Heard> heard =
                senders.stream().map(RawHttp::hear).filter(Objects::nonNull).toList();
        assertThat(heard).extracting(RawHttp.Heard::status).contains(503);
        assertThat(heard)
                .filteredOn(one -> one.status() == 503)
                .allMatch(one -> one.head().contains("Retry-After: "));
        senders.forEach(RawHttp::close);
        assertThat(server.track(BodyPublishers.ofByteArray(most)).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-5",
                "five",
                "+2",
                "99999999999999999999",
                "2\r\nContent-Length: 3",
                "2\r\nTransfer-Encoding: chunked"
            })
    void impossibleLengthsAreABadRequest(String length) {
        try (RawHttp raw = raw()) {
            raw.send("POST /track HTTP/1.1", "{host}", JSON, "Content-Length: " + length, "", "{}");
            assertThat(raw.status()).isEqualTo(400);
            assertThat(raw.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Connection: keep-alive\r\n"})
    void clientsOfHttp10AreAnsweredAndTheirConnectionEnds(String header) {
        String body = payload(RunningServer.SOURCE, "s", null, "{\"type\":\"page-view\"}");
        try (RawHttp raw = raw()) {
            raw.sendText("POST /track HTTP/1.0\r\n{host}\r\n" + JSON + "\r\n" + header + "Content-Length: "
                    + body.length() + "\r\n\r\n" + body);
            RawHttp.Heard heard = Objects.requireNonNull(raw.hear());
            assertThat(heard.status()).as(heard.text()).isEqualTo(200);
            assertThat(heard.closes()).as(heard.text()).isTrue();
            assertThat(raw.isClosedByServer()).isTrue();
        }
        try (RawHttp raw = raw()) {
            raw.send("GET /healthcheck HTTP/1.0", "Host: evil.example", "");
            assertThat(raw.status()).isEqualTo(403);
        }
    }

    @Test
    void clientThatGoesAwayLeavesTheServerRunning() {
        try (RawHttp raw = raw()) {
            raw.send("POST /track HTTP/1.1", "{host}", JSON, "Content-Length: 500", "", "{\"source\":");
        }
        assertThat(server.accepted(null, null).status()).isEqualTo(200);
    }

    @Test
    void headHasNoBodySoThatTheNextAnswerIsFound() {
        try (RawHttp raw = raw()) {
            raw.send("HEAD /nowhere HTTP/1.1", "{host}", "", "GET /healthcheck HTTP/1.1", "{host}", "");
            assertThat(raw.status()).isEqualTo(404);
            assertThat(raw.status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404",
        "GET, /track, 405",
        "DELETE, /track, 405",
        "POST, /info/version, 405",
        "PUT, /event-source/x, 405",
        "BREW, /track, 405",
        "GET, /track/, 307",
        "GET, /event-source/, 307",
        "OPTIONS, /track, 405",
        "GET, '/event-sources/entity?limit=many', 401",
    })
    void routesAreChosenLikeOnARealServer(String method, String path, int status) {
        assertThat(server.send(HttpRequest.newBuilder(server.uri(path))
                                .method(method, BodyPublishers.noBody())
                                .build())
                        .status())
                .isEqualTo(status);
    }

    /** Neither a place elsewhere nor a method that is no word is a fault of the server. */
    @ParameterizedTest
    @ValueSource(strings = {"CONNECT evil.example:443", "G=T /", "G\u0001T /"})
    void requestsThatAreNoneAreABadRequest(String begin) {
        try (RawHttp raw = raw()) {
            raw.send(begin + " HTTP/1.1", "{host}", "");
            assertThat(raw.status()).isEqualTo(400);
            assertThat(raw.isClosedByServer()).isTrue();
        }
    }

    @Test
    void wrongMethodNamesTheRightOnes() {
        Answer answer = server.send(HttpRequest.newBuilder(server.uri("/track")).build());
        assertThat(answer.http().headers().firstValue("allow")).hasValue("POST, PUT");
    }

    @Test
    void pagesOfEveryOriginMayCall() {
        HttpRequest plain = HttpRequest.newBuilder(server.uri("/info/version"))
                .header("Origin", "http://shop.example")
                .build();
        assertThat(server.send(plain).http().headers().firstValue("access-control-allow-origin"))
                .hasValue("*");
        HttpRequest personal = HttpRequest.newBuilder(server.uri("/info/version"))
                .header("Origin", "http://shop.example")
                .header("Cookie", "a=b")
                .build();
        assertThat(server.send(personal).http().headers().firstValue("access-control-allow-origin"))
                .hasValue("http://shop.example");
    }

    @Test
    void preflightAllowsWhatIsAskedFor() {
        Answer answer = server.send(HttpRequest.newBuilder(server.uri("/track"))
                .header("Origin", "http://shop.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type, x-timestamp")
                .method("OPTIONS", BodyPublishers.noBody())
                .build());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().body()).isEqualTo("OK");
        assertThat(answer.http().headers().firstValue("access-control-allow-headers"))
                .hasValue("content-type, x-timestamp");
        assertThat(answer.http().headers().firstValue("access-control-allow-methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains("POST"));
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        for (byte[] bytes : List.of(
                new byte[] {'"', (byte) 0xFF, '"'},
                new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'})) {
            Answer answer = server.track(BodyPublishers.ofByteArray(bytes));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body().path("detail").asString()).isEqualTo("There was an error parsing the body");
        }
    }

    @Test
    void replacementCharacterItselfIsText() {
        assertThat(server.track(payload(RunningServer.SOURCE, "\uFFFD", null, "{\"type\":\"x\"}"))
                        .session())
                .isEqualTo("\uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"100, 200", "195, 200", "250, 400", "100000, 400"})
    void nestingIsTakenUpToALimit(int depth, int status) {
        String nested = "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        Answer answer = server.track(payload(
                RunningServer.SOURCE, null, null, "{\"type\":\"deep\",\"id\":\"deep\",\"properties\":" + nested + "}"));
        assertThat(answer.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(server.get("/event/deep").body().at("/event/properties").toString())
                    .isEqualTo(nested);
        }
    }

    @Test
    void ofAKeyGivenTwiceTheLastCounts() {
        server.track(
                payload(RunningServer.SOURCE, null, null, "{\"type\":\"first\",\"id\":\"twice\",\"type\":\"second\"}"));
        assertThat(server.get("/event/twice").body().at("/event/type").asString())
                .isEqualTo("second");
    }

    @ParameterizedTest
    @ValueSource(strings = {"123456789012345678901234567890", "0.1000", "1E+400", "-1.5E-300", "1E+999999999"})
    void numbersKeepEveryDigit(String number) {
        server.track(payload(
                RunningServer.SOURCE,
                null,
                null,
                "{\"type\":\"x\",\"id\":\"number\",\"properties\":{\"n\":" + number + "}}"));
        assertThat(server.get("/event/number").http().body()).contains("\"properties\":{\"n\":" + number + "}");
    }

    @Test
    void exponentThatNoNumberCanHaveIsRefused() {
        String event = "{\"type\":\"x\",\"properties\":{\"n\":1E" + "1".repeat(100) + "}}";
        assertThat(server.track(payload(RunningServer.SOURCE, null, null, event))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"'9', 4300, 200", "'9', 5000, 400"})
    void numbersHaveALongestLength(String digit, int length, int status) {
        String event = "{\"type\":\"x\",\"properties\":{\"n\":" + digit.repeat(length) + "}}";
        assertThat(server.track(payload(RunningServer.SOURCE, null, null, event))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void halfOfACharacterIsRefusedWhereItStands() {
        Answer answer = server.track(
                payload(RunningServer.SOURCE, null, null, "{\"type\":\"x\",\"properties\":{\"a\":[\"\\ud83d\"]}}"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/detail/0/type").asString()).isEqualTo("string_unicode");
        assertThat(answer.body().at("/detail/0/loc").toString())
                .isEqualTo("[\"body\",\"events\",0,\"properties\",\"a\",0]");
    }

    @ParameterizedTest
    @CsvSource({"10000, 200", "10001, 413"})
    void callTakesManyEventsButNotAnyNumber(int count, int status) {
        String events = String.join(",", Collections.nCopies(count, "{\"type\":\"x\"}"));
        assertThat(server.track(payload(RunningServer.SOURCE, null, null, events))
                        .status())
                .isEqualTo(status);
    }

    @Test
    void manyWrongEventsAreNotAllListed() {
        String events = String.join(",", Collections.nCopies(20_000, "{}"));
        Answer answer = server.track(payload(RunningServer.SOURCE, null, null, events));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").size()).isEqualTo(1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "profile_less=maybe, bool_parsing",
        "profile_less=%ff, bool_parsing",
    })
    void wrongQueriesAreNamed(String query, String type) {
        Answer answer = server.send(HttpRequest.newBuilder(server.uri("/track?" + query))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(payload(RunningServer.SOURCE, null, null, "{\"type\":\"x\"}")))
                .build());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/detail/0/type").asString()).isEqualTo(type);
        assertThat(answer.body().at("/detail/0/loc").toString()).isEqualTo("[\"query\",\"profile_less\"]");
    }

    @Test
    void serverSaysWhatItIs() {
        assertThat(server.get("/info/version").http().body()).isEqualTo("\"0.8.2\"");
        assertThat(server.get("/healthcheck").http().body()).isEqualTo("\"\"");
        assertThat(server.get("/").body())
                .isEqualTo(server.get("/info/version/details").body());
        JsonNode details = server.get("/").body();
        assertThat(details.path("version").asString()).isEqualTo("0.8.2");
        assertThat(details.propertyNames())
                .containsExactly(
                        "version",
                        "name",
                        "upgrades",
                        "production",
                        "config",
                        "db_version",
                        "instance",
                        "installed",
                        "owner",
                        "expires",
                        "licenses");
        assertThat(details.path("installed").toString()).isEqualTo("{\"schema\":true,\"users\":true,\"form\":true}");
    }
}
