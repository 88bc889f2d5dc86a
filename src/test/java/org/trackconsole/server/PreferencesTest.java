package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;

/** What those who sign in prefer (contract §5). */
class PreferencesTest {
    @TempDir
    private Path folder;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer prefer(String key, String value) {
        return server.post("/user/preference/" + key, value);
    }

    private String all() {
        return server.get("/user/preferences").http().body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"deep\":{\"er\":[1,null]}}", "\"dark\"", "25", "1.5", "true"})
    void valueIsKeptAsItIs(String value) {
        Answer kept = prefer("a%20key", value);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.body().propertyNames()).containsExactly("saved", "errors", "ids");
        assertThat(server.get("/user/preference/a%20key").http().body()).isEqualTo(value);
        assertThat(all()).isEqualTo("{\"a key\":" + value + "}");
    }

    @Test
    void nothingIsPreferredAtFirst() {
        assertThat(all()).isEqualTo("{}");
        Answer none = server.get("/user/preference/theme");
        assertThat(none.status()).isEqualTo(404);
        assertThat(none.http().body()).isEqualTo("null");
        Answer gone = server.delete("/user/preference/theme");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.body().path("detail").asString()).isEqualTo("Preference theme not found");
    }

    @Test
    void newValueTakesThePlaceOfTheOldOneAndOthersStay() {
        prefer("theme", "\"dark\"");
        prefer("rows", "25");
        prefer("theme", "\"light\"");
        assertThat(all()).isEqualTo("{\"theme\":\"light\",\"rows\":25}");
        assertThat(server.delete("/user/preference/theme").status()).isEqualTo(200);
        assertThat(all()).isEqualTo("{\"rows\":25}");
    }

    @Test
    void signingInAndTheAccountTellThem() {
        prefer("theme", "\"dark\"");
        Answer signedIn = server.signIn("username=admin%40example.com&password=admin");
        assertThat(signedIn.body().path("preference").toString()).isEqualTo("{\"theme\":\"dark\"}");
        assertThat(server.get("/user-account").body().path("preference").toString())
                .isEqualTo("{\"theme\":\"dark\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "null", "", "{broken", "\"\\ud800\""})
    void whatIsNoPreferenceIsRefused(String value) {
        Answer answer = prefer("theme", value);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").isArray()).isTrue();
        assertThat(all()).isEqualTo("{}");
    }

    @Test
    void accountKeepsOnlySoMuch() {
        assertThat(prefer("small", "1").status()).isEqualTo(200);
        Answer tooMuch = prefer("large", "\"" + "x".repeat(70_000) + "\"");
        assertThat(tooMuch.status()).isEqualTo(413);
        assertThat(all()).isEqualTo("{\"small\":1}");
    }

    private String add(String name) {
        return server.post(
                        "/user",
                        "{\"email\":\"%s@example.com\",\"password\":\"p\",\"full_name\":\"F\",\"roles\":[\"marketer\"]}"
                                .formatted(name))
                .body()
                .at("/ids/0")
                .asString();
    }

    private Answer as(String name, String method, String path, String body) {
        String token = server.signIn("username=" + name + "%40example.com&password=p")
                .body()
                .path("access_token")
                .asString();
        return server.send(HttpRequest.newBuilder(server.uri(path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void everybodyHasTheirOwnAndTheyGoWithTheAccount() throws IOException {
        String ann = add("ann");
        as("ann", "POST", "/user/preference/theme", "\"preferred-by-ann\"");
        assertThat(all()).isEqualTo("{}");
        assertThat(as("ann", "GET", "/user/preferences", "").http().body())
                .isEqualTo("{\"theme\":\"preferred-by-ann\"}");
        assertThat(server.get("/user/" + ann).body().path("preference").toString())
                .isEqualTo("{\"theme\":\"preferred-by-ann\"}");
        server.post(
                "/user/" + ann,
                "{\"email\":\"ann@example.com\",\"password\":\"\",\"full_name\":\"G\",\"roles\":[\"marketer\"]}");
        assertThat(as("ann", "GET", "/user/preference/theme", "").http().body()).isEqualTo("\"preferred-by-ann\"");
        server.delete("/user/" + ann);
        server.close();
        server = RunningServer.start(folder);
        assertThat(server.get("/user/" + ann).status()).isEqualTo(404);
        assertThat(all()).isEqualTo("{}");
    }

    @Test
    void theySurviveARestart() {
        prefer("theme", "\"dark\"");
        server.close();
        server = RunningServer.start(folder);
        assertThat(all()).isEqualTo("{\"theme\":\"dark\"}");
    }

    @Test
    void theyCountInBothWorlds() {
        prefer("theme", "\"dark\"");
        Answer elsewhere = server.send(server.request("/user/preference/theme")
                .header("x-context", "production")
                .build());
        assertThat(elsewhere.http().body()).isEqualTo("\"dark\"");
    }

    @Test
    void snapshotTakesNoneAwayAndBringsNone(@TempDir Path elsewhere) throws Exception {
        prefer("theme", "\"only-here-4711\"");
        Path copy = elsewhere.resolve("copy.sqlite");
        server.client().send(server.request("/console/snapshot").build(), BodyHandlers.ofFile(copy));
        assertThat(Files.readString(copy, StandardCharsets.ISO_8859_1)).doesNotContain("only-here-4711");
        prefer("theme", "\"newer\"");
        Answer restored = server.send(server.request("/console/snapshot")
                .PUT(BodyPublishers.ofFile(copy))
                .build());
        assertThat(restored.status()).isEqualTo(200);
        assertThat(all()).isEqualTo("{\"theme\":\"newer\"}");
        server.close();
        server = RunningServer.start(folder);
        assertThat(all()).isEqualTo("{\"theme\":\"newer\"}");
    }
}
