package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

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

/** {@code POST /profiles/import} (contract §6.1). */
class ProfileImportTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void profileThatWasReadIsTheSameElsewhere() {
        String profile = server.track(
                        payload(
                                SOURCE,
                                id(),
                                null,
                                "{\"type\":\"sign-up\",\"properties\":{\"email\":{\"main\":\"ann@example.com\"},"
                                        + "\"firstname\":\"Ann\"}},"
                                        + "{\"type\":\"increase-interest\",\"properties\":{\"interest\":\"art\",\"value\":2.5}},"
                                        + "{\"type\":\"consent-update\",\"properties\":{\"consents\":{\"mail\":{\"revoke\":null}}}}"))
                .profile();
        JsonNode read = server.get("/profile/" + profile).body();
        Answer imported = server.send(server.request("/profiles/import")
                .header("Content-Type", "application/json")
                .header("x-context", "production")
                .POST(BodyPublishers.ofString("[" + read + "]"))
                .build());
        assertThat(imported.status()).as(imported.http().body()).isEqualTo(200);
        assertThat(imported.http().body()).isEqualTo("{\"saved\":1,\"errors\":[],\"ids\":[\"" + profile + "\"]}");
        String hashed = read.at("/ids/1").asString();
        assertThat(hashed).startsWith("emm-");
        for (String id : new String[] {profile, hashed}) {
            JsonNode there = server.send(server.request("/profile/" + id)
                            .header("x-context", "production")
                            .build())
                    .body();
            assertThat(there).isEqualTo(read);
        }
    }

    @Test
    void importedProfileIsKnownAndReplacesTheOneOfItsId() {
        server.post("/profiles/import", "[{\"id\":\"p1\",\"ids\":[\"p1\",\"old\"],\"traits\":{\"a\":1}}]");
        assertThat(server.accepted(id(), "p1").profile()).isEqualTo("p1");
        assertThat(server.accepted(id(), "old").profile()).isEqualTo("p1");
        server.post("/profiles/import", "[{\"id\":\"p1\",\"data\":{\"pii\":{\"firstname\":\"Bea\"}}}]");
        JsonNode found = server.get("/profile/p1").body();
        assertThat(found.path("traits").isEmpty()).isTrue();
        assertThat(found.at("/data/pii/firstname").asString()).isEqualTo("Bea");
        assertThat(server.get("/profile/old").status()).isEqualTo(404);
    }

    @Test
    void oneWrongProfileKeepsAllOut() {
        Answer answer = server.post(
                "/profiles/import",
                "[{\"id\":\"right\"},{\"id\":\"wrong\",\"data\":{\"pii\":{\"firstname\":[]}},\"active\":\"no\"}]");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()
                        .path("detail")
                        .valueStream()
                        .map(item -> item.path("loc").toString()))
                .containsExactlyInAnyOrder("[\"body\",1,\"active\"]", "[\"body\",1,\"data\",\"pii\",\"firstname\"]");
        assertThat(server.get("/profile/right").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | list_type",
                "`` | missing",
                "[ | json_invalid",
                "[1] | model_type",
                "[{}] | missing",
                "[{\"id\":7}] | string_type",
                "[{\"id\":\"x\",\"data\":[]}] | dict_type",
                "[{\"id\":\"x\",\"interests\":{\"a\":\"b\"}}] | float_parsing",
                "[{\"id\":\"x\",\"metadata\":{\"time\":{\"insert\":\"now\"}}}] | datetime_from_date_parsing",
            })
    void wrongShapesAreRefused(String body, String kind) {
        Answer answer = server.post("/profiles/import", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().at("/detail/0/type").asString()).isEqualTo(kind);
    }

    @Test
    void fieldsThatNoProfileHasArePassedOver() {
        server.post("/profiles/import", "[{\"id\":\"odd\",\"more\":1,\"data\":{\"more\":2,\"pii\":null}}]");
        JsonNode found = server.get("/profile/odd").body();
        assertThat(found.has("more")).isFalse();
        assertThat(found.path("data").has("more")).isFalse();
        assertThat(found.at("/data/pii/firstname").isNull()).isTrue();
    }

    @Test
    void emptyListSavesNothing() {
        assertThat(server.post("/profiles/import", "[]").http().body())
                .isEqualTo("{\"saved\":0,\"errors\":[],\"ids\":[]}");
    }
}
