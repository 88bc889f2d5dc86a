package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.id;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** Profiles that a link passes on from one page to another (contract §3.6). */
class PassedProfileTest {
    private static final HandClock CLOCK = new HandClock();

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder, CLOCK);
        server.saveSource(RunningServer.source("hook", "webhook"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer call(String session, @Nullable String profile, String event, String passed, String source) {
        Answer answer =
                server.track("{\"source\":{\"id\":\"shop\"},\"session\":{\"id\":\"" + session + "\"},\"profile\":"
                        + (profile == null ? "null" : "{\"id\":\"" + profile + "\"}") + ",\"events\":[" + event
                        + "],\"context\":{\"tracardi\":{\"pass\":{\"profile\":\"" + passed + "\",\"source\":\"" + source
                        + "\"}}}}");
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer;
    }

    private static String person(String event) {
        return server.track(RunningServer.payload("shop", id(), null, event)).profile();
    }

    private static JsonNode profile(String id) {
        return server.get("/profile/" + id).body();
    }

    @Test
    void personWithoutAProfileGetsThePassedOne() {
        String passed = person("{\"type\":\"page-view\"}");
        assertThat(call(id(), null, "{\"type\":\"page-view\"}", passed, "shop").profile())
                .isEqualTo(passed);
        assertThat(server.visits(passed)).isEqualTo(2);
        assertThat(profile(passed).path("ids").size()).isEqualTo(1);
    }

    @Test
    void twoProfilesBecomeOne() {
        String passed = person("{\"type\":\"sign-up\",\"properties\":{\"firstname\":\"Ann\"}}");
        CLOCK.advance(Duration.ofMinutes(1));
        String session = id();
        String own = server.track(RunningServer.payload(
                        "shop",
                        session,
                        null,
                        "{\"type\":\"sign-up\",\"properties\":{\"firstname\":\"Anne\",\"lastname\":\"Lee\","
                                + "\"email\":{\"main\":\"ann@merge.example\"}}},"
                                + "{\"type\":\"increase-interest\",\"properties\":{\"interest\":\"ski\"}},"
                                + "{\"type\":\"checkout-started\",\"properties\":{\"value\":5}}"))
                .profile();
        String hashed = profile(own).path("ids").path(1).asString();
        server.track(RunningServer.payload(
                "shop", id(), passed, "{\"type\":\"increase-interest\",\"properties\":{\"interest\":\"ski\"}}"));
        long profiles = server.get("/profile/count").body().path("count").asLong();

        String further = id();
        assertThat(call(further, own, "{\"type\":\"page-view\"}", passed, "shop")
                        .profile())
                .isEqualTo(passed);

        assertThat(server.get("/profile/count").body().path("count").asLong()).isEqualTo(profiles - 1);
        JsonNode both = profile(passed);
        assertThat(both.path("ids").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(passed, own, hashed);
        assertThat(both.at("/data/pii/firstname").asString()).isEqualTo("Ann");
        assertThat(both.at("/data/pii/lastname").asString()).isEqualTo("Lee");
        assertThat(both.at("/data/contact/email/main").asString()).isEqualTo("ann@merge.example");
        assertThat(both.at("/interests/ski").asDouble()).isEqualTo(2);
        assertThat(both.at("/data/metrics/ltcosv").asDouble()).isEqualTo(5);
        assertThat(both.at("/data/anonymous").asBoolean()).isFalse();
        assertThat(both.at("/metadata/time/visit/count").asInt()).isEqualTo(4);

        assertThat(profile(own)).isEqualTo(both);
        assertThat(profile(hashed)).isEqualTo(both);
        assertThat(server.accepted(session, null).profile()).isEqualTo(passed);
        assertThat(server.accepted(id(), own).profile()).isEqualTo(passed);
        assertThat(server.get("/session/" + session).body().at("/profile/id").asString())
                .isEqualTo(passed);
        assertThat(server.get("/events/profile/" + own).body().path("total").asInt())
                .isZero();
        assertThat(server.get("/events/profile/" + passed).body().path("result").valueStream())
                .anyMatch(event -> event.at("/properties/lastname").asString("").equals("Lee"));
    }

    @Test
    void sessionsProfileIsTheOwnOne() {
        String passed = person("{\"type\":\"page-view\"}");
        String session = id();
        String own = server.accepted(session, null).profile();
        assertThat(call(session, null, "{\"type\":\"page-view\"}", passed, "shop")
                        .profile())
                .isEqualTo(passed);
        assertThat(profile(own).path("id").asString()).isEqualTo(passed);
        assertThat(call(session, own, "{\"type\":\"page-view\"}", own, "shop").profile())
                .isEqualTo(passed);
        assertThat(profile(passed).path("ids").size()).isEqualTo(2);
    }

    @Test
    void profilesThatBecameOneBecomeOneWithAThird() {
        String first = person("{\"type\":\"page-view\"}");
        String second = person("{\"type\":\"page-view\"}");
        String third = person("{\"type\":\"page-view\"}");
        call(id(), first, "{\"type\":\"page-view\"}", second, "shop");
        call(id(), second, "{\"type\":\"page-view\"}", third, "shop");
        assertThat(server.accepted(id(), first).profile()).isEqualTo(third);
        assertThat(profile(third).path("ids").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrder(first, second, third);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hook", "no-such-source", ""})
    void sourceThatTakesNoEventsPassesNobodyOn(String source) {
        String passed = person("{\"type\":\"page-view\"}");
        String own = person("{\"type\":\"page-view\"}");
        assertThat(call(id(), own, "{\"type\":\"page-view\"}", passed, source).profile())
                .isEqualTo(own);
        assertThat(profile(passed).path("ids").size()).isEqualTo(1);
    }

    @Test
    void unknownProfileIsNotPassedOn() {
        String own = person("{\"type\":\"page-view\"}");
        assertThat(call(id(), own, "{\"type\":\"page-view\"}", "nobody", "shop").profile())
                .isEqualTo(own);
    }
}
