package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Complaint;

/** Every recorded answer of three versions to {@code /track}, right and wrong calls alike. */
class RecordedTrackAnswersTest {
    /** Title; what 0.8.1, 0.8.2.1 and 0.9.0-rc5 do. */
    private static final String EXPECTED = """
            malformed json                             | MALFORMED       | =                   | =
            empty body                                 | MALFORMED       | =                   | =
            json array                                 | MALFORMED       | =                   | =
            text/plain content type                    | MALFORMED       | =                   | =
            no content-type                            | accepted        | MALFORMED           | MALFORMED
            missing source                             | MALFORMED       | =                   | =
            source null                                | MALFORMED       | =                   | =
            source without id                          | MALFORMED       | =                   | =
            numeric source id                          | SOURCE_UNKNOWN  | MALFORMED           | MALFORMED
            session without id                         | MALFORMED       | =                   | =
            session id null                            | MALFORMED       | =                   | =
            event without type                         | MALFORMED       | =                   | =
            event blank type                           | MALFORMED       | =                   | =
            event numeric type                         | accepted        | MALFORMED           | MALFORMED
            event props list                           | MALFORMED       | =                   | =
            events object                              | MALFORMED       | =                   | =
            context list                               | accepted        | MALFORMED           | MALFORMED
            context null                               | NULL_PART       | accepted            | accepted
            properties null                            | NULL_PART       | =                   | =
            options null                               | NULL_PART       | =                   | =
            request null                               | NULL_PART       | =                   | =
            event options null                         | NULL_PART       | =                   | =
            event properties null                      | accepted        | =                   | =
            event context null                         | NULL_PART       | =                   | =
            event bad time                             | MALFORMED       | =                   | =
            unknown source                             | SOURCE_UNKNOWN  | =                   | =
            disabled source                            | SOURCE_DISABLED | =                   | =
            webhook source                             | SOURCE_WRONG_BRIDGE | =               | =
            @source                                    | SOURCE_INTERNAL | =                   | =
            upper-case source id as typed at creation  | accepted        | SOURCE_UNKNOWN      | accepted
            empty source id                            | SOURCE_EMPTY    | =                   | =
            GET /track                                 | NO_SUCH_PATH    | =                   | =
            PUT /track                                 | NO_SUCH_PATH    | nothing stored      | nothing stored
            PUT /track unknown source                  | NO_SUCH_PATH    | nothing stored      | nothing stored
            POST /track/                               | REDIRECTED      | =                   | =
            OPTIONS preflight                          | NOT_JSON        | =                   | =
            UA Java-http-client/17.0.15                | accepted        | =                   | =
            UA Java/17.0.15                            | accepted        | BOT                 | BOT
            UA curl/7.88.1                             | accepted        | =                   | =
            UA okhttp/4.12.0                           | accepted        | =                   | =
            UA python-requests/2.31.0                  | accepted        | =                   | =
            UA Apache-HttpClient/4.5.13 (Java/17.0.15) | accepted        | =                   | =
            UA Tracardi-Console/1.0                    | accepted        | =                   | =
            UA Googlebot/2.1 (+http://www.google.com/bot.html) | accepted | BOT                | BOT
            UA HeadlessChrome                          | accepted        | =                   | =
            UA PostmanRuntime/7.36                     | accepted        | =                   | =
            UA                                         | accepted        | =                   | =
            UA Mozilla/5.0 (compatible; console) JavaFX | accepted       | =                   | =
            """;

    private static final List<String> FILES =
            List.of("081-2-track-errors.md", "082-2-track-errors.md", "090-2-track-errors.md");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void tellsEveryRecordedAnswerApart(int version) {
        Map<String, String> expected = Recording.expected(EXPECTED, version);
        Map<String, String> told = new LinkedHashMap<>();
        for (Recording recording : Recording.all(FILES.get(version))) {
            told.put(recording.title().strip(), kind(TrackAnswers.read(recording.answer())));
        }
        assertThat(told).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 | event without type | events[0].type
            1 | event without type | events[0].type
            0 | event bad time     | events[0].time.insert
            2 | event bad time     | events[0].time.insert
            1 | missing source     | source
            0 | source without id  | source.id
            1 | source without id  | source.id
            1 | numeric source id  | source.id
            0 | source null        | source
            1 | source null        | source
            1 | events object      | events
            1 | malformed json     | ''
            0 | malformed json     | ''
            """)
    void namesThePlaceOfAComplaintOnceAndAsItStandsInThePayload(int version, String title, String place) {
        assertThat(refused(version, title).complaints())
                .extracting(Complaint::place)
                .containsExactly(place);
    }

    @Test
    void givesTheServersWordsWithoutTheNamesOfItsLibraries() {
        assertThat(refused(1, "event blank type").detail())
                .isEqualTo("events[0].type: Value error, Event type can not be empty");
        assertThat(refused(1, "malformed json").detail())
                .isEqualTo("Expecting property name enclosed in double quotes (char 23)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void keepsTheEchoOfThePayloadOutOfTheDetailAndInTheRawAnswer(int version) {
        Answer.Refused refused = refused(version, "unknown source");
        assertThat(refused.detail()).isEqualTo("Invalid event source `no-such-source`.");
        assertThat(refused.raw().body()).contains("user-agent");
    }

    @Test
    void takesTheIdsOfAnAcceptedAnswer() {
        assertThat(TrackAnswers.read(recording(1, "context null").answer()))
                .isInstanceOfSatisfying(Answer.Accepted.class, accepted -> {
                    assertThat(accepted.profileId()).isEqualTo("294ed966-6b4d-467f-86a6-fa09f0cafc79");
                    assertThat(accepted.sessionId()).isEqualTo("7d695fa0-ef7a-44f9-920a-2f1ba04ac0f5");
                });
        assertThat(TrackAnswers.read(recording(0, "no content-type").answer()))
                .isInstanceOfSatisfying(Answer.Accepted.class, accepted -> {
                    assertThat(accepted.profileId()).isEqualTo("59e72015-0bc9-4ebb-a5dc-b3a7684cc03b");
                    assertThat(accepted.sessionId()).isNull();
                });
    }

    private static Answer.Refused refused(int version, String title) {
        return (Answer.Refused) TrackAnswers.read(recording(version, title).answer());
    }

    private static Recording recording(int version, String title) {
        return Recording.all(FILES.get(version)).stream()
                .filter(recording -> recording.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static String kind(Answer answer) {
        return switch (answer) {
            case Answer.Accepted accepted -> accepted.nothingStored() ? "nothing stored" : "accepted";
            case Answer.Refused refused -> refused.reason().name();
            case Answer.Unreadable unreadable -> unreadable.reason().name();
            case Answer.Unreachable unreachable -> unreachable.reason().name();
            case Answer.Cancelled _ -> "cancelled";
        };
    }
}
