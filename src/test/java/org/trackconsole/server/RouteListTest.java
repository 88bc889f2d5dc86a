package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** The lists of what the server answers, for people and for tools, and what it does not serve (contract §7). */
class RouteListTest {
    private static RunningServer server;
    private static JsonNode described;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        described = get("/openapi.json").body();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** What nobody signed in gets. */
    private static Answer get(String path) {
        return server.sendForStatus(HttpRequest.newBuilder(server.uri(path)).build());
    }

    private static List<JsonNode> operations() {
        List<JsonNode> operations = new ArrayList<>();
        described.path("paths").forEach(path -> path.forEach(operations::add));
        return operations;
    }

    @Test
    void toolsReadWhatIsServed() {
        assertThat(described.path("openapi").asString()).startsWith("3.0.");
        assertThat(described.at("/info/version").asString()).isEqualTo("0.8.2");
        JsonNode track = described.path("paths").path("/track").path("post");
        assertThat(track.at("/requestBody/content/application~1json/schema/$ref")
                        .asString())
                .isEqualTo("#/components/schemas/Payload");
        assertThat(track.path("security").isMissingNode()).isTrue();
        assertThat(described
                        .path("paths")
                        .path("/profile/{id}")
                        .path("get")
                        .at("/security/0/token")
                        .isArray())
                .isTrue();
        assertThat(operations()).allSatisfy(operation -> {
            assertThat(operation.path("summary").asString()).endsWith(".");
            assertThat(operation.path("responses").size()).isGreaterThan(1);
        });
    }

    /** Importers refuse a document with a reference that leads nowhere, or a variable that is not told. */
    @Test
    void descriptionIsComplete() {
        assertThat(described.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                described.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        described
                .path("paths")
                .forEachEntry((path, methods) -> methods.forEach(operation -> assertThat(operation
                                .path("parameters")
                                .valueStream()
                                .filter(parameter ->
                                        parameter.path("in").asString("").equals("path"))
                                .map(parameter -> "{" + parameter.path("name").asString() + "}"))
                        .as(path)
                        .containsExactlyElementsOf(Pattern.compile("\\{\\w+}")
                                .matcher(path)
                                .results()
                                .map(found -> found.group())
                                .toList())));
    }

    /** Of each path, exactly the methods that the description has are answered. */
    @ParameterizedTest
    @CsvSource({
        "/event-source/x, DELETE GET",
        "/profile/x, DELETE GET",
        "/user/preference/x, DELETE GET POST",
        "/track, POST PUT",
        "/logs, GET",
        "/healthcheck, DELETE GET POST PUT",
        "/log/select/range, POST",
        "/openapi.json, GET",
    })
    void methodsAreThoseOfTheDescription(String path, String methods) {
        Answer refused = server.sendForStatus(HttpRequest.newBuilder(server.uri(path))
                .method("PATCH", HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(refused.status()).isEqualTo(405);
        assertThat(refused.body().path("detail").asString()).isEqualTo("Method Not Allowed");
        assertThat(refused.http().headers().firstValue("allow").orElse("").split(", "))
                .containsExactlyInAnyOrder(methods.split(" "));
        Map<String, String> variables = Map.of(
                "/event-source/x",
                "/event-source/{id}",
                "/profile/x",
                "/profile/{id}",
                "/user/preference/x",
                "/user/preference/{key}");
        assertThat(described.path("paths").path(variables.getOrDefault(path, path)).propertyNames().stream()
                        .map(method -> method.toUpperCase(Locale.ROOT)))
                .containsExactlyInAnyOrder(methods.split(" "));
    }

    @Test
    void peopleReadThePageWithoutANetwork() {
        Answer page = get("/docs");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.http().body())
                .contains("/track", "/{index}/select/range", "/log/select/range", "/openapi.json", "</html>")
                .doesNotContain("http:", "https:", "<script", "<link");
        assertThat(page.http().body().lines().filter(line -> line.startsWith("<tr>")))
                .hasSameSizeAs(operations());
    }

    /** {@code /uix} holds parts that workflows put into pages, and there are none here; {@code /test} came with 0.9. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/uix",
                "/uix/",
                "/uix/index.html",
                "/uix/a/b.js",
                "/test",
                "/event-sources",
                "/users",
                "/graphql",
                "/profiles",
                "/session/event/x",
                "/profiles/top/modified",
                "/profile/duplicates/count",
                "/events/session/x"
            })
    void whatAReal082HasNotIsNotFound(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.http().body()).isEqualTo("{\"detail\":\"Not Found\"}");
    }
}
