package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Credentials;
import org.trackconsole.server.RunningServer.Answer;

/** Signing in (contract §5), against the exchanges recorded from a 0.8.2.1 server. */
class SignInTest {
    private static final String FILE = "sources.md";
    private static final String PROTECTED = "/event-sources/by_type";

    private static final HandClock CLOCK = new HandClock();

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder, CLOCK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String newToken() {
        return server.signIn("username=admin%40example.com&password=admin")
                .body()
                .path("access_token")
                .asString();
    }

    private static Answer call(String method, String path, String authorization) {
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", authorization)
                .method(method, BodyPublishers.noBody())
                .build());
    }

    private static int statusWith(String token) {
        return call("GET", PROTECTED, "Bearer " + token).status();
    }

    @Test
    void rightPasswordBringsAToken() {
        Answer answer = server.signIn("username=admin%40example.com&password=admin&grant_type=password&scope=");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("access_token").asString()).matches("[0-9a-f]{40}");
        assertThat(answer.body().propertyNames())
                .containsExactlyElementsOf(
                        Recording.named(FILE, "login ok").answerJson().propertyNames());
        assertThat(answer.body().path("roles"))
                .isEqualTo(Recording.named(FILE, "login ok").answerJson().path("roles"));
    }

    @ParameterizedTest
    @CsvSource({
        "username=admin%40example.com&password=x, login bad password",
        "username=somebody%40example.com&password=admin, login bad password",
        "username=admin%40example.com, login missing password",
        "username=admin%40example.com&password=, login missing password",
    })
    void wrongFormsAreRefusedLikeByARealServer(String form, String recorded) {
        Recording recording = Recording.named(FILE, recorded);
        Answer answer = server.signIn(form);
        assertThat(answer.status()).isEqualTo(recording.status());
        assertThat(answer.body()).isEqualTo(recording.answerJson());
    }

    @Test
    void jsonIsNoForm() {
        Recording recording = Recording.named(FILE, "login as JSON");
        Answer answer = server.post("/user/token", recording.sent());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo(recording.answerJson());
    }

    @ParameterizedTest
    @CsvSource({
        ", 'protected, no token'",
        "Bearer 0000000000000000000000000000000000000000, 'protected, bad token'",
        "'Bearer ', 'protected, bad token'",
        "Basic YWRtaW46YWRtaW4=, 'protected, wrong scheme'",
        // A real server breaks with 500 where the scheme is left out.
        "0000000000000000000000000000000000000000, 'protected, no token'",
    })
    void withoutAGoodTokenNothingIsShown(String header, String recorded) {
        Recording recording = Recording.named(FILE, recorded);
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(PROTECTED));
        if (header != null) {
            request.header("Authorization", header);
        }
        Answer answer = server.send(request.build());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo(recording.answerJson());
        assertThat(answer.http().headers().firstValue("www-authenticate")).hasValue("Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER"})
    void schemeMayBeWrittenInAnyCase(String scheme) {
        assertThat(call("GET", PROTECTED, scheme + " " + newToken()).status()).isEqualTo(200);
    }

    @Test
    void tokenLivesHalfAnHourAfterItsLastUse() {
        String token = newToken();
        CLOCK.advance(Duration.ofMinutes(29));
        assertThat(statusWith(token)).isEqualTo(200);
        CLOCK.advance(Duration.ofMinutes(29));
        assertThat(statusWith(token)).isEqualTo(200);
        CLOCK.advance(Duration.ofMinutes(30));
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void signedOutTokenIsWorthless() {
        String token = newToken();
        Answer answer = call("POST", "/user/logout", "Bearer " + token);
        assertThat(answer.http().body()).isEqualTo("null");
        assertThat(statusWith(token)).isEqualTo(401);
    }

    @Test
    void everySignInHasATokenOfItsOwn() {
        assertThat(newToken()).isNotEqualTo(newToken());
    }

    @Test
    void accountIsShownWithoutItsPassword() {
        Answer account = call("GET", "/user-account", "Bearer " + newToken());
        assertThat(account.body().propertyNames())
                .containsExactly("id", "full_name", "email", "roles", "disabled", "preference", "expiration_timestamp");
        assertThat(account.body().path("email").asString()).isEqualTo("admin@example.com");
    }

    @Test
    void passwordIsNotInTheTextOfTheOptions() {
        ServerOptions options = new ServerOptions(Path.of("data"), 0, false, new Credentials("a", "secret"));
        assertThat(options.toString()).doesNotContain("secret");
    }
}
