package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;

class SnippetsTest {
    private static final URI SERVER = URI.create("https://tracardi.shop.example/data");

    private final Snippets snippets = new Snippets();

    private static Source source(String type, boolean staticProfileId) {
        return new Source(
                "web-shop",
                "Web shop",
                List.of(type),
                Bridge.REST,
                "",
                "",
                true,
                List.of(),
                List.of(),
                staticProfileId,
                null,
                Map.of());
    }

    @Test
    void namesServerAndSourceAndTracksTheView() {
        assertThat(snippets.javaScript(SERVER, source("rest", false)))
                .startsWith("<script>\n")
                .endsWith("</script>\n")
                .contains(
                        "script: \"https://tracardi.shop.example/data/tracker\"",
                        "api: \"https://tracardi.shop.example/data\"",
                        "source: { id: \"web-shop\" }",
                        "window.tracker.track(\"page-view\", {});")
                .doesNotContain("profile:");
    }

    @Test
    void noIdEndsTheScriptItStandsIn() {
        String snippet = snippets.javaScript(SERVER, Source.rest("\"</script><script>alert(1)//<!--", "Odd"));
        String harmless = snippets.javaScript(SERVER, source("rest", false));
        assertThat(snippet.chars().filter(c -> c == '<'))
                .hasSameSizeAs(harmless.chars().filter(c -> c == '<').boxed().toList());
        assertThat(snippet).contains("\\u003c/script\\u003e");
    }

    @Test
    void asksForTheVisitorsOwnIdWhereTheSourceAdoptsIt() {
        assertThat(snippets.javaScript(SERVER, source("rest", true))).contains("profile: { id: \"\" }");
    }

    @Test
    void onlySourcesThatTakePayloadsHaveOne() {
        assertThat(Snippets.fits(source("rest", false))).isTrue();
        assertThat(Snippets.fits(source("webhook", false))).isFalse();
    }
}
