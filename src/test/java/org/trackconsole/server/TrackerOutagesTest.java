package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.Site.Tracked;
import tools.jackson.databind.JsonNode;

/** The tracker when something is in its way: no network, no server, a refusal, a visitor who does not want it. */
class TrackerOutagesTest {
    private static final String PROFILE = TrackerVisitsTest.PROFILE;
    private static final String WAITING =
            "Object.keys(localStorage).filter(key => key.startsWith('tracardi-call-')).length";

    private static Path serverFolder;
    private static RunningServer server;
    private static Site site;
    private static Chromium browser;
    private static String page;
    private static String played;

    @BeforeAll
    static void start(@TempDir Path folder) {
        browser = Chromium.open(folder.resolve("browser"));
        serverFolder = folder.resolve("server");
        server = RunningServer.start(serverFolder);
        site = new Site();
        page = site.page("/page", server.snippet(RunningServer.SOURCE), "");
        played = site.page("/played", played("{ context: { screen: false, browser: false, page: false } }"), "");
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

    /** The tracker, without a loader, pointed at the server that the site plays. */
    private static String played(String more) {
        return """
                <script>const options = { tracker: Object.assign(
                  { url: { api: "%s" }, source: { id: "s" }, auto: { events: [] } }, %s) };</script>
                <script src="%s/tracker"></script>""".formatted(site.origin(), more, server.server().url());
    }

    private static String accepted(String profile) {
        return "{\"task\":\"t\",\"ux\":[],\"response\":{},\"events\":[],\"profile\":{\"id\":\"" + profile
                + "\"},\"session\":{\"id\":null},\"errors\":[],\"warnings\":[]}";
    }

    private static void restart() {
        int port = server.server().port();
        server.close();
        server = RunningServer.start(serverFolder, port, InstantSource.system());
    }

    private static List<JsonNode> events(String profile, String type) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode event : server.get("/events/profile/" + profile).body().path("result")) {
            if (event.path("type").asString().equals(type)) {
                found.add(event);
            }
        }
        return found;
    }

    @Test
    void stoppedServerLosesNothingAndEveryEventIsThereOnce() {
        browser.go(page);
        browser.until("calls.length");
        String profile = browser.text(PROFILE);
        int port = server.server().port();
        server.close();
        for (int i = 0; i < 3; i++) {
            assertThat(browser.promised("tracker.track('kept', { n: " + i + " }, { fire: true })"))
                    .isEqualTo("null");
        }
        assertThat(browser.value(WAITING)).isEqualTo(3L);
        String ids = browser.text("calls[1].payload.events[0].id");

        server = RunningServer.start(serverFolder, port, InstantSource.system());
        browser.until(WAITING + " === 0");
        assertThat(events(profile, "kept"))
                .extracting(event -> event.at("/properties/n").asInt())
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(server.get("/event/" + ids).status()).isEqualTo(200);
    }

    @Test
    void whatAPageCouldNotSendTheNextPageSends() {
        browser.go(page);
        browser.until("calls.length");
        String profile = browser.text(PROFILE);
        int port = server.server().port();
        server.close();
        assertThat(browser.promised("tracker.track('left-behind', {}, { fire: true })"))
                .isEqualTo("null");
        browser.go(site.page("/empty", "", ""));
        server = RunningServer.start(serverFolder, port, InstantSource.system());
        assertThat(browser.value(WAITING)).isEqualTo(1L);
        browser.go(page);
        browser.until(WAITING + " === 0");
        assertThat(events(profile, "left-behind")).hasSize(1);
    }

    @Test
    void backOnlineIsNoticedAtOnce() {
        browser.go(played);
        browser.until("window.tracardi && tracker.track");
        browser.setOffline(true);
        // Waiting that long would outlast the test; only the browser's word can end it sooner.
        browser.run("Math.random = () => 1e6");
        browser.promised("tracker.track('x', {}, { fire: true })");
        browser.setOffline(false);
        Tracked call = site.next();
        call.answer(200, accepted("p"));
        browser.until(WAITING + " === 0");
        assertThat(call.payload().at("/events/0/type").asString()).isEqualTo("x");
    }

    @Test
    void failedCallsAreSentAgainWithTheSameEventIds() {
        browser.go(played);
        browser.run("tracker.track('x', {}, { fire: true })");
        Tracked failed = site.next();
        failed.answer(503, "{\"detail\":\"later\"}");
        Tracked again = site.next();
        again.answer(200, accepted("p"));
        assertThat(again.eventId()).isNotEmpty().isEqualTo(failed.eventId());
        browser.until(WAITING + " === 0");
    }

    @Test
    void firstCallIsAloneAndTheRestCarryItsProfile() {
        browser.go(played);
        browser.run("for (const type of ['a', 'b']) tracker.track(type, {}, { fire: true })");
        Tracked first = site.next();
        assertThat(first.payload().path("profile").isNull()).isTrue();
        assertThat(browser.promised("new Promise(done => setTimeout(() => done('looked'), 0))"))
                .contains("looked");
        assertThat(site.isQuiet()).isTrue();
        first.answer(200, accepted("anna"));
        Tracked second = site.next();
        assertThat(second.payload().at("/profile/id").asString()).isEqualTo("anna");
        second.answer(200, accepted("berta"));
        browser.until(PROFILE + " === 'berta'");
    }

    @Test
    void callsOfAnotherPageJoinWhileOneIsUnderWay() {
        browser.go(played);
        browser.run("tracker.track('own', {}, { fire: true })");
        Tracked own = site.next();
        browser.run("""
                const call = { at: Date.now(), tries: 0, source: { id: "s" }, session: { id: "old" }, context: {},
                  options: {}, events: [{ id: "older", type: "older", time: {} }] };
                localStorage.setItem("tracardi-call-1-0", JSON.stringify(call));
                dispatchEvent(new Event("online"));""");
        own.answer(200, accepted("p"));
        Tracked older = site.next();
        assertThat(older.eventId()).isEqualTo("older");
        older.answer(200, accepted("p"));
        browser.until(WAITING + " === 0");
        assertThat(browser.value("calls.map(call => call.payload.events[0].type)"))
                .isEqualTo(List.of("own", "older"));
    }

    @Test
    void whatWaitsWhenThePageIsLeftGoesByBeaconAndIsNotSentAgain() {
        browser.go(played);
        browser.run("for (const type of ['a', 'b']) tracker.track(type, {}, { fire: true })");
        Tracked underWay = site.next();
        browser.go(played);
        Tracked left = site.next();
        assertThat(left.payload().at("/events/0/type").asString()).isEqualTo("b");
        assertThat(left.exchange().getRequestHeaders().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(browser.value(WAITING)).isEqualTo(0L);
        underWay.answer(200, accepted("p"));
        left.answer(200, accepted("p"));
        browser.run("tracker.track('next', {}, { fire: true })");
        Tracked next = site.next();
        assertThat(next.payload().at("/events/0/type").asString()).isEqualTo("next");
        next.answer(200, accepted("p"));
    }

    @Test
    void readyFunctionThatWasAssignedIsCalledToo() {
        String assigned = "<script>window.onTracardiReady = all => { window.ready = all; };</script>" + played("{}");
        browser.go(site.page("/assigned", assigned, ""));
        assertThat(browser.until("window.ready && ready.config.tracker.source.id"))
                .isEqualTo("s");
    }

    @Test
    void unknownSourceIsNotTriedAgainAndThePageIsUnharmed() {
        browser.go(site.page("/wrong", server.snippet("no-such-source"), ""));
        browser.until("calls.length");
        assertThat(browser.promised("tracker.track('x', {}, { fire: true })")).contains("401");
        assertThat(browser.value("calls.map(call => call.status)")).isEqualTo(List.of(401L, 401L));
        assertThat(browser.value(WAITING)).isEqualTo(0L);
        assertThat(browser.text(PROFILE)).isEmpty();
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    @Test
    void oddCallsOfThePageDoNotThrow() {
        browser.go(played);
        browser.run("""
                const loop = {}; loop.loop = loop;
                for (const odd of [[], [null], [7], ["  "], ["x", loop, { fire: true }]]) tracker.track(...odd);
                tracker.track("y", ["no", "object"], { fire: true, context: { a: 1 }, save: false });""");
        Tracked call = site.next();
        call.answer(200, accepted("p"));
        JsonNode event = call.payload().at("/events/0");
        assertThat(event.path("type").asString()).isEqualTo("y");
        assertThat(event.path("properties")).isEmpty();
        assertThat(event.path("context").toString()).isEqualTo("{\"a\":1}");
        assertThat(event.path("options").toString()).isEqualTo("{\"save\":false}");
        assertThat(call.payload().path("context").propertyNames()).containsExactly("time");
        browser.until(WAITING + " === 0");
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    /** Servers refuse half of a character, and with it all that stands in the same call. */
    @Test
    void textThatIsCutThroughACharacterIsNotRefused() {
        browser.go(played);
        browser.run("""
                tracker.track("cut", { text: "a" + "\\ud83d\\ude00".slice(1), whole: "\\ud83d\\ude00",
                  written: "\\\\ud83d", ["\\udfff"]: 1 }, { fire: true });""");
        Tracked call = site.next();
        call.answer(200, accepted("p"));
        JsonNode event = call.payload().at("/events/0");
        assertThat(event.path("properties").toString())
                .isEqualTo("{\"text\":\"a\ufffd\",\"whole\":\"\ud83d\ude00\",\"written\":\"\\\\ud83d\",\"\ufffd\":1}");
    }

    @Test
    void pageWithoutOptionsIsUnharmed() {
        browser.go(site.page("/bare", "<script src=\"" + server.server().url() + "/tracker\"></script>", ""));
        assertThat(browser.promised("tracker.track('x')")).isEqualTo("null");
        assertThat(browser.text("document.cookie")).isEmpty();
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    @Test
    void doNotTrackIsRespectedWhereThePageAsksForIt(@TempDir Path home) {
        String polite = site.page("/polite", played("{ settings: { respectDoNotTrack: true } }"), "");
        try (Chromium shy = Chromium.open(home, Map.of("enable_do_not_track", true))) {
            shy.go(polite);
            assertThat(shy.text("navigator.doNotTrack")).isEqualTo("1");
            assertThat(shy.promised("tracker.track('x', {}, { fire: true })")).isEqualTo("null");
            assertThat(shy.text("document.cookie")).isEmpty();
            assertThat(shy.value("localStorage.length")).isEqualTo(0L);

            shy.go(played);
            shy.run("tracker.track('asked-nothing', {}, { fire: true })");
            Tracked call = site.next();
            assertThat(call.payload().at("/events/0/type").asString()).isEqualTo("asked-nothing");
            call.answer(200, accepted("p"));
        }
    }

    @Test
    void withoutCookiesThePageIsToldAndNothingIsTracked(@TempDir Path home) {
        Map<String, Object> noCookies = Map.of("profile.default_content_setting_values.cookies", 2);
        try (Chromium strict = Chromium.open(home, noCookies)) {
            String told = site.page(
                    "/told", """
                    <script>window.options = { listeners: { onCookiesDisabled: () => { window.told = true; } },
                      tracker: { url: { api: "%s" }, source: { id: "s" } } };</script>
                    <script src="%s/tracker"></script>""".formatted(site.origin(), server.server().url()), "");
            strict.go(told);
            assertThat(strict.until("window.told")).isEqualTo("true");
            assertThat(strict.promised("tracker.track('x', {}, { fire: true })"))
                    .isEqualTo("null");
        }
    }

    @Test
    void pageMadeForARealServersLoaderWorks() {
        String loader = """
                <script>
                  // What a page for a real server brings: constants, a queue of its own, and a check of what was loaded.
                  window.response = { context: { saveSession: true } };
                  const bound = [], queue = [];
                  window.onTracardiReady = { bind: f => bound.push(f), call: all => bound.forEach(f => f(all)) };
                  window.tracardi = {};
                  window.tracker = { track: (...call) => { queue.push(call); return window.tracker; } };
                  document.addEventListener("DOMContentLoaded", () => {
                    const script = document.createElement("script");
                    script.src = options.tracker.url.script + "/liliput.min.js";
                    script.addEventListener("load", () => {
                      if (!window.tracardi.default.getState().plugins.tracardi.initialized) throw new Error("not there");
                      window.tracker = window.tracardi.default;
                      queue.forEach(call => window.tracker.track(...call));
                    });
                    document.head.append(script);
                  });
                  const options = {
                    listeners: { onInit: ({ session, helpers }) => { window.begun = [session.id, typeof helpers.track]; } },
                    tracker: {
                      url: { script: "%1$s/tracker", api: "%1$s" },
                      source: { id: "shop" },
                      context: { cookies: true, storage: true, performance: false, location: false },
                      auto: { events: [["visited", { by: "auto" }]],
                        triggers: [{ tag: "seen", trigger: "onVisible", data: { event: "was-seen", properties: { a: 1 } } }] }
                    } };
                  window.onTracardiReady.bind(all => { window.ready = all; });
                  window.tracker.track("Product View", { sku: "42" });
                </script>""".formatted("//127.0.0.1:" + server.server().port());
        browser.go(site.page("/real", loader, "<p data-tracardi-tag=seen>look</p>"));
        browser.until("calls.length === 2 && window.ready && ready.context");
        String profile = browser.text(PROFILE);
        assertThat(browser.text("ready.context.profile.id")).isEqualTo(profile);
        assertThat(browser.text("ready.config.tracker.source.id")).isEqualTo("shop");
        assertThat(browser.text("begun[1]")).isEqualTo("function");
        assertThat(browser.text("calls[0].payload.options.saveSession")).isEqualTo("true");
        assertThat(browser.text("calls[0].payload.events.map(e => e.type).join()"))
                .isEqualTo("Product View,visited");
        assertThat(browser.text("Object.keys(calls[0].payload.context.storage.local).join()"))
                .doesNotContain("tracardi-call");
        assertThat(events(profile, "product-view")).hasSize(1);
        assertThat(events(profile, "was-seen")).hasSize(1);
        assertThat(events(profile, "page-view")).isEmpty();
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    @Test
    void restartOfTheServerKeepsTheVisitor() {
        browser.go(page);
        browser.until("calls.length");
        String profile = browser.text(PROFILE);
        restart();
        browser.go(page);
        browser.until("calls.length");
        assertThat(browser.text(PROFILE)).isEqualTo(profile);
        assertThat(server.visits(profile)).isOne();
    }
}
