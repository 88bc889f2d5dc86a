package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;
import static org.trackconsole.server.RunningServer.source;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;

/** The table of contract §3.1, row by row. */
class IdentityTest {
    private static final String STATIC = "static";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        server.saveSource(
                source(STATIC, "rest").replace("\"channel\"", "\"config\":{\"static_profile_id\":true},\"channel\""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void newSessionWithoutProfileMakesARandomProfile() {
        String session = id();
        Answer answer = server.accepted(session, null);
        assertThat(answer.session()).isEqualTo(session);
        assertThat(UUID.fromString(answer.profile()).version()).isEqualTo(4);
    }

    @Test
    void sameSessionAndSameProfileStayTheSame() {
        String session = id();
        String profile = server.accepted(session, null).profile();
        assertThat(server.accepted(session, profile).profile()).isEqualTo(profile);
    }

    @Test
    void sameSessionWithoutProfileRestoresIt() {
        String session = id();
        String profile = server.accepted(session, null).profile();
        assertThat(server.accepted(session, null).profile()).isEqualTo(profile);
    }

    @Test
    void sessionOfOneProfileBeatsAnotherProfile() {
        String session = id();
        String a = server.accepted(session, null).profile();
        String b = server.accepted(id(), null).profile();
        assertThat(server.accepted(session, b).profile()).isEqualTo(a);
    }

    @Test
    void newSessionOfAKnownProfileIsOneMoreVisit() {
        String profile = server.accepted(id(), null).profile();
        assertThat(server.visits(profile)).isEqualTo(1);
        assertThat(server.accepted(id(), profile).profile()).isEqualTo(profile);
        assertThat(server.visits(profile)).isEqualTo(2);
    }

    @Test
    void anotherNewSessionWithoutProfileIsAnotherPerson() {
        assertThat(server.accepted(id(), null).profile())
                .isNotEqualTo(server.accepted(id(), null).profile());
    }

    @Test
    void unknownProfileIdIsReplacedByARandomOne() {
        String profile = server.accepted(id(), "nobody").profile();
        assertThat(UUID.fromString(profile).version()).isEqualTo(4);
        assertThat(server.get("/profile/nobody").status()).isEqualTo(404);
    }

    @Test
    void staticSourceKeepsTheIdItIsSentAndOtherSourcesKnowItThen() {
        String profile = "customer-" + id();
        assertThat(server.view(STATIC, id(), profile).profile()).isEqualTo(profile);
        assertThat(server.accepted(id(), profile).profile()).isEqualTo(profile);
        assertThat(server.visits(profile)).isEqualTo(2);
    }

    @Test
    void staticSourceWithoutProfileIsRefused() {
        Answer answer = server.view(STATIC, id(), null);
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body().path("detail").asString())
                .isEqualTo("Can not use static profile id without profile.id.");
    }

    @Test
    void withoutSessionAKnownProfileIsKeptButNoVisitIsCounted() {
        String profile = server.accepted(id(), null).profile();
        Answer answer = server.accepted(null, profile);
        assertThat(answer.profile()).isEqualTo(profile);
        assertThat(server.get("/session/" + answer.session()).status()).isEqualTo(200);
        assertThat(server.visits(profile)).isEqualTo(1);
    }

    @Test
    void withoutSessionAndProfileBothAreMade() {
        Answer answer = server.accepted(null, null);
        assertThat(UUID.fromString(answer.profile())).isNotNull();
        assertThat(UUID.fromString(answer.session())).isNotNull();
    }

    @Test
    void blankIdsCountAsMissing() {
        Answer answer = server.accepted("  ", "");
        assertThat(UUID.fromString(answer.session())).isNotNull();
        assertThat(UUID.fromString(answer.profile())).isNotNull();
    }

    @Test
    void idsAreTrimmed() {
        String session = id();
        Answer first = server.accepted("  " + session + " ", null);
        assertThat(first.session()).isEqualTo(session);
        Answer second = server.accepted(id(), " " + first.profile() + "  ");
        assertThat(second.profile()).isEqualTo(first.profile());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00a0", "\u2007 ", "\u0085", "\t\n"})
    void blanksOfEveryKindAreTrimmed(String blank) {
        String json = blank.replace("\t", "\\t").replace("\n", "\\n");
        assertThat(UUID.fromString(server.accepted(json, json).session())).isNotNull();
        String session = id();
        assertThat(server.accepted(json + session + json, null).session()).isEqualTo(session);
    }

    @Test
    void idsAreFreeTexts() {
        assertThat(server.accepted("zz1 ü/\\u0000😀", null).session()).isEqualTo("zz1 ü/\u0000😀");
    }

    @Test
    void deletedProfileGivesItsSessionANewOneAndLeavesTheEvents() {
        String session = id();
        String deleted = server.accepted(session, null).profile();
        assertThat(server.delete("/profile/" + deleted).status()).isEqualTo(200);

        String next = server.accepted(session, deleted).profile();
        assertThat(next).isNotEqualTo(deleted);
        assertThat(server.accepted(session, null).profile()).isEqualTo(next);
        assertThat(server.get("/events/profile/" + deleted).body().path("total").asInt())
                .isEqualTo(4);
    }

    @Test
    void profileLessSessionGetsAProfileWhenItIsUsedNormally() {
        String session = id();
        Answer anonymous = server.send(HttpRequest.newBuilder(server.uri("/track?profile_less=true"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        payload(RunningServer.SOURCE, session, null, "{\"type\":\"x\",\"id\":\"less-1\"}")))
                .build());
        assertThat(anonymous.status()).isEqualTo(200);
        assertThat(anonymous.body().path("profile").path("id").isNull()).isTrue();
        assertThat(anonymous.session()).isEqualTo(session);
        assertThat(server.get("/event/less-1").body().at("/event/profile").isNull())
                .isTrue();
        assertThat(server.get("/event/less-1")
                        .body()
                        .at("/event/metadata/profile_less")
                        .asBoolean())
                .isTrue();

        String profile = server.accepted(session, null).profile();
        assertThat(server.get("/session/" + session).body().at("/profile/id").asString())
                .isEqualTo(profile);
    }

    @Test
    void bodyCannotAskForAProfileLessCall() {
        Answer answer =
                server.track("{\"source\":{\"id\":\"shop\"},\"profile_less\":true,\"events\":[{\"type\":\"x\"}]}");
        assertThat(answer.profile()).isNotNull();
    }

    /** A real server makes six profiles of this (contract §3.1); the local one makes one, deliberately. */
    @Test
    void burstOfFirstCallsWithOneSessionMakesOneProfile() throws Exception {
        String session = id();
        Set<String> profiles = ConcurrentHashMap.newKeySet();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> call =
                    () -> profiles.add(server.accepted(session, null).profile());
            for (Future<Boolean> caller :
                    callers.invokeAll(IntStream.range(0, 24).mapToObj(_ -> call).toList())) {
                caller.get();
            }
        }
        assertThat(profiles).hasSize(1);
        String profile = profiles.iterator().next();
        assertThat(server.visits(profile)).isEqualTo(1);
        assertThat(server.get("/events/profile/" + profile).body().path("total").asInt())
                .isEqualTo(24 + 3);
    }
}
