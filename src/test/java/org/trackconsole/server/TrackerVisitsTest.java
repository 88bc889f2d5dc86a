package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Source;
import org.trackconsole.service.Snippets;
import tools.jackson.databind.JsonNode;

/** The snippet in pages of another origin, in a real browser: who the visitor is, and what arrives. */
class TrackerVisitsTest {
    static final String PROFILE = "JSON.parse(localStorage.getItem('tracardi-profile-id'))";
    static final String SESSION = "(document.cookie.match(/tracardi-session-id=([^;]*)/) || [])[1]";

    private static RunningServer server;
    private static Site site;
    private static Path userData;
    private static Chromium browser;
    private static String first;
    private static String second;
    private static String production;

    @BeforeAll
    static void start(@TempDir Path folder) {
        userData = folder.resolve("browser");
        browser = Chromium.open(userData);
        server = RunningServer.start(folder.resolve("server"));
        site = new Site();
        first = site.page("/first", server.snippet(RunningServer.SOURCE), "<a id=next href=/second>next</a>");
        production = site.page(
                "/production",
                new Snippets()
                        .javaScript(
                                server.server().url(), DataSet.PRODUCTION, Source.rest(RunningServer.SOURCE, "Shop")),
                "");
        server.send(server.request("/event-source")
                .header(DataSet.HEADER, DataSet.PRODUCTION.wire())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(RunningServer.source(RunningServer.SOURCE, "rest")))
                .build());
        second = site.page("/second", server.snippet(RunningServer.SOURCE), "");
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

    /** Waits for the page's first answer; answers the profile's id. */
    private static String answered() {
        browser.until("calls.length && calls[0].status === 200");
        return browser.text(PROFILE);
    }

    private static List<String> types(String profile) {
        JsonNode events = server.get("/events/profile/" + profile).body().path("result");
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static JsonNode event(String profile, String type) {
        JsonNode events = server.get("/events/profile/" + profile).body().path("result");
        for (JsonNode event : events) {
            if (event.path("type").asString().equals(type)) {
                return event;
            }
        }
        throw new AssertionError("No " + type + " in " + events);
    }

    @Test
    void firstVisitMakesAProfileAndSendsOnePageViewWithItsContext() {
        browser.go(first + "?utm_source=news&utm_campaign=spring#top");
        String profile = answered();

        assertThat(types(profile)).containsOnlyOnce("page-view").contains("profile-created", "session-opened");
        JsonNode view = event(profile, "page-view");
        assertThat(view.at("/context/page/url").asString()).startsWith(first + "?utm_source=news");
        assertThat(view.at("/context/page/title").asString()).isEqualTo("Page /first");
        assertThat(view.at("/context/page/hash").asString()).isEqualTo("#top");
        JsonNode context =
                server.get("/session/" + browser.text(SESSION)).body().path("context");
        assertThat(context.at("/screen/local/width").asInt()).isPositive();
        assertThat(context.at("/browser/local/browser/userAgent").asString()).contains("Chrome");
        assertThat(context.at("/time/tz").asString()).isNotEmpty();
        assertThat(context.at("/utm/source").asString()).isEqualTo("news");
        assertThat(context.at("/utm/campaign").asString()).isEqualTo("spring");
        assertThat(context.has("storage")).isFalse();
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    @Test
    void aPageForProductionDataSendsThereAlsoWhileItIsLeft() {
        browser.go(production);
        String profile = answered();
        assertThat(inProduction(profile)).contains("page-view");
        assertThat(types(profile)).as("staging data").isEmpty();

        browser.run("window.tracker.track('left', {}); location.href = 'about:blank'");
        browser.until("location.href === 'about:blank'");
        await(() -> inProduction(profile).contains("left"));
        assertThat(server.get("/console/arrivals?type=left").body().path("result"))
                .as("staging data")
                .isEmpty();
    }

    private static void await(BooleanSupplier seen) {
        long patience = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!seen.getAsBoolean()) {
            assertThat(System.nanoTime()).as("came in time").isLessThan(patience);
            Thread.onSpinWait();
        }
    }

    private static List<String> inProduction(String profile) {
        JsonNode events = server.send(server.request("/events/profile/" + profile)
                        .header(DataSet.HEADER, DataSet.PRODUCTION.wire())
                        .build())
                .body()
                .path("result");
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.path("type").asString())
                .toList();
    }

    @Test
    void secondPageBelongsToTheSameVisit() {
        browser.go(first);
        String profile = answered();
        String session = browser.text(SESSION);
        browser.run("document.getElementById('next').click()");
        browser.until("location.pathname === '/second' && calls.length");

        assertThat(answered()).isEqualTo(profile);
        assertThat(browser.text(SESSION)).isEqualTo(session);
        assertThat(server.visits(profile)).isOne();
        assertThat(types(profile)).filteredOn("page-view"::equals).hasSize(2);
    }

    @Test
    void closedAndReopenedBrowserIsTheSameVisitorAndALaterVisitIsANewOne(@TempDir Path home) {
        String profile;
        String session;
        try (Chromium before = Chromium.open(home)) {
            before.go(first);
            before.until("calls.length && calls[0].status === 200");
            profile = before.text(PROFILE);
            session = before.text(SESSION);
        }
        try (Chromium after = Chromium.open(home)) {
            after.go(second);
            after.until("calls.length && calls[0].status === 200");
            assertThat(after.text(PROFILE)).isEqualTo(profile);
            assertThat(after.text(SESSION)).isEqualTo(session);
            assertThat(server.visits(profile)).isOne();

            // As half an hour without an event does.
            after.run("document.cookie = 'tracardi-session-id=; path=/; max-age=0'");
            after.go(first);
            after.until("calls.length && calls[0].status === 200");
            assertThat(after.text(PROFILE)).isEqualTo(profile);
            assertThat(after.text(SESSION)).isNotEmpty().isNotEqualTo(session);
            assertThat(server.visits(profile)).isEqualTo(2);
        }
    }

    @Test
    void visitEndsHalfAnHourAfterTheLatestEvent() {
        browser.go(first);
        answered();
        browser.run("""
                window.cookies = [];
                const real = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
                Object.defineProperty(document, 'cookie', {
                  get: () => real.get.call(document),
                  set: text => { cookies.push(text); real.set.call(document, text); } })""");
        browser.promised("tracker.track('x', {}, { fire: true })");
        assertThat(browser.text("cookies[0]"))
                .startsWith("tracardi-session-id=" + browser.text(SESSION))
                .contains("max-age=1800", "path=/", "SameSite=Lax");
    }

    @Test
    void twoTabsOpenedAtOnceAreOneVisitorInOneVisit() {
        String pair = site.page("/pair", "", "<iframe src=/first></iframe><iframe src=/second></iframe>");
        browser.go(pair);
        browser.until("[0, 1].every(i => frames[i].calls && frames[i].calls.length)");
        String profile = browser.text(PROFILE);
        assertThat(browser.text("frames[0].calls[0].answer.profile.id")).isEqualTo(profile);
        assertThat(browser.text("frames[1].calls[0].answer.profile.id")).isEqualTo(profile);

        browser.goInNewTab(first);
        assertThat(answered()).isEqualTo(profile);
        browser.driver().close();
        browser.driver()
                .switchTo()
                .window(browser.driver().getWindowHandles().iterator().next());
        assertThat(server.visits(profile)).isOne();
        assertThat(types(profile)).filteredOn("page-view"::equals).hasSize(3);
    }

    @Test
    void returnedProfileReplacesTheOneThatWasKept() {
        browser.go(first);
        String profile = answered();
        browser.run("localStorage.setItem('tracardi-profile-id', 'somebody-else')");
        assertThat(browser.promised("tracker.track('x', {}, { fire: true })")).contains(profile);
        assertThat(browser.text(PROFILE)).isEqualTo(profile);
    }

    @Test
    void eventsTrackedWhileThePageLoadsAreOneCallAndLaterOnesAreSentAsTheyCome() {
        String page = site.page("/several", server.snippet(RunningServer.SOURCE) + """
                <script>tracker.track("One", { n: 1 }); tracker.track("two", { n: 2 });
                onTracardiReady.bind(({ helpers, context }) => { window.ready = [context, helpers]; });</script>""", "");
        browser.go(page);
        String profile = answered();
        assertThat(browser.text("calls[0].payload.events.map(e => e.type).join()"))
                .isEqualTo("page-view,One,two");
        browser.until("window.ready && ready[0].profile.id === " + PROFILE);
        assertThat(browser.text("response.context.profile.id")).isEqualTo(profile);
        browser.run("ready[1].onClick(document.body, () => ready[1].track('clicked', { by: 'mouse' }))");
        browser.run("document.body.click()");
        browser.until("calls.length === 2");
        assertThat(types(profile)).contains("one", "two", "clicked");
        assertThat(event(profile, "two").at("/properties/n").asInt()).isEqualTo(2);
    }

    @Test
    void whatHappensLastArrivesAlthoughThePageIsGone() {
        String page = site.page("/leaving", server.snippet(RunningServer.SOURCE) + """
                <script>addEventListener("pagehide", () => tracker.track("page-left", {}, { asBeacon: true }));</script>""", "");
        browser.go(page);
        String profile = answered();
        browser.run("tracker.track('just-before', {}); location.href = '/nowhere'");
        browser.until(
                "page-left in "
                        + server.get("/events/profile/" + profile).http().body(),
                () -> types(profile).containsAll(List.of("page-left", "just-before")) ? true : null);
        assertThat(types(profile)).containsOnlyOnce("page-left", "just-before");
        browser.go(first);
        answered();
        assertThat(types(profile)).containsOnlyOnce("page-left", "just-before");
    }

    @Test
    void demoPageTracksAndShowsIt() {
        URI demo = Snippets.demo(server.server().url(), RunningServer.SOURCE);
        browser.forget(server.server().url().toString());
        browser.go(demo.toString());
        browser.until("document.querySelectorAll('#calls .good').length === 1");
        String profile = browser.text("document.getElementById('profile').textContent");
        browser.run("document.querySelector('[data-type=sale-completed]').click()");
        browser.until("document.querySelectorAll('#calls .good').length === 2");
        browser.run("document.getElementById('to-second').click()");
        browser.until("location.pathname === '/demo/second' && document.querySelector('#calls .good')");
        assertThat(browser.text("document.getElementById('profile').textContent"))
                .isEqualTo(profile);
        assertThat(types(profile))
                .contains("sale-completed")
                .filteredOn("page-view"::equals)
                .hasSize(2);
    }
}
