package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Accounts beside the administrator's (contract §5). */
class AccountsOverTheWireTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        assertThat(add(server, "marketer-1@example.com", "marketer", false).status())
                .isEqualTo(200);
    }

    @AfterAll
    static void stop() {
        server.close();
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

    @Test
    void accountsAreListedInPagesWithoutTheirPasswords() {
        Answer answer = server.get("/users/1/1");
        assertThat(answer.body().size()).isEqualTo(1);
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
