package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;

/** Every recorded answer of three versions to sign-in and sources, read by what the console reads it with. */
class RecordedSourceAnswersTest {
    /** Title; what 0.8.1, 0.8.2.1 and 0.9.0-rc5 do. */
    private static final String EXPECTED = """
            login bad password         | WRONG_PASSWORD   | =              | =
            login missing password     | MALFORMED        | =              | =
            login as JSON              | MALFORMED        | =              | =
            login ok                   | signed in        | =              | =
            protected, no token        | SIGN_IN_NEEDED   | =              | =
            protected, bad token       | SIGN_IN_EXPIRED  | =              | =
            protected, wrong scheme    | SIGN_IN_NEEDED   | =              | =
            empty list                 | 1 listed         | =              | 2 listed
            list                       | 8 listed         | =              | =
            list query                 | 2 listed         | =              | =
            list 0.9 style             | NO_SUCH_PATH     | =              | 2 listed
            create missing everything  | MALFORMED        | =              | =
            create unknown type        | MALFORMED        | =              | =
            create minimal             | saved            | =              | =
            create upper-case id       | saved            | =              | =
            create disabled            | saved            | =              | =
            create webhook             | saved            | =              | =
            create ephemeral           | saved            | =              | =
            create static profile      | saved            | =              | =
            create webhook generate    | saved            | =              | =
            get                        | Console test     | =              | =
            get upper                  | Upper            | SOURCE_UNKNOWN | Upper
            get lower                  | SOURCE_UNKNOWN   | Upper          | Upper
            get missing                | SOURCE_UNKNOWN   | =              | =
            delete                     | deleted          | =              | =
            delete again               | none             | =              | deleted
            """;

    /** What the console does not ask for. */
    private static final Set<String> UNUSED = Set.of(
            "user-account",
            "preferences",
            "types name",
            "types config",
            "bridges",
            "bridges entities",
            "entity",
            "entity type rest");

    private static final List<String> FILES =
            List.of("081-1-auth-source.md", "082-1-auth-source.md", "090-1-auth-source.md");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void readsEveryRecordedAnswer(int version) {
        Map<String, String> expected = Recording.expected(EXPECTED, version);
        Map<String, String> told = new LinkedHashMap<>();
        for (Recording recording : Recording.all(FILES.get(version))) {
            if (!UNUSED.contains(recording.title().strip())) {
                told.put(recording.title().strip(), kind(recording));
            }
        }
        assertThat(told).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.8.1", "1, 0.8.2", "2, 0.9.0-rc5"})
    void asksForTheSourcesWhereTheRecordedServerHasThem(int version, String told) {
        String path = Objects.requireNonNull(Dialect.of(told)).sources("hook");
        assertThat(Recording.all(FILES.get(version)))
                .filteredOn(recording -> recording.path().equals(path))
                .singleElement()
                .satisfies(recording -> assertThat(recording.answer().status()).isEqualTo(200));
    }

    private static String kind(Recording recording) {
        RawAnswer raw = recording.answer();
        String call = recording.method() + " " + recording.path();
        if (call.startsWith("POST /user/token")) {
            return raw.status() == 200
                    ? Objects.requireNonNull(WireJson.read(raw))
                                    .path("access_token")
                                    .asString("")
                                    .matches("[0-9a-f]{40}")
                            ? "signed in"
                            : "no token"
                    : reason(Refusals.of(raw));
        }
        if (call.startsWith("GET /event-sources")) {
            String query = recording.path().contains("query=hook") ? "hook" : "";
            return switch (SourceAnswers.list(raw, query)) {
                case Reply.Ok<List<Source>>(List<Source> sources) -> sources.size() + " listed";
                case Reply.Failed<List<Source>>(Answer.Failure failure) -> reason(failure);
            };
        }
        if (call.startsWith("GET ")) {
            return switch (SourceAnswers.one(raw)) {
                case Reply.Ok<Source>(Source source) -> source.name();
                case Reply.Failed<Source>(Answer.Failure failure) -> reason(failure);
            };
        }
        if (call.startsWith("POST ")) {
            return switch (SourceAnswers.savedId(raw)) {
                case Reply.Ok<String> ignored -> "saved";
                case Reply.Failed<String>(Answer.Failure failure) -> reason(failure);
            };
        }
        return switch (SourceAnswers.deleted(raw)) {
            case Reply.Ok<Boolean>(Boolean was) -> was ? "deleted" : "none";
            case Reply.Failed<Boolean>(Answer.Failure failure) -> reason(failure);
        };
    }

    private static String reason(Answer.Failure failure) {
        return switch (failure) {
            case Answer.Refused refused -> refused.reason().name();
            case Answer.Unreadable unreadable -> unreadable.reason().name();
            case Answer.Unreachable unreachable -> unreachable.reason().name();
            case Answer.Cancelled _ -> "cancelled";
        };
    }
}
