package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.id;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
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

    @Test
    void allGivesOnlyConsentsThatTheServerKnows() {
        String session = id();
        String profile = server.accepted(session, null).profile();
        assertThat(choose("?all=true", "shop", session, profile, "{\"mail\":true}")
                        .status())
                .isEqualTo(200);
        JsonNode found = server.get("/profile/" + profile).body();
        assertThat(found.path("consents").isEmpty()).isTrue();
        assertThat(found.at("/aux/consents/displayed").asBoolean()).isTrue();
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
}
