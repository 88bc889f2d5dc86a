package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Oddity;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.Source;

/** Sources and sign-in against what real servers of three versions answered. */
class SourceCallTest {
    private static final Credentials ADMIN = new Credentials("admin@example.com", "ad min+1");

    private final TrackingClient client = new TrackingClient("1");

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.8.1", "0.8.2", "0.9.0"})
    void signsInOnceAndListsEachSourceOnceByName(String version) throws IOException {
        try (FaultServer faults = replaying(version, "login ok", "list", "list")) {
            List<Source> sources = ok(client.sources(faults.server(), ADMIN, ""));
            assertThat(sources).hasSize(8).extracting(Source::id).doesNotHaveDuplicates();
            assertThat(sources)
                    .extracting(Source::name)
                    .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER)
                    .contains("Disabled", "Hook", "Static", "Upper");
            assertThat(named(sources, "Disabled").enabled()).isFalse();
            assertThat(named(sources, "Static").staticProfileId()).isTrue();
            assertThat(named(sources, "HookGen").others()).containsKey("config");
            assertThat(named(sources, "Hook").timestamp()).isNotNull();
            client.sources(faults.server(), ADMIN, "");
            assertThat(faults.requests())
                    .extracting(FaultServer.Request::path)
                    .containsExactly("/user/token", "/event-sources/by_type?query=", "/event-sources/by_type?query=");
            assertThat(faults.requests().getFirst().body())
                    .isEqualTo("username=admin%40example.com&password=ad%20min%2B1&grant_type=password&scope=");
            assertThat(faults.requests().getFirst().headers())
                    .containsEntry("content-type", "application/x-www-form-urlencoded");
            assertThat(faults.requests().getLast().headers().get("authorization"))
                    .matches("Bearer [0-9a-f]{40}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.8.1", "0.8.2", "0.9.0"})
    void searchesByName(String version) throws IOException {
        try (FaultServer faults = replaying(version, "login ok", "list query", "list")) {
            assertThat(ok(client.sources(faults.server(), ADMIN, "hook")))
                    .extracting(Source::name)
                    .containsExactly("Hook", "HookGen");
            assertThat(ok(client.sources(faults.server(), ADMIN, "HOOK gen&")))
                    .as("a server that does not filter")
                    .isEmpty();
            assertThat(faults.requests().getLast().path()).endsWith("?query=HOOK%20gen%26");
        }
    }

    @Test
    void aTokenThatNoHeaderCanCarryIsAnAnswerThatCannotBeRead() throws IOException {
        try (FaultServer faults = FaultServer.playing(
                FaultServer.json(200, "{\"access_token\":\"to\\r\\nken\",\"token_type\":\"bearer\"}"))) {
            assertThat(client.sources(faults.server(), ADMIN, ""))
                    .isInstanceOfSatisfying(
                            Reply.Failed.class,
                            failed -> assertThat(failed.failure()).isInstanceOf(Answer.Unreadable.class));
        }
    }

    @Test
    void takesNoGroupsForNoSourcesAndASourceOfTwoGroupsOnce() throws IOException {
        try (FaultServer faults = FaultServer.playing(
                FaultServer.json(200, "{\"total\":0,\"grouped\":null}"),
                FaultServer.json(
                        200,
                        "{\"grouped\":{\"a\":[{\"id\":\"x\",\"name\":\"X\"}],"
                                + "\"b\":[{\"id\":\"x\",\"name\":\"X\"},{\"id\":\"y\",\"name\":\"Y\"}]}}"))) {
            assertThat(ok(client.sources(faults.server(), null, ""))).isEmpty();
            assertThat(ok(client.sources(faults.server(), null, "")))
                    .extracting(Source::id)
                    .containsExactly("x", "y");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.8.1, bc993299-a6f4-4114-9eb2-8cf0d26b9fdb, MyShop-UPPER",
        "0.8.2, 61d4e0ea-bbf6-42c5-9d78-12c6190146f1, myshop-upper",
        "0.9.0, 91cf09f1-6941-4789-874d-500dc2332582, myshop-upper"
    })
    void savesAndTellsTheIdThatTheServerMadeOfIt(String version, String id, String upper) throws IOException {
        try (FaultServer faults = replaying(version, "login ok", "create minimal", "create upper-case id")) {
            assertThat(ok(client.saveSource(faults.server(), ADMIN, Source.rest(id, "Console test"))))
                    .isEqualTo(id);
            assertThat(ok(client.saveSource(faults.server(), ADMIN, Source.rest("MyShop-UPPER", "Upper"))))
                    .isEqualTo(upper);
            assertThat(faults.requests().getLast().path()).isEqualTo("/event-source");
        }
    }

    @Test
    void tellsWhenASourceCouldNotBeSaved() throws IOException {
        try (FaultServer faults = FaultServer.playing(
                FaultServer.json(200, "{\"saved\":0,\"errors\":[\"index is read-only\"],\"ids\":[]}"))) {
            assertThat(client.saveSource(faults.server(), null, Source.rest("a", "A")))
                    .isInstanceOfSatisfying(
                            Reply.Failed.class,
                            failed -> assertThat(((Answer.Refused) failed.failure()).detail())
                                    .isEqualTo("index is read-only"));
        }
        try (FaultServer faults = replaying("0.9.0", "login ok", "create unknown type", "create missing everything")) {
            assertThat(refusal(client.saveSource(faults.server(), ADMIN, Source.rest("a", "A"))))
                    .isEqualTo(Refusal.MALFORMED);
            assertThat(refusal(client.saveSource(faults.server(), ADMIN, Source.rest("a", "A"))))
                    .isEqualTo(Refusal.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.8.1", "0.8.2", "0.9.0"})
    void readsOneSourceAndTellsAMissingOne(String version) throws IOException {
        try (FaultServer faults = replaying(version, "login ok", "get", "get missing")) {
            assertThat(ok(client.source(faults.server(), ADMIN, "a b/ü")).name())
                    .isEqualTo("Console test");
            assertThat(faults.requests().getLast().path()).isEqualTo("/event-source/a%20b%2F%C3%BC");
            Answer.Failure missing = failure(client.source(faults.server(), ADMIN, "none"));
            assertThat(missing).isInstanceOfSatisfying(Answer.Refused.class, refused -> {
                assertThat(refused.reason()).isEqualTo(Refusal.SOURCE_UNKNOWN);
                assertThat(refused.raw().status()).isEqualTo(404);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"0.8.1, false", "0.8.2, false", "0.9.0, true"})
    void deletesAndTellsIfThereWasNone(String version, boolean again) throws IOException {
        try (FaultServer faults = replaying(version, "login ok", "delete", "delete again")) {
            assertThat(ok(client.deleteSource(faults.server(), ADMIN, "a"))).isTrue();
            assertThat(ok(client.deleteSource(faults.server(), ADMIN, "a"))).isEqualTo(again);
            assertThat(faults.requests().getLast().method()).isEqualTo("DELETE");
        }
    }

    @Test
    void tellsAServerWithoutSourcesFromAMissingSource() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(404, "{\"detail\":\"Not Found\"}"))) {
            assertThat(oddity(client.deleteSource(faults.server(), null, "a"))).isEqualTo(Oddity.NO_SUCH_PATH);
            assertThat(oddity(client.source(faults.server(), null, "a"))).isEqualTo(Oddity.NO_SUCH_PATH);
            assertThat(oddity(client.sources(faults.server(), null, ""))).isEqualTo(Oddity.NO_SUCH_PATH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.8.1", "0.8.2", "0.9.0"})
    void asksForASignInWhereNobodyIsNamedAndKnowsAWrongPassword(String version) throws IOException {
        try (FaultServer faults = replaying(version, "protected, no token", "login bad password")) {
            assertThat(refusal(client.sources(faults.server(), null, ""))).isEqualTo(Refusal.SIGN_IN_NEEDED);
            assertThat(faults.requests().getFirst().headers()).doesNotContainKey("authorization");
            assertThat(refusal(client.sources(faults.server(), ADMIN, ""))).isEqualTo(Refusal.WRONG_PASSWORD);
        }
    }

    @Test
    void renewsAForgottenTokenOnce() throws IOException {
        try (FaultServer faults = replaying(
                "0.8.2",
                "login ok",
                "list",
                "protected, bad token",
                "login ok",
                "list",
                "protected, bad token",
                "login ok",
                "protected, bad token")) {
            ok(client.sources(faults.server(), ADMIN, ""));
            assertThat(ok(client.sources(faults.server(), ADMIN, ""))).hasSize(8);
            // Refused although the token is a moment old, so it must be the role.
            assertThat(refusal(client.sources(faults.server(), ADMIN, ""))).isEqualTo(Refusal.NEEDS_DEVELOPER);
            assertThat(faults.requests()).hasSize(8);
        }
    }

    @Test
    void signsEveryPersonInOnTheirOwn() throws IOException {
        try (FaultServer faults = replaying("0.8.2", "login ok", "list", "login ok", "list")) {
            ok(client.sources(faults.server(), ADMIN, ""));
            ok(client.sources(faults.server(), new Credentials("ann@example.com", "x"), ""));
            assertThat(faults.requests()).hasSize(4);
        }
    }

    @Test
    void measuresTheRoundTripOnAWarmConnection() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, "\"0.8.2\""))) {
            Reply<ServerInfo> reply = client.probe(faults.server());
            assertThat(ok(reply).version()).isEqualTo("0.8.2");
            assertThat(ok(reply).roundTrip()).isPositive();
            assertThat(faults.requests())
                    .extracting(FaultServer.Request::path)
                    .containsExactly("/info/version", "/info/version/details", "/info/version");
            assertThat(faults.connections()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            {"status":"up"} | UNEXPECTED_JSON
            <html>Hello     | WEB_PAGE
            pong            | NOT_JSON
            """)
    void takesNoOtherServiceForATrackingServer(String body, Oddity expected) throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, body))) {
            assertThat(oddity(client.probe(faults.server()))).isEqualTo(expected);
        }
    }

    /** A server that gives the recorded answers of these titles, one after the other. */
    private static FaultServer replaying(String version, String... titles) throws IOException {
        List<Recording> all = Recording.all(version.replace(".", "") + "-1-auth-source.md");
        FaultServer.Script[] scripts = new FaultServer.Script[titles.length];
        for (int i = 0; i < titles.length; i++) {
            String title = titles[i];
            Recording recording = all.stream()
                    .filter(candidate -> candidate.title().equals(title))
                    .findFirst()
                    .orElseThrow();
            scripts[i] = FaultServer.json(
                    recording.answer().status(), recording.answer().body());
        }
        return FaultServer.playing(scripts);
    }

    private static Source named(List<Source> sources, String name) {
        return sources.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static <T> T ok(Reply<T> reply) {
        return switch (reply) {
            case Reply.Ok<T>(T value) -> value;
            case Reply.Failed<T>(Answer.Failure failure) -> throw new AssertionError(failure.toString());
        };
    }

    private static Answer.Failure failure(Reply<?> reply) {
        return ((Reply.Failed<?>) reply).failure();
    }

    private static @Nullable Refusal refusal(Reply<?> reply) {
        return failure(reply) instanceof Answer.Refused refused ? refused.reason() : null;
    }

    private static @Nullable Oddity oddity(Reply<?> reply) {
        return failure(reply) instanceof Answer.Unreadable unreadable ? unreadable.reason() : null;
    }
}
