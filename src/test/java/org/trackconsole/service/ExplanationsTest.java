package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Answer.Oddity;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Complaint;
import org.trackconsole.model.Header;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackServer;

class ExplanationsTest {
    private static final TrackServer LOCAL = new TrackServer(
            TrackServer.LOCAL_ID,
            "Local server",
            URI.create("http://127.0.0.1:8686"),
            Duration.ofSeconds(30),
            List.of(),
            null);
    private static final TrackServer REMOTE = new TrackServer(
            "r", "Shop server", URI.create("https://shop.example/api"), Duration.ofMillis(2_500), List.of(), null);

    static List<Answer.Failure> everyFailure() {
        List<Answer.Failure> failures = new ArrayList<>();
        Arrays.stream(Refusal.values()).map(reason -> refused(reason, "")).forEach(failures::add);
        Arrays.stream(Oddity.values())
                .map(reason -> new Answer.Unreadable(raw(200), reason))
                .forEach(failures::add);
        Arrays.stream(Break.values())
                .map(reason -> new Answer.Unreachable(reason, "reset by peer", Timing.NONE))
                .forEach(failures::add);
        failures.add(new Answer.Cancelled(Timing.NONE));
        return failures;
    }

    @ParameterizedTest
    @MethodSource("everyFailure")
    void saysOfEveryFailureWhatWhyAndWhatToDo(Answer.Failure failure) {
        for (TrackServer server : List.of(LOCAL, REMOTE)) {
            Explanation explanation = Explanations.of(failure, server);
            assertThat(explanation.title()).isNotBlank().doesNotEndWith(".");
            assertThat(explanation.cause()).isNotBlank().doesNotContain("{");
            assertThat(explanation.fix()).endsWith(".").doesNotContain("{").isNotEqualTo(explanation.cause());
        }
    }

    @Test
    void saysOfNoTwoFailuresTheSame() {
        List<Explanation> explanations = Stream.concat(
                        everyFailure().stream().map(failure -> Explanations.of(failure, REMOTE)),
                        Stream.of(Explanations.nothingStored(REMOTE)))
                .toList();
        assertThat(explanations).extracting(Explanation::title).doesNotHaveDuplicates();
        assertThat(explanations).extracting(Explanation::cause).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void namesEveryRemedy(Remedy remedy) {
        assertThat(remedy.text()).isNotBlank();
    }

    @Test
    void namesTheAddressAtWhichNothingListensAndOffersToStartTheLocalServer() {
        Answer.Failure failure = new Answer.Unreachable(Break.NOT_RUNNING, "", Timing.NONE);
        Explanation local = Explanations.of(failure, LOCAL);
        assertThat(local.title()).isEqualTo("Nothing is listening at 127.0.0.1:8686");
        assertThat(local.remedy()).isEqualTo(Remedy.START_LOCAL_SERVER);
        Explanation remote = Explanations.of(failure, REMOTE);
        assertThat(remote.title()).isEqualTo("Nothing is listening at shop.example/api");
        assertThat(remote.remedy()).isEqualTo(Remedy.TEST_CONNECTION);
        assertThat(remote.fix()).isNotEqualTo(local.fix());
    }

    @Test
    void namesTheSourceThatIsMissingAndOffersToCreateIt() {
        Explanation explanation =
                Explanations.of(refused(Refusal.SOURCE_UNKNOWN, "Invalid event source `web-shop`."), REMOTE);
        assertThat(explanation.cause())
                .isEqualTo("There is no source “web-shop” on Shop server, so the server took nothing.");
        assertThat(explanation.remedy()).isEqualTo(Remedy.CREATE_SOURCE);
    }

    @Test
    void quotesAServerThatGivesItsReasons() {
        Answer.Failure failure = refused(Refusal.OTHER, "The {moon} isn't full.");
        assertThat(Explanations.of(failure, REMOTE).cause())
                .isEqualTo("Shop server answered with status 400: The {moon} isn't full.");
    }

    @Test
    void saysHowLongTheServerWasGiven() {
        Answer.Failure failure = new Answer.Unreachable(Break.ANSWER_TIMEOUT, "", Timing.NONE);
        assertThat(Explanations.of(failure, REMOTE).cause()).contains("within 2.5 seconds");
        assertThat(Explanations.of(failure, LOCAL).cause()).contains("within 30 seconds");
    }

    @Test
    void offersTheSettingsOfARemoteServerOnly() {
        Answer.Failure failure = new Answer.Unreadable(raw(200), Oddity.WEB_PAGE);
        assertThat(Explanations.of(failure, REMOTE).remedy()).isEqualTo(Remedy.EDIT_SERVER);
        assertThat(Explanations.of(failure, LOCAL).remedy()).isEqualTo(Remedy.TEST_CONNECTION);
    }

    @Test
    void saysHowLongTheServerAsksToWait() {
        assertThat(Explanations.of(refused(Refusal.TOO_MANY, raw(429, "retry-after", "7")), REMOTE)
                        .fix())
                .endsWith("The server asks to wait 7 seconds first.");
        assertThat(Explanations.of(
                                refused(Refusal.BUSY, raw(503, "retry-after", "Wed, 25 Nov 2026 07:28:00 GMT")), REMOTE)
                        .fix())
                .endsWith("until Wed, 25 Nov 2026 07:28:00 GMT.");
    }

    @Test
    void saysWhereARedirectLeads() {
        Answer.Failure failure =
                new Answer.Unreadable(raw(301, "location", "https://shop.example/new"), Oddity.REDIRECTED);
        assertThat(Explanations.of(failure, REMOTE).cause()).contains("redirects to https://shop.example/new");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            events/0/type        | missing                    | Field required | events[0].type is missing.
            source               | value_error.missing        | field required | source is missing.
            session/id           | string_type                | x | session.id must be text in quotes.
            session/id           | type_error.none.not_allowed | x | session.id must not be null.
            context              | dict_type                  | x | context must be an object in curly brackets.
            events/1/properties  | type_error.dict            | x | events[1].properties must be an object in curly brackets.
            events               | list_type                  | x | events must be a list in square brackets.
            events               | type_error.list            | x | events must be a list in square brackets.
            debug                | bool_parsing               | x | debug must be true or false.
            events/0/time/insert | datetime_from_date_parsing | x | events[0].time.insert must be a date and time such as 2026-11-24T06:41:35Z.
            events/0/time/insert | value_error.datetime       | x | events[0].time.insert must be a date and time such as 2026-11-24T06:41:35Z.
            events/0/type        | value_error                | Value error, Event type can not be empty | events[0].type must not be blank.
            options              | value_error                | Value error, too odd | options: too odd
            options              | brand_new                  | Say {it} in full | options: Say {it} in full
            ´´                   | model_attributes_type      | x | The payload must be a JSON object, sent as application/json.
            ´´                   | json_invalid               | Extra data (char 9) | The payload is not valid JSON: Extra data (char 9)
            """)
    void saysWhatIsWrongAtEachPlace(String path, String type, String message, String expected) {
        List<String> steps = path.isEmpty() ? List.of() : List.of(path.split("/", -1));
        Answer.Failure failure =
                new Answer.Refused(raw(422), Refusal.MALFORMED, "x", List.of(new Complaint(steps, message, type)));
        Explanation explanation = Explanations.of(failure, REMOTE);
        assertThat(explanation.points()).containsExactly(expected);
        assertThat(explanation.remedy()).isEqualTo(steps.isEmpty() ? null : Remedy.GO_TO_COMPLAINT);
    }

    private static Answer.Refused refused(Refusal reason, String detail) {
        return new Answer.Refused(raw(400), reason, detail, List.of());
    }

    private static Answer.Refused refused(Refusal reason, RawAnswer raw) {
        return new Answer.Refused(raw, reason, "", List.of());
    }

    private static RawAnswer raw(int status) {
        return new RawAnswer(status, List.of(), "", 0, false, Timing.NONE);
    }

    private static RawAnswer raw(int status, String header, String value) {
        return new RawAnswer(status, List.of(new Header(header, value, false)), "", 0, false, Timing.NONE);
    }
}
