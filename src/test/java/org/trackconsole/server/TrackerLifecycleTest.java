package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tracker in pages that browsers keep, prepare or lock in. */
class TrackerLifecycleTest {
    private static RunningServer server;
    private static Site site;
    private static Chromium browser;

    @BeforeAll
    static void start(@TempDir Path folder) {
        browser = Chromium.open(folder.resolve("browser"));
        server = RunningServer.start(folder.resolve("server"));
        site = new Site();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            server.close();
            site.close();
        }
    }

    @BeforeEach
    void anotherVisitor() {
        browser.go("about:blank");
        browser.forget(site.origin());
    }

    private static String options(String more) {
        return """
                <script>const options = { listeners: {}, tracker: { url: { api: "%s" }, source: { id: "%s" } } }; %s</script>
                <script src="%s/tracker"></script>""".formatted(
                        server.server().url(),
                        RunningServer.SOURCE,
                        more,
                        server.server().url());
    }

    @Test
    void pageStaysInTheMemoryOfTheBrowser(@TempDir Path home) {
        String page = site.page(
                "/page",
                "<script>addEventListener('pageshow', e => { window.restored = e.persisted; });</script>"
                        + server.snippet(RunningServer.SOURCE),
                "");
        String other = site.page("/other", "", "");
        // The driver loses sight of pages that come back, so it gets a browser of its own.
        try (Chromium mine = Chromium.open(home)) {
            mine.go(page);
            mine.until("calls.length && calls[0].status === 200");
            mine.go(other);
            mine.driver().navigate().back();
            mine.until("location.pathname === '/page' && window.restored !== undefined");
            assertThat(mine.value("window.restored"))
                    .as(mine.text("JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons)"))
                    .isEqualTo(true);
            mine.run("tracker.track('after', {}, { fire: true })");
            mine.until("calls.some(call => call.payload.events[0].type === 'after' && call.status === 200)");
        }
    }

    @Test
    void preparedPageTracksWhenItIsShown() {
        browser.go(site.page(
                "/prepared",
                "<script>Object.defineProperty(document, 'prerendering', { value: true, configurable: true });</script>"
                        + server.snippet(RunningServer.SOURCE)
                        + "<script>tracker.track('early', {}, { fire: true });</script>",
                ""));
        browser.until("window.tracardi && tracker === tracardi.default");
        browser.run("tracker.track('later', {}, { fire: true })");
        // A turn in which a page that is there would have sent its page view.
        browser.promised("new Promise(done => setTimeout(() => done(1), 300))");
        assertThat(browser.text("document.cookie + Object.keys(localStorage)")).isEmpty();
        assertThat(browser.value("calls.length")).isEqualTo(0L);

        browser.run("Object.defineProperty(document, 'prerendering', { value: false });"
                + "document.dispatchEvent(new Event('prerenderingchange'));");
        browser.until("calls.length === 3 && calls.every(call => call.status === 200)");
        assertThat(browser.value("calls.map(call => call.payload.events[0].type).sort()"))
                .isEqualTo(List.of("early", "later", "page-view"));
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    @Test
    void lockedInFrameIsToldThatCookiesAreRefused() {
        site.page(
                "/framed",
                options("options.listeners.onCookiesDisabled = () => parent.postMessage('refused', '*');"),
                "");
        browser.go(site.page(
                "/framing",
                "<script>addEventListener('message', e => { window.heard = e.data; });</script>",
                "<iframe sandbox='allow-scripts' src='/framed'></iframe>"));
        assertThat(browser.until("window.heard")).isEqualTo("refused");
    }

    @Test
    void snippetThatIsThereTwiceTracksOnceAndKeepsAllListeners() {
        String bind = "<script>onTracardiReady.bind(() => ready.push('%s'));</script>";
        browser.go(site.page(
                "/twice",
                "<script>window.ready = [];</script>" + server.snippet(RunningServer.SOURCE) + bind.formatted("first")
                        + server.snippet(RunningServer.SOURCE) + bind.formatted("second"),
                ""));
        browser.until("calls.length && calls[0].status === 200 && ready.length === 2");
        assertThat(browser.value("ready")).isEqualTo(List.of("first", "second"));
        assertThat(browser.value("calls.length")).isEqualTo(1L);
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    @Test
    void linkAndPageMeanTheSameSessionWhateverItsIdIs() {
        server.saveSource("""
                {"id":"link","name":"link","type":["redirect"],"bridge":{"id":"b","name":"b"},
                 "config":{"url":"%s"}}""".formatted(site.page("/landing", server.snippet(RunningServer.SOURCE), "")));
        String id = "a+b c@d=é";
        browser.go(server.server().url() + "/redirect/link/a%2Bb%20c%40d%3D%C3%A9");
        browser.until("calls.length && calls[0].status === 200");
        // Cookies know no ports: the page has that of the link.
        assertThat(browser.text("calls[0].payload.session.id")).isEqualTo(id);

        browser.go(server.server().url() + "/redirect/link");
        browser.until("calls.length && calls[0].status === 200");
        assertThat(browser.text("calls[0].payload.session.id")).isEqualTo(id);
    }
}
