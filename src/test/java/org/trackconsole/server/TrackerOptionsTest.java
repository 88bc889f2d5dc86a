package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.trackconsole.server.Site.Tracked;
import tools.jackson.databind.JsonNode;

/** Every option that pages give a real server's tracker (contract §8), in a real browser. */
class TrackerOptionsTest {
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

    /** A page with the tracker, pointed at the server that the site plays; it sends nothing by itself. */
    private static String played(String path, String options, String body) {
        return site.page(
                path, """
                <script>const options = { tracker: Object.assign(
                  { url: { api: "%s" }, source: { id: "s" }, auto: { events: [] } }, %s) };</script>
                <script src="%s/tracker"></script>""".formatted(site.origin(), options, server.server().url()), body);
    }

    private static Tracked tracked(String call) {
        browser.run("tracker.track(" + call + ")");
        Tracked next = site.next();
        accept(next);
        return next;
    }

    private static void accept(Tracked call) {
        call.answer(
                200, "{\"profile\":{\"id\":\"anna\"},\"session\":{\"id\":null},\"ux\":[{\"tag\":\"b\",\"props\":{}}]}");
        browser.until("calls.length");
    }

    private static void open(String path, String options, String body) {
        String page = played(path.split("[?]", 2)[0], options, body);
        browser.go(page + path.substring(page.length() - site.origin().length()));
        browser.until("window.tracardi && tracker.track");
    }

    @Test
    void whatIsNotSwitchedOffIsToldAndNothingElse() {
        open("/usual?utm_medium=mail&__tr_pid=p&__tr_src=s", "{}", "");
        JsonNode payload = tracked("'x', {}, { fire: true }").payload();
        assertThat(payload.path("context").propertyNames())
                .containsExactlyInAnyOrder("time", "screen", "browser", "utm", "tracardi");
        assertThat(payload.at("/context/tracardi/pass").toString()).isEqualTo("{\"profile\":\"p\",\"source\":\"s\"}");
        assertThat(payload.at("/context/utm").toString()).isEqualTo("{\"medium\":\"mail\"}");
        assertThat(payload.at("/context/browser/local/browser").propertyNames())
                .contains(
                        "name",
                        "engine",
                        "appVersion",
                        "userAgent",
                        "language",
                        "onLine",
                        "javaEnabled",
                        "cookieEnabled");
        assertThat(payload.at("/events/0/context").propertyNames()).containsExactly("page");
    }

    @Test
    void everySwitchOfTheContextCounts() {
        String off = "{ context: { cookies: false, storage: false, screen: false, page: false, browser: false,"
                + " performance: false, location: false, utm: false, tracardiPass: false } }";
        open("/off?utm_medium=mail&__tr_pid=p&__tr_src=s", off, "");
        JsonNode payload = tracked("'x', {}, { fire: true }").payload();
        assertThat(payload.path("context").propertyNames()).containsExactly("time");
        assertThat(payload.at("/events/0/context")).isEmpty();

        browser.run(
                "localStorage.setItem('cart', '3'); localStorage.setItem('long', 'x'.repeat(5000));"
                        + " document.cookie = '_ga=GA1.2'; document.cookie = '__tr_geo=' + encodeURIComponent('{\"city\":\"Łódź\"}')");
        open("/on", "{ context: { cookies: true, storage: true, performance: true, location: true } }", "");
        JsonNode on = tracked("'x', {}, { fire: true }").payload();
        assertThat(on.at("/context/storage/local/cart").stringValue()).isEqualTo("3");
        assertThat(on.at("/context/storage/local").propertyNames())
                .doesNotContain("long")
                .noneMatch(name -> name.startsWith("tracardi-call-"));
        assertThat(on.at("/context/storage/cookies/_ga").stringValue()).isEqualTo("GA1.2");
        assertThat(on.at("/context/ids/ga").stringValue()).isEqualTo("GA1.2");
        assertThat(on.at("/context/location/city").stringValue()).isEqualTo("Łódź");
        assertThat(on.at("/events/0/context/performance/type").stringValue()).isEqualTo("navigate");

        browser.run("document.cookie = '__tr_geo=%E0%A4%A'");
        open("/odd", "{ context: { location: true } }", "");
        assertThat(tracked("'x', {}, { fire: true }").payload().path("context").has("location"))
                .isFalse();
    }

    @Test
    void whatThePageAsksForElsewhereIsAskedOnceAndKept() {
        site.document("/weather", "{\"sky\":\"blue\"}");
        site.document("/where", "{\"country_code\":\"PL\"}");
        String options = """
                { external: [{ url: "/weather", method: "get", storage: "weather", key: "weather" },
                    { url: "/missing", storage: "missing", key: "missing" }],
                  context: { location: { url: "/where", data: found => ({ country: { code: found.country_code } }) } },
                  auto: { events: [["visited", {}]] } }""";
        browser.go(played("/elsewhere", options, ""));
        Tracked first = site.next();
        accept(first);
        assertThat(first.payload().at("/context/weather/sky").stringValue()).isEqualTo("blue");
        assertThat(first.payload().at("/context/location/country/code").stringValue())
                .isEqualTo("PL");
        assertThat(first.payload().path("context").has("missing")).isFalse();
        assertThat(browser.text("JSON.parse(localStorage.getItem('weather'))")).isEqualTo("{\"sky\":\"blue\"}");
        site.document("/weather", "{\"sky\":\"grey\"}");
        browser.go(played("/elsewhere", options, ""));
        Tracked second = site.next();
        accept(second);
        assertThat(second.payload().at("/context/weather/sky").stringValue()).isEqualTo("blue");
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    @Test
    void callHasTheShapeAndTheHeadersOfARealTrackers() {
        open("/shape", "{ profile: { id: 'own-id' } }", "");
        Tracked call = tracked("'x', { a: 1 }, { fire: true }");
        JsonNode payload = call.payload();
        assertThat(payload.at("/profile/id").stringValue()).isEqualTo("own-id");
        assertThat(payload.at("/device/id").stringValue())
                .isEqualTo(browser.text("JSON.parse(localStorage.getItem('tracardi-device-id'))"))
                .hasSize(36);
        assertThat(payload.at("/session/id").stringValue()).isEqualTo(browser.text(TrackerVisitsTest.SESSION));
        assertThat(payload.at("/events/0").propertyNames())
                .contains("time", "type", "properties", "options", "context");
        assertThat(payload.at("/events/0/time/create").stringValue()).endsWith("Z");
        assertThat(Long.parseLong(call.exchange().getRequestHeaders().getFirst("x-timestamp")))
                .isGreaterThan(1_700_000_000_000L);
        String device = payload.at("/device/id").stringValue();
        open("/shape", "{}", "");
        assertThat(tracked("'x', {}, { fire: true }").payload().at("/device/id").stringValue())
                .isEqualTo(device);
    }

    @Test
    void whoTheVisitorIsIsKeptUnderAllNamesOfARealTracker() {
        open("/names", "{}", "");
        tracked("'x', {}, { fire: true }");
        for (String name : List.of("tracardi-profile-id", "__tr_pid", "__tr_id")) {
            assertThat(browser.text("localStorage.getItem('" + name + "')"))
                    .as(name)
                    .isEqualTo("\"anna\"");
        }
        assertThat(browser.text("document.cookie")).contains("__tr_pid=anna", "__tr_id=anna", "tracardi-session-id=");
        assertThat(browser.text("response.context.profile.id")).isEqualTo("anna");
        // Nothing that a server answers becomes a part of the page.
        assertThat(browser.value("document.getElementsByTagName('b').length")).isEqualTo(0L);
    }

    /** A real server's tracker keeps every text as JSON; our first versions kept ids as they are. */
    @ParameterizedTest
    @ValueSource(strings = {"'\"berta\"'", "'berta'"})
    void visitorOfAnotherTrackerStaysTheSamePerson(String kept) {
        open("/before", "{}", "");
        browser.run("localStorage.setItem('tracardi-profile-id', " + kept + ");"
                + "localStorage.setItem('tracardi-device-id', " + kept + ");"
                + "localStorage.setItem('weather', JSON.stringify('{\"sky\":\"red\"}'))");
        open("/after", "{ external: [{ url: '/weather', storage: 'weather', key: 'weather' }] }", "");
        JsonNode payload = tracked("'x', {}, { fire: true }").payload();
        assertThat(payload.at("/profile/id").stringValue()).isEqualTo("berta");
        assertThat(payload.at("/device/id").stringValue()).isEqualTo("berta");
        assertThat(payload.at("/context/weather/sky").stringValue()).isEqualTo("red");
    }

    @Test
    void whatAPagePutsBesideTheAnswerIsAnOptionOfTheNextCall() {
        open("/wishes", "{}", "");
        tracked("'x', {}, { fire: true }");
        browser.run("response.context.saveSession = false; response.context.profile = true;"
                + "response.context.odd = window");
        Tracked next = tracked("'y', {}, { fire: true }");
        assertThat(next.payload().path("options").propertyNames())
                .containsExactlyInAnyOrder("saveSession", "profile", "odd");
        // The answer has a profile, too, and takes its place for the page, not in what the page wishes.
        browser.until("response.context.profile.id === 'anna'");
        assertThat(tracked("'z', {}, { fire: true }")
                        .payload()
                        .at("/options/profile")
                        .booleanValue())
                .isTrue();
        assertThat(browser.text("response.context.profile.id + response.context.saveSession"))
                .isEqualTo("annafalse");
    }

    @Test
    void pagesThatUseTheLibraryOfARealTrackerGoOn() {
        open("/library", "{ auto: { events: [['visited', {}]] } }", "");
        accept(site.next());
        browser.run(
                "window.heard = []; tracker.on('track', () => {})(); tracker.ready(() => heard.push('ready'));"
                        + "tracker.on('ready', () => heard.push('on')); tracker.identify('anna').then(() => heard.push('identified'))");
        browser.until("heard.length === 3");
        assertThat(browser.text("tracker.storage.getItem('tracardi-profile-id')"))
                .isEqualTo("\"anna\"");
        assertThat(browser.text("faults")).isEqualTo("[]");
    }

    @Test
    void triggersTrackWhatVisitorsDoWithWhatIsMarked() {
        String triggers = """
                { context: { page: false }, auto: { events: [], triggers: [
                  { tag: "offer", trigger: "onMouseOver", data: { event: "hovered", properties: { a: 1 } } },
                  { tag: "text", trigger: "onTextSelect", data: { event: { type: "selected", properties: { b: 2 } } } },
                  { tag: "h2", trigger: "onVisible", data: { event: "seen", options: { save: false } } },
                  { tag: "nowhere", trigger: "onVisible", data: { event: "never" } }] } }""";
        browser.go(played(
                "/triggers",
                triggers,
                "<h1>Top</h1><p id=o title=Sale data-tracardi-tag=offer>offer</p><span id=t data-tracardi-tag=text>some words</span>"
                        + "<div style='height:5000px'></div><h2 id=h>Far below</h2>"));
        browser.until("window.tracardi && document.readyState === 'complete'");
        WebElement offer = browser.driver().findElement(By.id("o"));
        new Actions(browser.driver()).moveToElement(offer).perform();
        Tracked hovered = site.next();
        accept(hovered);
        assertThat(hovered.payload().at("/events/0/type").stringValue()).isEqualTo("hovered");
        assertThat(hovered.payload().at("/events/0/properties/a").intValue()).isEqualTo(1);
        assertThat(hovered.payload().at("/events/0/properties/label").stringValue())
                .isEqualTo("Sale");

        new Actions(browser.driver())
                .doubleClick(browser.driver().findElement(By.id("t")))
                .perform();
        Tracked selected = site.next();
        accept(selected);
        assertThat(selected.payload().at("/events/0/type").stringValue()).isEqualTo("selected");
        assertThat(selected.payload().at("/events/0/properties/b").intValue()).isEqualTo(2);
        assertThat(selected.payload()
                        .at("/events/0/properties/text")
                        .stringValue()
                        .strip())
                .isIn("some", "words");

        assertThat(site.isQuiet()).isTrue();
        browser.run("document.getElementById('h').scrollIntoView()");
        Tracked seen = site.next();
        accept(seen);
        assertThat(seen.payload().at("/events/0/type").stringValue()).isEqualTo("seen");
        assertThat(seen.payload().at("/events/0/options/save").booleanValue()).isFalse();
    }

    @Test
    void linksToFriendlyDomainsCarryTheVisitorOnAndOthersDoNot() {
        String friend = site.origin().replace("127.0.0.1", "localhost");
        String snippet = """
                <script>const options = { tracker: { url: { api: "%1$s" }, source: { id: "shop" },
                  settings: { trackExternalLinks: ["localhost"] } } };</script>
                <script src="%1$s/tracker"></script>""".formatted(server.server().url());
        site.page("/there", snippet, "");
        String here = site.page(
                "/here",
                snippet,
                "<a id=friend href='" + friend + "/there?a=1#part'>friend</a> <a id=other href='/there'>other</a>");
        browser.forget(friend);
        browser.go(here);
        browser.until("calls.length && calls[0].status === 200");
        String profile = browser.text(TrackerVisitsTest.PROFILE);
        browser.driver().findElement(By.id("friend")).sendKeys(Keys.ENTER);
        browser.until("location.hostname === 'localhost' && calls.length && calls[0].status === 200");
        assertThat(browser.text("location.search")).contains("a=1", "__tr_pid=" + profile, "__tr_src=shop");
        assertThat(browser.text("location.hash")).isEqualTo("#part");
        assertThat(browser.text(TrackerVisitsTest.PROFILE)).isEqualTo(profile);
        browser.go(here);
        browser.until("calls.length && calls[0].status === 200");
        browser.run("document.getElementById('other').click()");
        browser.until("location.pathname === '/there' && calls.length");
        assertThat(browser.text("location.search")).isEmpty();
    }

    @Test
    void helpersListenAndStopListening() {
        String bound = "<script>onTracardiReady = { bind() {}, call: all => { window.all = all; } };</script>";
        browser.go(site.page(
                "/helpers",
                bound + """
                <script>const options = { listeners: { onInit: all => { window.init = all; } }, tracker: {
                  url: { api: "%s" }, source: { id: "s" }, context: { page: false }, auto: { events: [["auto", { n: 1 }]] } } };
                </script><script src="%s/tracker"></script>""".formatted(site.origin(), server.server().url()),
                "<p id=a class=many>a</p><p id=b class=many>b</p>"));
        Tracked auto = site.next();
        accept(auto);
        assertThat(auto.payload().at("/events/0/type").stringValue()).isEqualTo("auto");
        browser.until("window.all && window.init");
        assertThat(browser.text("[typeof all.tracker.track, typeof all.helpers.track, all.context.profile.id,"
                        + " all.config.tracker.source.id, init.session.id === " + TrackerVisitsTest.SESSION
                        + "].join()"))
                .isEqualTo("function,function,anna,s,true");
        browser.run("""
                window.seen = [];
                window.stop = all.helpers.addListener(document.querySelectorAll('.many'), 'mouseover', e => seen.push(e.target.id));
                all.helpers.onClick(document.getElementById('a'), () => all.helpers.track('clicked', { x: 1 }));
                for (const id of ['a', 'b']) document.getElementById(id).dispatchEvent(new Event('mouseover'));
                stop(); document.getElementById('a').dispatchEvent(new Event('mouseover'));
                document.getElementById('a').click();""");
        Tracked clicked = site.next();
        accept(clicked);
        assertThat(clicked.payload().at("/events/0/type").stringValue()).isEqualTo("clicked");
        assertThat(browser.value("seen")).isEqualTo(List.of("a", "b"));
    }

    @Test
    void optionsOfACallDecideHowAndWithWhatItIsSent() {
        open("/call", "{ context: { page: false } }", "");
        browser.run("tracker.track('later', {}); tracker.track('too', {})");
        Tracked together = site.next();
        accept(together);
        assertThat(together.payload().path("events")).hasSize(2);
        Tracked own = tracked("'own', {}, { fire: true, context: { shelf: 7 }, saveEvents: false }");
        assertThat(own.payload().at("/events/0/context").toString()).isEqualTo("{\"shelf\":7}");
        assertThat(own.payload().at("/events/0/options").toString()).isEqualTo("{\"saveEvents\":false}");
        browser.run("tracker.track('by-beacon', {}, { asBeacon: true })");
        Tracked beacon = site.next();
        assertThat(beacon.payload().at("/events/0/type").stringValue()).isEqualTo("by-beacon");
        assertThat(beacon.exchange().getRequestHeaders().getFirst("x-timestamp"))
                .isNull();
        accept(beacon);
    }

    @Test
    void pageThatWasMadeForAnOlderBundleWorks() {
        browser.go(site.page("/old", """
                <script>const options = { tracker: { url: { script: "%1$s/tracker/tracardi.3.js", api: "%1$s" },
                  source: { id: "shop" } } };</script><script src="%1$s/tracker/tracardi.3.js"></script>
                <script>window.tracker.track("page-view", {}); </script>""".formatted(server.server().url()), ""));
        browser.until("calls.length && calls[0].status === 200");
        assertThat(browser.text("calls[0].payload.events.map(e => e.type).join()"))
                .isEqualTo("page-view");
        assertThat(browser.text("faults")).isEqualTo("[]");
    }
}
