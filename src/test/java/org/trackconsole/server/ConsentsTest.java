package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.id;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** {@code POST /customer/consent} (contract §2.4). */
class ConsentsTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer choose(String query, String source, String session, String profile, String consents) {
        return send(
                query,
                "{\"source\":{\"id\":\"" + source + "\"},\"session\":{\"id\":\"" + session
                        + "\"},\"profile\":{\"id\":\"" + profile + "\"},\"consents\":" + consents + "}");
    }

    private static Answer send(String query, String body) {
        return server.send(HttpRequest.newBuilder(server.uri("/customer/consent" + query))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void choiceIsKeptWithTheProfile() {
        String session = id();
        String profile = server.accepted(session, null).profile();
        Answer answer = choose("", "shop", session, profile, "{\"mail\":true,\"sms\":true,\"post\":false}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().toString()).isEqualTo("{\"saved\":1,\"errors\":[],\"ids\":[\"" + profile + "\"]}");
        choose("", "shop", session, profile, "{\"sms\":false}");
        JsonNode found = server.get("/profile/" + profile).body();
        assertThat(found.path("consents").toString()).isEqualTo("{\"mail\":{\"revoke\":null}}");
        assertThat(found.at("/aux/consents/displayed").asBoolean()).isTrue();
    }

    private static String type(String name, String more) {
        return "{\"name\":\"" + name + "\",\"description\":\"d\",\"default_value\":\"deny\",\"tags\":[\"Mail\"]" + more
                + "}";
    }

    @Test
    void allGivesEveryConsentOnOfferForItsTime() {
        server.post("/consent/type", type("By Mail", ",\"revokable\":true,\"auto_revoke\":\"30d\""));
        server.post("/consent/type", type("for ever", ""));
        server.post("/consent/type", type("withdrawn", ",\"enabled\":false"));
        String session = id();
        String profile = server.accepted(session, null).profile();
        assertThat(choose("?all=true", "shop", session, profile, "{\"other\":true}")
                        .status())
                .isEqualTo(200);
        JsonNode found = server.get("/profile/" + profile).body();
        assertThat(found.path("consents").propertyNames()).containsExactlyInAnyOrder("by-mail", "for-ever");
        Instant until = OffsetDateTime.parse(
                        found.at("/consents/by-mail/revoke").asString())
                .toInstant();
        assertThat(until)
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(30)));
        assertThat(found.at("/consents/for-ever/revoke").isNull()).isTrue();
        assertThat(found.at("/aux/consents/displayed").asBoolean()).isTrue();
        for (String id : List.of("by-mail", "for-ever", "withdrawn")) {
            assertThat(server.delete("/consent/type/" + id).http().body()).isEqualTo("{\"deleted\":1}");
        }
    }

    @Test
    void typesAreSavedListedAndDeleted() {
        Answer saved = server.post("/consent/type", type("News Letter", ""));
        assertThat(saved.http().body()).isEqualTo("{\"saved\":1,\"errors\":[],\"ids\":[\"news-letter\"]}");
        JsonNode one = server.get("/consent/type/news-letter").body();
        assertThat(one.toString())
                .isEqualTo("{\"id\":\"news-letter\",\"name\":\"News Letter\",\"description\":\"d\",\"revokable\":false,"
                        + "\"default_value\":\"deny\",\"enabled\":true,\"tags\":[\"Mail\"],\"required\":false,"
                        + "\"auto_revoke\":null}");
        for (String list : List.of("/consents/type", "/consents/types", "/consents/type/enabled")) {
            JsonNode answer = server.get(list).body();
            assertThat(answer.path("total").asInt()).isEqualTo(1);
            assertThat(answer.path("result")).as(list).containsExactly(one);
        }
        assertThat(server.get("/consents/type?start=1").body().path("result").isEmpty())
                .isTrue();
        assertThat(server.get("/consents/type/ids").http().body())
                .isEqualTo("{\"total\":1,\"result\":[\"news-letter\"]}");
        assertThat(server.get("/consents/type/by_tag?query=news").body().at("/grouped/Mail"))
                .containsExactly(one);
        assertThat(server.delete("/consent/type/news-letter").http().body()).isEqualTo("{\"deleted\":1}");
        assertThat(server.delete("/consent/type/news-letter").http().body()).isEqualTo("{\"deleted\":0}");
        Answer gone = server.get("/consent/type/news-letter");
        assertThat(gone.status()).isEqualTo(200);
        assertThat(gone.http().body()).isEqualTo("null");
    }

    @Test
    void bannersReadWhatIsOnOfferWithoutSigningIn() {
        for (String path : List.of("/consents/types", "/consents/type/enabled", "/consents/type/ids")) {
            assertThat(server.send(HttpRequest.newBuilder(server.uri(path)).build())
                            .status())
                    .isEqualTo(200);
        }
        assertThat(server.send(HttpRequest.newBuilder(server.uri("/consents/type"))
                                .build())
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | name",
                "{\"name\":\" \",\"description\":\"\",\"default_value\":\"deny\"} | name",
                "{\"name\":\"a\",\"description\":\"\",\"default_value\":\"maybe\"} | default_value",
                "{\"name\":\"a\",\"description\":\"\",\"default_value\":\"deny\",\"revokable\":true} | auto_revoke",
                "{\"name\":\"a\",\"description\":\"\",\"default_value\":\"deny\",\"auto_revoke\":\"soon\"} | auto_revoke",
                "{\"name\":\"a\",\"description\":\"\",\"default_value\":\"deny\",\"auto_revoke\":\"1h x\"} | auto_revoke",
            })
    void wrongTypesAreRefused(String body, String field) {
        Answer answer = server.post("/consent/type", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/detail/0/loc/1").asString()).isEqualTo(field);
    }

    @Test
    void strangersAreDenied() {
        String session = id();
        String profile = server.accepted(session, null).profile();
        for (Answer answer : new Answer[] {
            choose("", "no-source", session, profile, "{}"),
            choose("", "shop", "no-session", profile, "{}"),
            choose("", "shop", session, "no-profile", "{}")
        }) {
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body().path("detail").asString()).isEqualTo("Access denied");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"session\":{\"id\":\"s\"},\"profile\":{\"id\":\"p\"}}",
                "{\"source\":{\"id\":\"s\"},\"session\":{\"id\":\"s\"},\"profile\":7}",
                "{\"source\":{\"id\":\"s\"},\"session\":{\"id\":\"s\"},\"profile\":{\"id\":\"p\"},\"consents\":{\"a\":\"maybe\"}}"
            })
    void wrongShapeIsRefused(String body) {
        assertThat(send("", body).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "7", "\"s\"", "[]"})
    void whatIsNoReferenceIsNamed(String session) {
        Answer answer =
                send("", "{\"source\":{\"id\":\"shop\"},\"session\":" + session + ",\"profile\":{\"id\":\"p\"}}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().toString())
                .isEqualTo(
                        "{\"detail\":[{\"type\":\"model_attributes_type\",\"loc\":[\"body\",\"session\"],\"msg\":\"Input"
                                + " should be a valid dictionary or object to extract fields from\",\"input\":"
                                + session + "}]}");
    }
}
