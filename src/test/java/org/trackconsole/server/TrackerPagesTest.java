package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Source;
import org.trackconsole.service.Snippets;

/** The tracker script and the demo pages over HTTP. */
class TrackerPagesTest {
    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return server.client().send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> demo(String source) {
        return get("/demo?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static String nonce(HttpResponse<?> page) {
        Matcher matcher = NONCE.matcher(header(page, "Content-Security-Policy"));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/tracker", "/tracker/liliput.min.js", "/tracker/tracardi.3.js", "/tracker/tracker.core.js"})
    void scriptIsForPagesOfEveryOrigin(String path) {
        HttpResponse<String> script = get(path, "Origin", "https://shop.example");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(header(script, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(script, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(header(script, "Cross-Origin-Resource-Policy")).isEqualTo("cross-origin");
        assertThat(script.body()).contains("tracardi-profile-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tracker/other.js", "/tracker/tracardi.3.css", "/tracker/..%2Fdemo.js"})
    void thereIsNothingElse(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void scriptIsSentAgainOnlyWhereItChanged() {
        String tag = header(get("/tracker"), "ETag");
        HttpResponse<String> same = get("/tracker", "If-None-Match", "\"old\", W/" + tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(header(same, "ETag")).isEqualTo(tag);
        assertThat(header(same, "Cache-Control")).isEqualTo("no-cache");
        assertThat(get("/tracker", "If-None-Match", "\"old\"").statusCode()).isEqualTo(200);
    }

    @Test
    void testPageOfARealServerLeadsToTheDemo() {
        HttpResponse<String> page = get("/tracker/index.html");
        assertThat(page.statusCode()).isEqualTo(307);
        assertThat(header(page, "Location")).isEqualTo("/demo");
        assertThat(header(get("/tracker/index.html?source=web%20shop"), "Location"))
                .isEqualTo("/demo?source=web%20shop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/demo", "/demo?source=", "/demo/second?source=%20"})
    void demoWithoutASourceAsksForOneAndNamesNone(String path) {
        HttpResponse<String> page = get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form", "name=\"source\"").doesNotContain("window.options", "\"shop\"");
    }

    @Test
    void demoBringsTheSnippetOfTheConsole() {
        String snippet = new Snippets().javaScript(server.server().url(), Source.rest("shop", "Shop"));
        String loader = snippet.substring(snippet.indexOf("  !function"), snippet.indexOf("  window.tracker.track("));
        assertThat(demo("shop").body()).contains(loader);
        assertThat(Snippets.demo(URI.create("http://127.0.0.1:1"), "a b/ü"))
                .isEqualTo(URI.create("http://127.0.0.1:1/demo?source=a+b%2F%C3%BC"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "<!--<script>",
                "{{nonce}}",
                "\u2028alert(1)//",
                "javascript:alert(1)"
            })
    void whatTheQuerySaysIsTextOnly(String hostile) {
        HttpResponse<String> page = demo(hostile);
        String harmless = demo("shop").body();
        assertThat(tags(page.body())).isEqualTo(tags(harmless));
        assertThat(page.body()).doesNotContain("<img", "\u2028alert(1)//\"", "<!--");
        assertThat(page.body().substring(page.body().indexOf("<body>"))).doesNotContain("onmouseover='");
        assertThat(page.body().split(Pattern.quote(nonce(page)), -1))
                .as("the nonce is in its three places and nowhere else")
                .hasSize(3 + 1);
    }

    private static int tags(String html) {
        return html.split("<", -1).length;
    }

    @Test
    void browserIsToldToRunNothingElse() {
        HttpResponse<String> page = demo("shop");
        String policy = header(page, "Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'")
                .doesNotContain("unsafe", "*");
        assertThat(page.body()).doesNotContain(" onclick", " style=");
        assertThat(nonce(page)).hasSizeGreaterThan(20).isNotEqualTo(nonce(demo("shop")));
        assertThat(header(page, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(page, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    }
}
