package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Visits, the events that the server adds, and what a session holds (contract §3.2 to §3.4). */
class VisitsTest {
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

    private static JsonNode session(String session) {
        return server.get("/session/" + session).body();
    }

    private static List<String> types(String profile) {
        return server.get("/events/profile/" + profile)
                .body()
                .path("result")
                .valueStream()
                .map(event -> event.path("type").asString())
                .toList();
    }

    private static void end(String session) {
        assertThat(server.track(payload(SOURCE, session, null, "{\"type\":\"visit-ended\"}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void firstContactIsToldByThreeEventsBeforeTheOthers() {
        String session = id();
        Answer answer = server.accepted(session, null);
        JsonNode events =
                server.get("/events/profile/" + answer.profile()).body().path("result");
        Instant now = CLOCK.instant();
        assertThat(events.valueStream().map(VisitsTest::typeAndTime))
                .containsExactly(
                        "page-view " + now,
                        "visit-started " + now.minusSeconds(1),
                        "session-opened " + now.minusSeconds(2),
                        "profile-created " + now.minusSeconds(3));
        assertThat(events.path(1).at("/source/id").asString()).startsWith("@internal-");
        assertThat(events.path(0).at("/source/id").asString()).isEqualTo(SOURCE);
    }

    private static String typeAndTime(JsonNode event) {
        return event.path("type").asString() + " "
                + Instant.parse(event.at("/metadata/time/insert").asString().replace("+00:00", "Z"));
    }

    @Test
    void furtherCallsOfAVisitAddNothing() {
        String session = id();
        String profile = server.accepted(session, null).profile();
        server.accepted(session, profile);
        assertThat(types(profile)).hasSize(5);
        assertThat(session(session).at("/metadata/status").asString()).isEqualTo("active");
    }

    @Test
    void newSessionOfAKnownProfileOpensAVisit() {
        String profile = server.accepted(id(), null).profile();
        CLOCK.advance(Duration.ofMinutes(20));
        server.accepted(id(), profile);
        assertThat(types(profile))
                .startsWith("page-view", "visit-started", "session-opened")
                .containsOnlyOnce("profile-created");
        JsonNode visit = server.get("/profile/" + profile).body().at("/metadata/time/visit");
        assertThat(visit.path("count").asInt()).isEqualTo(2);
        assertThat(Duration.between(time(visit, "last"), time(visit, "current")))
                .isEqualTo(Duration.ofMinutes(20));
    }

    private static Instant time(JsonNode object, String field) {
        return Instant.parse(object.path(field).asString().replace("+00:00", "Z"));
    }

    @Test
    void endedVisitIsStartedAgainByTheNextCallButNotCounted() {
        String session = id();
        String profile = server.accepted(session, null).profile();
        CLOCK.advance(Duration.ofMinutes(1));
        end(session);
        assertThat(session(session).at("/metadata/status").asString()).isEqualTo("ended");
        assertThat(types(profile)).startsWith("visit-ended").hasSize(5);

        CLOCK.advance(Duration.ofMinutes(1));
        server.accepted(session, profile);
        assertThat(session(session).at("/metadata/status").asString()).isEqualTo("started");
        assertThat(types(profile)).startsWith("page-view", "visit-started", "visit-ended");
        assertThat(server.visits(profile)).isEqualTo(1);
    }

    @Test
    void endOfAVisitOpensNone() {
        String session = id();
        end(session);
        String profile = session(session).at("/profile/id").asString();
        assertThat(types(profile)).containsExactly("visit-ended");
    }

    /** On a real 0.8.2 the times are those of its own start and the duration is 0; the difference is deliberate. */
    @Test
    void sessionTimesAreRight() {
        String session = id();
        Instant begin = CLOCK.instant();
        server.accepted(session, null);
        CLOCK.advance(Duration.ofSeconds(90));
        server.accepted(session, null);
        JsonNode time = session(session).at("/metadata/time");
        assertThat(time(time, "insert")).isEqualTo(begin);
        assertThat(time(time, "update")).isEqualTo(begin.plusSeconds(90));
        assertThat(time.path("duration").asDouble()).isEqualTo(90);
        assertThat(time.path("timestamp").asLong()).isEqualTo(begin.getEpochSecond());
    }

    @Test
    void contextsAndPropertiesOfAllCallsComeTogether() {
        String session = id();
        String call = "{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"" + session
                + "\"},\"events\":[{\"type\":\"x\"}],\"context\":%s,\"properties\":%s}";
        server.track(call.formatted("{\"a\":{\"x\":1},\"b\":1,\"time\":{\"tz\":\"Europe/Warsaw\"}}", "{\"p\":1}"));
        server.track(call.formatted("{\"a\":{\"y\":2},\"big\":1E+999999999}", "{\"q\":[2]}"));
        assertThat(session(session).path("context"))
                .isEqualTo(RunningServer.JSON.readTree(
                        "{\"a\":{\"y\":2},\"b\":1,\"time\":{\"tz\":\"Europe/Warsaw\"},\"ip\":\"127.0.0.1\",\"big\":\"~\"}"
                                .replace("\"~\"", "1E+999999999")));
        assertThat(session(session).path("properties")).isEqualTo(RunningServer.JSON.readTree("{\"p\":1,\"q\":[2]}"));

        String profile = session(session).at("/profile/id").asString();
        assertThat(server.get("/profile/" + profile)
                        .body()
                        .at("/metadata/time/visit/tz")
                        .asString())
                .isEqualTo("Europe/Warsaw");
        assertThat(server.get("/events/profile/" + profile)
                        .body()
                        .at("/result/0/session/tz")
                        .asString())
                .isEqualTo("Europe/Warsaw");
        assertThat(session(session).at("/metadata/channel").asString()).isEqualTo("Web");
    }

    @Test
    void sessionsOfAProfileAreCountedFromTheNewest() {
        String first = id();
        String profile = server.accepted(first, null).profile();
        CLOCK.advance(Duration.ofMinutes(1));
        String second = id();
        server.accepted(second, profile);
        assertThat(server.get("/session/profile/" + profile).body().path("id").asString())
                .isEqualTo(second);
        assertThat(server.get("/session/profile/" + profile + "?n=1")
                        .body()
                        .path("id")
                        .asString())
                .isEqualTo(first);
        Answer none = server.get("/session/profile/" + profile + "?n=2");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.http().body()).isEqualTo("null");
    }
}
