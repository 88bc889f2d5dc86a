package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.id;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** What a first call's user agent and context leave in the session, its events and the profile (contract §3.4). */
class SessionContentTest {
    private static final String CHROME =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36";
    private static final String PHONE =
            "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile"
                    + " Safari/537.36";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer call(String session, @Nullable String profile, String context, String userAgent) {
        Answer answer = server.track(
                "{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"" + session + "\"},\"profile\":"
                        + (profile == null ? "null" : "{\"id\":\"" + profile + "\"}") + ",\"context\":" + context
                        + ",\"events\":[{\"type\":\"page-view\",\"id\":\"" + session + "\",\"properties\":"
                        + "{\"id\":\"p1\",\"category\":\"shoes\"},\"context\":{\"page\":"
                        + "{\"url\":\"http://x/y\",\"title\":\"T\",\"referer\":{\"host\":\"r\"}}}}]}",
                userAgent);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer;
    }

    private static JsonNode session(String id) {
        return server.get("/session/" + id).body();
    }

    private static JsonNode event(String id) {
        return server.get("/event/" + id).body().path("event");
    }

    /** The event that the contract shows of a real 0.8.2.1 (§6.3). */
    @Test
    void pageViewIsKeptAsARealServerKeepsIt() {
        String session = id();
        call(session, null, "{}", CHROME);
        JsonNode event = event(session);
        assertThat(event.path("name").asString()).isEqualTo("Page View");
        assertThat(event.path("properties").toString()).isEqualTo("{\"id\":\"p1\",\"category\":\"shoes\"}");
        assertThat(event.path("tags").path("values").toString())
                .isEqualTo("[\"activity:browsing\",\"event:behavioral\"]");
        assertThat(event.path("device").toString()).isEqualTo("{\"name\":\"Other\",\"type\":\"pc\"}");
        assertThat(event.path("os").toString()).isEqualTo("{\"name\":\"Linux\",\"version\":\"\"}");
        assertThat(event.path("app").toString())
                .isEqualTo("{\"type\":\"browser\",\"name\":\"Chrome\",\"version\":\"120.0.0\"}");
        assertThat(event.path("hit"))
                .isEqualTo(
                        RunningServer.JSON.readTree(
                                "{\"name\":\"T\",\"url\":\"http://x/y\",\"referer\":\"r\",\"id\":\"p1\",\"category\":\"shoes\"}"));
        assertThat(event.path("data").isEmpty()).isTrue();
        assertThat(event.path("journey").toString()).isEqualTo("{\"state\":\"awareness\"}");
        assertThat(event.path("utm").path("source").isNull()).isTrue();
    }

    @Test
    void whereACallCameFromIsNotTheClientsToSay() {
        String session = id();
        for (String context :
                new String[] {"{\"a\":1,\"ip\":\"192.0.2.1\"}", "{\"a\":2,\"ip\":\"192.0.2.2\"}", "{\"ip\":null}", "{}"
                }) {
            call(session, null, context, CHROME);
            assertThat(session(session).at("/context/ip").asString())
                    .as(context)
                    .isEqualTo("127.0.0.1");
        }
        assertThat(session(session).at("/context/a").asInt()).isEqualTo(2);
    }

    @Test
    void systemEventsAreTaggedAndKnowTheirDevice() {
        String session = id();
        String profile = call(session, null, "{}", PHONE).profile();
        JsonNode events = server.get("/events/profile/" + profile).body().path("result");
        assertThat(events.valueStream()
                        .skip(1)
                        .map(event -> event.path("type").asString()
                                + event.at("/tags/values")
                                + event.at("/journey/state").asString("-")
                                + event.at("/device/name").asString()))
                .containsExactly(
                        "visit-started[\"event:system\"]-Pixel 8",
                        "session-opened[\"event:system\"]awarenessPixel 8",
                        "profile-created[\"event:system\"]awarenessPixel 8");

        String second = id();
        call(second, profile, "{}", PHONE);
        assertThat(server.get("/events/profile/" + profile)
                        .body()
                        .path("result")
                        .valueStream()
                        .filter(event -> event.at("/session/id").asString().equals(second))
                        .map(event -> event.path("type").asString() + " "
                                + event.at("/journey/state").asString("-")))
                .containsExactly("page-view consideration", "visit-started -", "session-opened consideration");
    }

    @Test
    void sessionTellsDeviceCampaignAndPlace() {
        String session = id();
        String profile = call(session, null, """
                {"screen":{"local":{"width":390,"height":844,"colorDepth":24,"orientation":"portrait-primary"}},
                 "browser":{"local":{"browser":{"language":"pl-PL"}}},"time":{"tz":"Europe/Warsaw"},
                 "utm":{"source":"news","medium":"mail","campaign":"spring"},
                 "location":{"country":{"name":"Poland","code":"PL"},"city":"Kraków","latitude":50.06,"longitude":19.94}}
                """, PHONE).profile();
        JsonNode found = session(session);
        assertThat(found.path("device").toString())
                .isEqualTo("{\"name\":\"Pixel 8\",\"brand\":null,\"model\":null,\"type\":\"mobile\",\"touch\":true,"
                        + "\"ip\":null,\"resolution\":\"390x844\",\"geo\":{\"country\":{\"name\":\"Poland\",\"code\":\"PL\"},"
                        + "\"city\":\"Kraków\",\"county\":null,\"postal\":null,\"latitude\":50.06,\"longitude\":19.94,"
                        + "\"location\":null},\"color_depth\":24,\"orientation\":\"portrait-primary\"}");
        assertThat(found.path("os").toString()).isEqualTo("{\"name\":\"Android\",\"version\":\"14\"}");
        assertThat(found.path("app").toString())
                .isEqualTo(
                        "{\"type\":\"browser\",\"name\":\"Chrome Mobile\",\"version\":\"120.0.0\",\"language\":\"pl-PL\","
                                + "\"bot\":false,\"resolution\":null}");
        assertThat(found.path("utm").toString())
                .isEqualTo(
                        "{\"source\":\"news\",\"medium\":\"mail\",\"campaign\":\"spring\",\"term\":null,\"content\":null}");
        assertThat(event(session).path("utm")).isEqualTo(found.path("utm"));

        JsonNode owner = server.get("/profile/" + profile).body();
        assertThat(owner.at("/data/devices/last/geo")).isEqualTo(found.at("/device/geo"));
        assertThat(owner.at("/aux/geo/continent").asString()).isEqualTo("Europe");
        assertThat(owner.at("/data/anonymous").asBoolean()).isTrue();
    }

    @Test
    void laterCallsLeaveTheSessionsDeviceAsItWas() {
        String session = id();
        String profile =
                call(session, null, "{\"utm\":{\"source\":\"a\"}}", PHONE).profile();
        JsonNode before = session(session);
        call(session, profile, "{\"utm\":{\"source\":\"b\"},\"location\":{\"city\":\"Rome\"}}", CHROME);
        JsonNode after = session(session);
        for (String part : new String[] {"device", "os", "app", "utm"}) {
            assertThat(after.path(part)).as(part).isEqualTo(before.path(part));
        }
        assertThat(server.get("/profile/" + profile)
                        .body()
                        .at("/data/devices/last/geo/city")
                        .isNull())
                .isTrue();
    }

    @Test
    void newVisitElsewhereMovesTheProfile() {
        String profile = call(
                        id(), null, "{\"time\":{\"tz\":\"Europe/Warsaw\"},\"location\":{\"city\":\"Rome\"}}", CHROME)
                .profile();
        call(id(), profile, "{\"time\":{\"tz\":\"Asia/Tokyo\"},\"location\":{\"country\":{\"code\":\"JP\"}}}", CHROME);
        JsonNode owner = server.get("/profile/" + profile).body();
        assertThat(owner.at("/aux/geo/continent").asString()).isEqualTo("Asia");
        assertThat(owner.at("/data/devices/last/geo/city").isNull()).isTrue();
        assertThat(owner.at("/data/devices/last/geo/country/code").asString()).isEqualTo("JP");
    }

    @Test
    void placeOfTheWrongTypeLosesNothingElse() {
        String session = id();
        String profile = call(session, null, "{\"location\":{\"city\":\"Rome\",\"latitude\":\"abc\"}}", CHROME)
                .profile();
        assertThat(session(session).at("/device/geo/city").isNull()).isTrue();
        assertThat(session(session).at("/context/location/latitude").asString()).isEqualTo("abc");
        assertThat(event(session).path("type").asString()).isEqualTo("page-view");
        assertThat(server.get("/profile/" + profile)
                        .body()
                        .at("/data/devices/last/geo/city")
                        .isNull())
                .isTrue();
    }

    @Test
    void clientsOwnWordComesBeforeItsUserAgent() {
        String session = id();
        call(
                session,
                null,
                "{\"device\":{\"name\":\"Till 3\",\"type\":\"kiosk\"},\"app\":{\"name\":\"Till\"}}",
                "Till/2.0");
        assertThat(session(session).at("/device/name").asString()).isEqualTo("Till 3");
        assertThat(session(session).at("/app/name").asString()).isEqualTo("Till");
        assertThat(event(session).path("device").toString()).isEqualTo("{\"name\":\"Till 3\",\"type\":\"kiosk\"}");
    }

    @Test
    void userAgentOfAnyLengthIsTaken() {
        String session = id();
        call(session, null, "{}", "Mozilla/5.0 (" + "a;b/9 ".repeat(5_000) + ")");
        assertThat(session(session).at("/device/name").asString()).isEqualTo("Other");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1 | mobile | iOS 17.2 | Mobile Safari 17.2",
                "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1 | tablet | iOS 16.6 | Mobile Safari 16.6",
                "Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 Safari/537.36 | tablet | Android 13 | Chrome 119.0.0",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0 | pc | Windows 10 | Firefox 121.0",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.1 Safari/605.1.15 | pc | Mac OS X 10.15.7 | Safari 17.1",
                "curl/8.5.0 | | Other | curl 8.5.0",
            })
    void userAgentsAreRead(String userAgent, String kind, String system, String app) {
        String session = id();
        call(session, null, "{}", userAgent);
        JsonNode found = session(session);
        assertThat(found.at("/device/type").asString(null)).isEqualTo(kind);
        assertThat((found.at("/os/name").asString() + " "
                                + found.at("/os/version").asString())
                        .strip())
                .isEqualTo(system);
        assertThat((found.at("/app/name").asString() + " "
                                + found.at("/app/version").asString())
                        .strip())
                .isEqualTo(app);
    }
}
