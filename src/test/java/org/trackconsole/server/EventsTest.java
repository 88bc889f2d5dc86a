package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
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

/** What is kept of events, and how records are read, counted and deleted (contract §2.1, §6). */
class EventsTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer send(String... events) {
        Answer answer = server.track(payload(SOURCE, id(), null, String.join(",", events)));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer;
    }

    private static JsonNode event(String id) {
        return server.get("/event/" + id).body().path("event");
    }

    @ParameterizedTest
    @CsvSource({
        "My Event TYPE, my-event-type, My Event Type",
        "'  page-view ', page-view, Page View",
        "order.paid, order.paid, Order.paid",
        "Żółw, żółw, Żółw",
        "a--b, a--b, A  B",
        "'\u00a0page view\u2003', page-view, Page View",
        "'\u0085a\u00a0b', 'a\u00a0b', 'A\u00a0b'",
    })
    void typesAreNormalisedAndNamed(String sent, String type, String name) {
        send("{\"type\":\"" + sent + "\",\"id\":\"typed\"}");
        assertThat(event("typed").path("type").asString()).isEqualTo(type);
        assertThat(event("typed").path("name").asString()).isEqualTo(name);
    }

    @Test
    void everythingSentWithAnEventIsKept() {
        send("""
                {"type":"shop-entered","id":"full","properties":{"category":"shoes","price":19.90},"tags":["a","b"],
                 "options":{"async":true},"time":{"create":"2026-01-02T03:04:05+02:00"},
                 "context":{"page":{"url":"http://x/y","title":"T","referer":{"host":"r"}},"more":[1]}}
                """);
        assertThat(server.get("/event/full").http().body())
                .contains("\"properties\":{\"category\":\"shoes\",\"price\":19.90}");
        JsonNode event = event("full");
        assertThat(event.path("tags").toString()).contains("[\"a\",\"b\"]").contains("\"count\":2");
        assertThat(event.path("config").toString()).isEqualTo("{\"async\":true}");
        assertThat(event.at("/metadata/time/create").asString()).isEqualTo("2026-01-02T01:04:05.000000+00:00");
        assertThat(event.at("/context/more/0").asInt()).isEqualTo(1);
        assertThat(event.path("hit").toString()).isEqualTo("{\"name\":\"T\",\"url\":\"http://x/y\",\"referer\":\"r\"}");
        assertThat(event.at("/metadata/channel").asString()).isEqualTo("Web");
    }

    @Test
    void headersAreKeptButNeitherAuthorisationNorCookies() {
        server.send(server.request("/track")
                .header("Content-Type", "application/json")
                .header("Cookie", "secret=1")
                .header("X-Mine", "seen")
                .POST(BodyPublishers.ofString("""
                        {"source":{"id":"shop"},"request":{"own":1},"events":[{"type":"x","id":"headers"}]}
                        """))
                .build());
        JsonNode request = event("headers").path("request");
        assertThat(request.path("own").asInt()).isEqualTo(1);
        assertThat(request.at("/headers/x-mine").asString()).isEqualTo("seen");
        assertThat(request.path("headers").propertyNames()).doesNotContain("authorization", "cookie");
    }

    @Test
    void recordsHaveTheShapeOfTheContract() {
        Answer answer = send("{\"type\":\"x\",\"id\":\"shape\"}");
        assertThat(server.get("/event/shape").body().propertyNames()).containsExactly("event", "_metadata");
        assertThat(event("shape").propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "metadata",
                        "type",
                        "utm",
                        "properties",
                        "traits",
                        "source",
                        "session",
                        "profile",
                        "context",
                        "request",
                        "config",
                        "tags",
                        "aux",
                        "device",
                        "os",
                        "app",
                        "hit",
                        "data",
                        "journey");
        assertThat(event("shape").path("session").propertyNames()).containsExactly("id", "start", "duration", "tz");
        JsonNode profile = server.get("/profile/" + answer.profile()).body();
        assertThat(profile.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "ids",
                        "metadata",
                        "stats",
                        "traits",
                        "segments",
                        "interests",
                        "consents",
                        "active",
                        "aux",
                        "data",
                        "_meta");
        assertThat(profile.at("/data/contact/email/main").isNull()).isTrue();
        assertThat(profile.at("/data/anonymous").asBoolean()).isTrue();
        assertThat(profile.path("ids").path(0).asString()).isEqualTo(answer.profile());
        JsonNode session = server.get("/session/" + answer.session()).body();
        assertThat(session.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "metadata",
                        "operation",
                        "profile",
                        "device",
                        "os",
                        "app",
                        "utm",
                        "context",
                        "properties",
                        "traits",
                        "aux");
        assertThat(session.at("/device/geo/country/code").isNull()).isTrue();
    }

    @Test
    void sameIdAgainReplacesTheEvent() {
        long before = server.get("/event/count").body().path("count").asLong();
        send("{\"type\":\"first\",\"id\":\"same\",\"properties\":{\"a\":1}}");
        send("{\"type\":\"second\",\"id\":\"same\"}");
        assertThat(event("same").path("type").asString()).isEqualTo("second");
        assertThat(event("same").path("properties").isEmpty()).isTrue();
        assertThat(server.get("/event/count").body().path("count").asLong()).isEqualTo(before + 1 + 3 + 3);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2020-05-06T07:08:09.123456Z\"', 2020-05-06T07:08:09.123456+00:00",
        "'\"2020-05-06 07:08\"', 2020-05-06T07:08:00.000000+00:00",
        "'\"2020-05-06\"', 2020-05-06T00:00:00.000000+00:00",
        "'\"2020-05-06T07:08:09-0130\"', 2020-05-06T08:38:09.000000+00:00",
        "1588748889.5, 2020-05-06T07:08:09.500000+00:00",
        "1588748889123, 2020-05-06T07:08:09.123000+00:00",
        "'\"1588748889\"', 2020-05-06T07:08:09.000000+00:00",
        "'\"2020-05-06T07:08:09.12345678901\"', 2020-05-06T07:08:09.123456+00:00",
        "'\"2020-05-06T07:08:09+23:59\"', 2020-05-05T07:09:09.000000+00:00",
        "'\"2020-05-06T07:08:09\u221201:00\"', 2020-05-06T08:08:09.000000+00:00",
        "'\".5\"', 1970-01-01T00:00:00.500000+00:00",
        "1.9999999, 1970-01-01T00:00:02.000000+00:00",
        "1E-999999999, 1970-01-01T00:00:00.000000+00:00",
        "-0.0000004, 1970-01-01T00:00:00.000000+00:00",
    })
    void ownTimesAreHonoured(String sent, String stored) {
        send("{\"type\":\"x\",\"id\":\"timed\",\"time\":{\"insert\":" + sent + "}}");
        assertThat(event("timed").at("/metadata/time/insert").asString()).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"2020-13-01T00:00:00Z\"', month value is outside expected range of 1-12",
        "'\"2020-02-30T00:00:00Z\"', day value is outside expected range",
        "'\"20200230T00\"', 'invalid date separator, expected `-`'",
        "'\"2020-01-01T25:00\"', unexpected extra characters at the end of the input",
        "'\"2020-01-01T20:00:00 +02:00\"', unexpected extra characters at the end of the input",
        "'\"2020-01-01T20:00:00+24:00\"', unexpected extra characters at the end of the input",
        "'\"2020-W01-1\"', invalid character in month",
        "'\"99999999999999999999\"', 'invalid date separator, expected `-`'",
        "1E+400, dates after 9999 are not supported as unix timestamps",
        "1E+2147483647, dates after 9999 are not supported as unix timestamps",
        "-1E+30, dates before 0000 are not supported as unix timestamps",
    })
    void timesThatAreNoneAreRefused(String sent, String fault) {
        Answer answer =
                server.track(payload(SOURCE, null, null, "{\"type\":\"x\",\"time\":{\"insert\":" + sent + "}}"));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/detail/0/ctx/error").asString()).isEqualTo(fault);
        assertThat(answer.body().at("/detail/0/loc").toString())
                .isEqualTo("[\"body\",\"events\",0,\"time\",\"insert\"]");
    }

    @Test
    void eventThatIsNotToBeSavedIsNotButTheVisitIs() {
        Answer answer = send("{\"type\":\"x\",\"id\":\"unsaved\",\"options\":{\"save\":false}}");
        assertThat(server.get("/event/unsaved").status()).isEqualTo(404);
        assertThat(server.get("/session/" + answer.session()).status()).isEqualTo(200);
    }

    @Test
    void optionsThatAReal082IgnoresAreIgnored() {
        Answer answer = server.track("""
                {"source":{"id":"shop"},"session":{"id":"opt"},"events":[{"type":"x","id":"opt"}],"debug":true,
                 "options":{"saveSession":false,"saveEvents":false,"saveProfile":false,"debugger":true}}
                """);
        assertThat(answer.body().path("events").isEmpty()).isTrue();
        assertThat(server.get("/session/opt").status()).isEqualTo(200);
        assertThat(server.get("/profile/" + answer.profile()).status()).isEqualTo(200);
        assertThat(event("opt").at("/metadata/debug").asBoolean()).isTrue();
    }

    @Test
    void settingsOfASourceThatAReal082IgnoresAreIgnored() {
        server.saveSource(RunningServer.source("idle", "rest")
                .replace(
                        "\"channel\"",
                        "\"transitional\":true,\"permanent_profile_id\":true,\"requires_consent\":true,"
                                + "\"returns_profile\":true,\"channel\""));
        String session = id();
        Answer answer = server.track(payload("idle", session, "own-id", "{\"type\":\"x\",\"id\":\"idle\"}"));
        assertThat(answer.profile()).isNotEqualTo("own-id");
        assertThat(answer.body().path("profile").propertyNames()).containsExactly("id");
        for (String path : List.of("/event/idle", "/session/" + session, "/profile/" + answer.profile())) {
            assertThat(server.get(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void thousandEventsGoInOneCall() {
        String events = IntStream.range(0, 1_000)
                .mapToObj(i -> "{\"type\":\"many\",\"id\":\"many-" + i + "\"}")
                .collect(Collectors.joining(","));
        Answer answer = send(events);
        JsonNode list = server.get("/events/profile/" + answer.profile() + "?limit=5000")
                .body();
        assertThat(list.path("total").asInt()).isEqualTo(1_003);
        assertThat(list.path("result").size()).isEqualTo(1_003);
        assertThat(list.at("/result/0/id").asString()).isEqualTo("many-999");
    }

    @Test
    void eventsOfASessionAreListedBriefly() {
        Answer answer = send("{\"type\":\"a\"}", "{\"type\":\"b\"}");
        String path = "/events/session/" + answer.session() + "/profile/" + answer.profile();
        JsonNode some = server.get(path + "?limit=2").body();
        assertThat(some.path("result")
                        .valueStream()
                        .map(event -> event.path("type").asString()))
                .containsExactly("b", "a");
        assertThat(some.path("more_to_load").asBoolean()).isTrue();
        assertThat(some.path("result").path(0).propertyNames())
                .containsExactly("id", "metadata", "type", "name", "source");
        JsonNode all = server.get(path).body();
        assertThat(all.path("result").size()).isEqualTo(5);
        assertThat(all.path("more_to_load").asBoolean()).isFalse();
    }

    @Test
    void wrongLimitIsRefused() {
        Answer answer = server.get("/events/profile/x?limit=many");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/detail/0/type").asString()).isEqualTo("int_parsing");
        assertThat(server.get("/events/profile/x?limit=-1")
                        .body()
                        .path("result")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "session", "event"})
    void recordsAreCountedAndDeletedAndGone(String kind) {
        Answer answer = send("{\"type\":\"x\",\"id\":\"gone\"}");
        String id = List.of("profile", "session").contains(kind)
                ? answer.body().path(kind).path("id").asString()
                : "gone";
        long before = server.get("/" + kind + "/count").body().path("count").asLong();

        Answer deleted = server.delete("/" + kind + "/" + id);
        assertThat(deleted.status()).isEqualTo(200);
        assertThat(deleted.body().path("deleted").asInt()).isEqualTo(1);

        assertThat(server.get("/" + kind + "/count").body().path("count").asLong())
                .isEqualTo(before - 1);
        Answer read = server.get("/" + kind + "/" + id);
        assertThat(read.status()).isEqualTo(404);
        assertThat(read.http().body()).isEqualTo("null");
        Answer again = server.delete("/" + kind + "/" + id);
        if (kind.equals("event")) {
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body().path("deleted").asInt(-1)).isZero();
        } else {
            assertThat(again.status()).isEqualTo(404);
            assertThat(again.http().body()).isEqualTo("null");
        }
        assertThat(server.get("/" + kind + "s/refresh").body().has("_shards")).isTrue();
    }

    @Test
    void recordsNeedSigningIn() {
        for (String path : List.of(
                "/profile/x",
                "/profile/count",
                "/session/x",
                "/session/profile/x",
                "/event/x",
                "/events/profile/x",
                "/events/session/x/profile/x",
                "/events/refresh")) {
            assertThat(server.send(HttpRequest.newBuilder(server.uri(path)).build())
                            .status())
                    .as(path)
                    .isEqualTo(401);
        }
    }
}
