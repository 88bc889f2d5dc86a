package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Accounts beside the administrator's, and what their roles open (contract §5, §6.1). */
class RolesTest {
    private static RunningServer server;
    private static Map<String, String> tokens;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        tokens = Map.of(
                "admin", tokenOf("admin"),
                "developer", tokenOf("developer"),
                "marketer", tokenOf("marketer"),
                "maintainer", tokenOf("maintainer"),
                "stranger", tokenOf("stranger"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String tokenOf(String role) {
        assertThat(add(server, role + "-1@example.com", role, false).status()).isEqualTo(200);
        Answer answer = signIn(server, role + "-1%40example.com");
        assertThat(answer.body().path("roles").toString()).isEqualTo("[\"" + role + "\"]");
        return answer.body().path("access_token").asString();
    }

    private static Answer add(RunningServer server, String email, String role, boolean disabled) {
        return server.post(
                "/user",
                "{\"email\":\"%s\",\"password\":\"secret\",\"full_name\":\"F\",\"roles\":[\"%s\"],\"disabled\":%s}"
                        .formatted(email, role, disabled));
    }

    private static Answer signIn(RunningServer server, String email) {
        return server.signIn("username=" + email + "&password=secret");
    }

    private static int status(String role, String method, String path) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                        .header("Authorization", "Bearer " + tokens.get(role))
                        .method(method, BodyPublishers.noBody())
                        .build())
                .status();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /event-sources/by_type, admin developer",
        "GET, /bridges, admin developer",
        "GET, /profile/count, admin developer marketer maintainer",
        "GET, /profile/x, admin developer marketer",
        "GET, /console/arrivals, admin developer marketer",
        "GET, /console/arrivals/x, admin developer marketer",
        "PUT, /console/snapshot, admin developer",
        "GET, /session/x, admin developer marketer",
        "GET, /session/profile/x, admin developer marketer",
        "GET, /event/x, admin developer marketer",
        "GET, /events/profile/x, admin developer marketer maintainer",
        "DELETE, /profile/x, admin developer",
        "DELETE, /session/x, admin developer",
        "DELETE, /event/x, admin developer",
        "GET, /profile/logs/x, admin developer marketer",
        "GET, /event/logs/x, admin developer marketer",
        "POST, /consent/type, admin developer marketer",
        "GET, /consents/type, admin developer marketer maintainer",
        "POST, /event-to-profile, admin developer",
        "GET, /event-to-profiles/type/x, admin developer",
        "GET, /events/metadata/type, admin developer marketer maintainer",
        "GET, /logs, admin maintainer",
        "POST, /profiles/import, admin",
        "GET, /users/0/10, admin",
        "POST, /user, admin",
        "GET, /user/x, admin",
        "POST, /user/x, admin",
        "DELETE, /user/x, admin",
        "POST, /user-account, admin developer marketer maintainer stranger",
        "POST, /log/select/range, admin maintainer",
        "POST, /log/select/range/page/0, admin maintainer",
        "POST, /log/select/histogram, admin maintainer",
        "GET, /log/query/autocomplete, admin maintainer",
        "POST, /event/select/range, admin developer marketer maintainer",
        "GET, /console/health, admin developer marketer maintainer stranger",
        "GET, /user-account, admin developer marketer maintainer stranger",
    })
    void roleDecidesWhatIsOpen(String method, String path, String roles) {
        List<String> admitted = List.of(roles.split(" "));
        for (String role : tokens.keySet()) {
            int status = status(role, method, path);
            assertThat(status == 401).as(role).isEqualTo(!admitted.contains(role));
            assertThat(status).as(role).isLessThan(500);
        }
    }

    @Test
    void accountsAreListedInPagesWithoutTheirPasswords() {
        Answer answer = server.get("/users/1/2");
        assertThat(answer.body().size()).isEqualTo(2);
        JsonNode account = answer.body().path(0);
        assertThat(account.propertyNames())
                .containsExactly("id", "full_name", "email", "roles", "disabled", "preference", "expiration_timestamp");
        assertThat(server.get("/users/0/100?query=ADMINISTRATOR").body().size()).isEqualTo(1);
        assertThat(server.get("/users/a/b").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"marketer-1@example.com", "Marketer-1@Example.com", "admin@example.com"})
    void addressCanBeTakenOnce(String email) {
        assertThat(add(server, email, "admin", false).status()).isEqualTo(409);
    }

    @Test
    void disabledAccountCannotSignIn() {
        add(server, "disabled@example.com", "admin", true);
        assertThat(signIn(server, "disabled%40example.com").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | 4",
                "{\"email\":\" \",\"password\":\"\",\"full_name\":\"F\",\"roles\":[]} | 2",
                "{\"email\":1,\"password\":\"p\",\"full_name\":\"F\",\"roles\":[2],\"disabled\":\"maybe\"} | 3",
            })
    void wrongAccountsAreRefused(String body, int problems) {
        Answer answer = server.post("/user", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").size()).isEqualTo(problems);
    }

    @Test
    void accountsSurviveARestartAndNoPasswordIsInTheFile(@TempDir Path folder) throws IOException {
        try (RunningServer first = RunningServer.start(folder)) {
            add(first, "kept@example.com", "marketer", false);
        }
        String file = Files.readString(folder.resolve("tracking.sqlite"), StandardCharsets.ISO_8859_1);
        assertThat(file).contains("kept@example.com").doesNotContain("secret");
        try (RunningServer second = RunningServer.start(folder)) {
            assertThat(signIn(second, "kept%40example.com").status()).isEqualTo(200);
            assertThat(second.signIn("username=kept%40example.com&password=other")
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void nobodyCanInstallASecondAdministrator() {
        for (String token : List.of("tracardi", "", "guess")) {
            Answer answer = server.send(HttpRequest.newBuilder(server.uri("/install"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(
                            "{\"username\":\"eve@example.com\",\"password\":\"secret\",\"token\":\"" + token
                                    + "\",\"needs_admin\":true,\"update_mapping\":false}"))
                    .build());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body().path("detail").asString()).startsWith("Installation forbidden.");
        }
        assertThat(signIn(server, "eve%40example.com").status()).isEqualTo(400);
    }

    @Test
    void serverSaysThatItIsInstalled() {
        JsonNode answer = server.send(
                        HttpRequest.newBuilder(server.uri("/install")).build())
                .body();
        assertThat(answer.propertyNames()).containsExactly("schema_ok", "admin_ok", "form_ok", "warning");
    }
}
