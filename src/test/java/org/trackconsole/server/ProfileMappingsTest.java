package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Own mappings of events into profiles (contract §3.5, §6.1). */
class ProfileMappingsTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String copy(String event, int operator, String profile) {
        return "{\"event\":{\"value\":\"" + event + "\",\"ref\":true},\"op\":" + operator + ",\"profile\":{\"value\":\""
                + profile + "\",\"ref\":true}}";
    }

    private static String mapping(String id, String type, boolean enabled, String copies) {
        return "{\"id\":\"" + id + "\",\"name\":\"Mapping " + id + "\",\"event_type\":{\"id\":\"" + type
                + "\",\"name\":\"" + type + "\"},\"enabled\":" + enabled + ",\"event_to_profile\":[" + copies
                + "],\"tags\":[\"Own\"]}";
    }

    private static void save(String mapping) {
        Answer answer = server.post("/event-to-profile", mapping);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    }

    private static JsonNode profileAfter(String type, String properties) {
        Answer answer = server.track(payload(
                SOURCE,
                id(),
                null,
                "{\"id\":\"" + id() + "\",\"type\":\"" + type + "\",\"properties\":" + properties + "}"));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return server.get("/profile/" + answer.profile()).body();
    }

    @Test
    void eventOfAnOwnTypeChangesTheProfile() {
        save(mapping(
                "newsletter",
                "Newsletter Ordered",
                true,
                copy("properties.mail", 0, "data.contact.email.main") + ","
                        + copy("event@properties.topic", 2, "profile@data.preferences.other") + ","
                        + copy("properties.level", 1, "traits.level") + ","
                        + "{\"event\":{\"value\":\"yes\",\"ref\":false},\"op\":0,"
                        + "\"profile\":{\"value\":\"traits.reader\",\"ref\":true}}"));
        JsonNode profile = profileAfter(
                "newsletter-ordered", "{\"mail\":\"Ann@Example.com\",\"topic\":\"art\",\"level\":{\"a\":1}}");
        assertThat(profile.at("/data/contact/email/main").asString()).isEqualTo("ann@example.com");
        assertThat(profile.at("/data/preferences/other").toString()).isEqualTo("[\"art\"]");
        assertThat(profile.at("/traits").toString()).isEqualTo("{\"level\":{\"a\":1},\"reader\":\"yes\"}");
        assertThat(profile.at("/data/anonymous").asBoolean(true)).isFalse();
        assertThat(profile.at("/ids/1").asString()).startsWith("emm-");
        assertThat(profile.at("/metadata/fields").propertyNames()).contains("data.contact.email.main", "traits.reader");
    }

    @Test
    void onlyMappingsInUseCountAndDeletedOnesDoNot() {
        save(mapping("off", "off-type", false, copy("properties.a", 0, "traits.a")));
        assertThat(profileAfter("off-type", "{\"a\":1}").path("traits").isEmpty())
                .isTrue();
        save(mapping("off", "off-type", true, copy("properties.a", 0, "traits.a")));
        assertThat(profileAfter("off-type", "{\"a\":1}").at("/traits/a").asInt())
                .isEqualTo(1);
        assertThat(server.delete("/event-to-profile/off").http().body()).isEqualTo("{\"deleted\":1}");
        assertThat(server.delete("/event-to-profile/off").http().body()).isEqualTo("{\"deleted\":0}");
        assertThat(profileAfter("off-type", "{\"a\":1}").path("traits").isEmpty())
                .isTrue();
    }

    @Test
    void ownMappingComesOnTopOfWhatIsPredefined() {
        save(mapping("up", "sign-up", true, copy("properties.login", 0, "traits.login")));
        JsonNode profile = profileAfter("sign-up", "{\"firstname\":\"Bea\",\"login\":\"bea1\"}");
        assertThat(profile.at("/data/pii/firstname").asString()).isEqualTo("Bea");
        assertThat(profile.at("/traits/login").asString()).isEqualTo("bea1");
        JsonNode list = server.get("/event-to-profiles/type/sign-up").body();
        assertThat(list.path("total").asInt()).isEqualTo(2);
        JsonNode predefined = list.at("/result/0");
        assertThat(predefined.path("build_in").asBoolean()).isTrue();
        assertThat(predefined.at("/event_type/id").asString()).isEqualTo("sign-up");
        assertThat(predefined.path("event_to_profile").valueStream().map(JsonNode::toString))
                .contains("{\"event\":{\"value\":\"data.pii.firstname\",\"ref\":true},\"op\":\"equal\","
                        + "\"profile\":{\"value\":\"data.pii.firstname\",\"ref\":true}}");
        assertThat(list.at("/result/1/build_in").asBoolean(true)).isFalse();
        assertThat(list.at("/result/1/id").asString()).isEqualTo("up");
        server.delete("/event-to-profile/up");
    }

    @Test
    void valueThatTheFieldCannotHoldIsRefusedAndNoted() {
        save(mapping("strict", "strict-type", true, copy("properties.name", 0, "data.pii.firstname")));
        Answer answer = server.track(payload(
                SOURCE, id(), null, "{\"id\":\"unfit\",\"type\":\"strict-type\",\"properties\":{\"name\":[1]}}"));
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().path("detail").asString()).contains("data.pii.firstname");
        assertThat(server.get("/event/logs/unfit").body().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void listsShowWhatWasSaved() {
        save(mapping("shown", "shown-type", false, copy("properties.a", 0, "traits.a")));
        JsonNode one = server.get("/event-to-profile/shown").body();
        assertThat(one.propertyNames())
                .containsExactly(
                        "id",
                        "name",
                        "event_type",
                        "description",
                        "enabled",
                        "config",
                        "event_to_profile",
                        "tags",
                        "build_in");
        assertThat(server.get("/event-to-profiles/type/shown-type").body().at("/result/0"))
                .isEqualTo(one);
        assertThat(server.get("/events-to-profiles?limit=100").body().valueStream())
                .contains(one);
        assertThat(server.get("/events-to-profiles/by_tag?query=SHOWN").body().at("/grouped/Own"))
                .containsExactly(one);
        assertThat(server.get("/event-to-profile/nothing").status()).isEqualTo(404);
        assertThat(server.get("/event-to-profiles/type/nothing").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "id, 0",
        "ids, 2",
        "metadata.time, 0",
        "consents.a, 0",
        "data.contact, 0",
        "data.nothing, 0",
        "data.pii.firstname.deep, 0",
        "data.anonymous, 0",
        "data.pii.firstname, 2",
        "interests.a.b, 0",
        "traits, 0",
    })
    void fieldsThatNothingMayBeCopiedIntoAreRefused(String field, int operator) {
        Answer answer =
                server.post("/event-to-profile", mapping("bad", "x", true, copy("properties.a", operator, field)));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/detail/0/msg").asString()).contains("`" + field + "`");
        assertThat(server.get("/event-to-profile/bad").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | 3",
                "{\"id\":\" \",\"name\":\"n\",\"event_type\":{\"id\":\"a\",\"name\":\"a\"}} | 1",
                "{\"id\":\"a\",\"name\":\"n\",\"event_type\":\"a\",\"event_to_profile\":{}} | 2",
                "{\"id\":\"a\",\"name\":\"n\",\"event_type\":{\"id\":\"a\",\"name\":\"a\"},\"event_to_profile\":[{\"op\":3}]} | 3",
                "{\"id\":\"a\",\"name\":\"n\",\"event_type\":{\"id\":\"a\",\"name\":\"a\"},\"config\":{\"condition\":\"x\"}} | 1",
            })
    void wrongShapesAreRefused(String body, int problems) {
        Answer answer = server.post("/event-to-profile", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").size()).as(answer.http().body()).isEqualTo(problems);
    }

    @Test
    void ownMappingIdentifiesWhomAWebhookMeans() {
        server.saveSource(RunningServer.source("hook", "webhook")
                .replace("\"channel\"", "\"config\":{\"generate_profile\":true},\"channel\""));
        save(mapping("hook", "lead", true, copy("properties.mail", 0, "data.contact.email.main")));
        String first = lead().profile();
        assertThat(first).startsWith("emm-");
        assertThat(lead().profile()).isEqualTo(first);
    }

    private static Answer lead() {
        return server.send(HttpRequest.newBuilder(server.uri("/collect/lead/hook"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"mail\":\"lea@example.com\"}"))
                .build());
    }

    @Test
    void mappingsSurviveARestartAndAResetAndBelongToTheirWorld(@TempDir Path folder) {
        try (RunningServer first = RunningServer.start(folder)) {
            first.post("/event-to-profile", mapping("kept", "t", true, copy("properties.a", 0, "traits.a")));
            first.post("/console/reset?sources=true", "");
            HttpRequest.Builder production =
                    first.request("/event-to-profile/kept").header("x-context", "production");
            assertThat(first.send(production.build()).status()).isEqualTo(404);
        }
        try (RunningServer second = RunningServer.start(folder)) {
            String profile = second.track(payload(SOURCE, null, null, "{\"type\":\"t\",\"properties\":{\"a\":\"b\"}}"))
                    .profile();
            assertThat(second.get("/profile/" + profile).body().at("/traits/a").asString())
                    .isEqualTo("b");
        }
    }

    @Test
    void typesToChooseFromAreStoredOnesAndPredefinedOnes() {
        server.track(payload(SOURCE, null, null, "{\"type\":\"my-own-type\"}"));
        JsonNode answer = server.get("/events/metadata/type?query=own").body();
        assertThat(answer.path("result").valueStream().map(JsonNode::toString))
                .contains("{\"id\":\"my-own-type\",\"name\":\"My Own Type\"}");
        JsonNode all = server.get("/events/metadata/type").body();
        assertThat(all.path("total").asInt())
                .isEqualTo(all.path("result").size())
                .isGreaterThan(60);
        assertThat(server.get("/events/metadata/type?limit=3")
                        .body()
                        .path("result")
                        .size())
                .isEqualTo(3);
    }
}
