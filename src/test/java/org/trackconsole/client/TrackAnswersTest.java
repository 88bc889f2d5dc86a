package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Oddity;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Header;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;

class TrackAnswersTest {
    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", " null\n"})
    void knowsThatNothingWasStored(String body) {
        assertThat(accepted(200, body).nothingStored()).isTrue();
        assertThat(accepted(200, body).profileId()).isNull();
    }

    @Test
    void takesAnswersOfEveryAge() {
        assertThat(accepted(200, "{\"profile\":{\"id\":\"p\"},\"source\":{\"id\":\"s\"}}")
                        .profileId())
                .isEqualTo("p");
        assertThat(accepted(201, "{\"task\":[\"a\",\"b\"],\"ux\":[],\"response\":{}}")
                        .profileId())
                .isNull();
        assertThat(accepted(200, "{\"task\":\"t\",\"profile\":{\"id\":\"p\"},\"session\":{\"id\":null}}")
                        .sessionId())
                .isNull();
        assertThat(accepted(200, "{\"task\":\"t\",\"profile\":null,\"session\":null}")
                        .profileId())
                .isNull();
    }

    @Test
    void keepsErrorsAndWarningsOfAnAcceptedPayload() {
        String body = "{\"task\":\"t\",\"errors\":[\"flow failed\"],\"warnings\":[\"late\",{\"a\":1}]}";
        assertThat(accepted(226, body).warnings()).containsExactly("flow failed", "late", "{\"a\":1}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            200 | {"ok":true}               | UNEXPECTED_JSON
            200 | {}                        | UNEXPECTED_JSON
            200 | {"profile":"p"}           | UNEXPECTED_JSON
            200 | [1]                       | UNEXPECTED_JSON
            200 | "0.8.2"                   | UNEXPECTED_JSON
            200 | {"task":"t","ux":[        | NOT_JSON
            200 | OK                        | NOT_JSON
            204 | ´´                        | NOT_JSON
            200 | <!DOCTYPE html><p>Hi      | WEB_PAGE
            200 | <html lang="en"></html>   | WEB_PAGE
            400 | <html>no TLS here</html>  | WEB_PAGE
            400 | {"error":"x"}             | UNEXPECTED_JSON
            404 | {"detail":"Not Found"}    | NO_SUCH_PATH
            404 | <html>nginx</html>        | NO_SUCH_PATH
            405 | not here                  | NO_SUCH_PATH
            301 | ´´                        | REDIRECTED
            308 | {"detail":"moved"}        | REDIRECTED
            """)
    void knowsAnswersThatNoTrackingServerGives(int status, String body, Oddity expected) {
        assertThat(read(status, body))
                .isInstanceOfSatisfying(
                        Answer.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).isEqualTo(expected));
    }

    @Test
    void believesTheLabelOfAWebPage() {
        RawAnswer page = Recording.answer(
                200, List.of(new Header("content-type", "text/html; charset=utf-8", false)), "Please sign in");
        assertThat(((Answer.Unreadable) TrackAnswers.read(page)).reason()).isEqualTo(Oddity.WEB_PAGE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '´', textBlock = """
            401 | {"detail":"Not authenticated"}                                     | SIGN_IN_NEEDED
            401 | {"detail":"Invalid authentication credentials"}                    | SIGN_IN_EXPIRED
            401 | <html>gateway</html>                                               | SIGN_IN_NEEDED
            401 | {"detail":"The moon is in the wrong phase."}                       | OTHER
            400 | {"detail":"Redis authentication error: Incorrect username or password."} | WRONG_PASSWORD
            500 | {"detail":"Incorrect username or password."}                       | WRONG_PASSWORD
            403 | {"detail":"Access forbidden"}                                      | FORBIDDEN
            403 | <html>gateway</html>                                               | FORBIDDEN
            413 | <html>nginx</html>                                                 | TOO_LARGE
            429 | slow down                                                          | TOO_MANY
            502 | <html>nginx</html>                                                 | BUSY
            503 | ´´                                                                 | BUSY
            504 | {"detail":"timeout"}                                               | BUSY
            500 | Internal Server Error                                              | SERVER_FAULT
            500 | {"detail":"list index out of range"}                               | SERVER_FAULT
            500 | {"detail":"Can not use static profile id without profile.id."}     | STATIC_PROFILE_WITHOUT_ID
            406 | {"detail":"Validation failed with error: 'x' is required"}         | MALFORMED
            404 | {"detail":"Profile not found"}                                     | OTHER
            500 | {"detail":"argument of type 'NoneType' is not a container or iterable"} | NULL_PART
            """)
    void knowsWhyAServerRefused(int status, String body, Refusal expected) {
        assertThat(refused(status, body).reason()).isEqualTo(expected);
    }

    @Test
    void namesTheFieldOfAProfileThatDoesNotTakeAValueButNotTheValue() {
        String v2 =
                "{\"detail\":\"1 validation error for Profile\\ndata.pii.firstname\\n  Input should be a valid string"
                        + " [type=string_type, input_value=['Ann'], input_type=list]\\n"
                        + "    For further information visit https://errors.pydantic.dev/2.5/v/string_type\"}";
        String v1 = "{\"detail\":\"1 validation error for Profile\\ndata -> pii -> firstname\\n"
                + "  str type expected (type=type_error.str)\"}";
        assertThat(refused(500, v2).reason()).isEqualTo(Refusal.PROFILE_VALUE_OF_WRONG_TYPE);
        assertThat(refused(500, v2).detail()).isEqualTo("data.pii.firstname: Input should be a valid string");
        assertThat(refused(500, v1).detail()).isEqualTo("data.pii.firstname: str type expected");
    }

    @Test
    void takesComplaintsWithMoreKeysThanItKnows() {
        String body =
                "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"events\",12,\"type\"],\"msg\":\"Field required\","
                        + "\"input\":{\"secret\":1},\"url\":\"https://errors.pydantic.dev\"}]}";
        Answer.Refused refused = refused(422, body);
        assertThat(refused.complaints().getFirst().path()).containsExactly("events", "12", "type");
        assertThat(refused.detail()).isEqualTo("events[12].type: Field required");
    }

    @Test
    void shortensLongWords() {
        Answer.Refused refused = refused(500, "{\"detail\":\"" + "word ".repeat(1_000) + "\"}");
        assertThat(refused.detail()).hasSizeLessThanOrEqualTo(300).endsWith("…");
    }

    @Test
    void takesAnAnswerThatIsTooLongToKeepForWhatItsBeginningTells() {
        String begun = "{\"task\":\"t\",\"profile\":{\"id\":\"p\"},\"ux\":[{\"tag\":\"div\"},{\"ta";
        RawAnswer cut = new RawAnswer(200, List.of(), begun, 50_000_000, true, Timing.NONE);
        assertThat(TrackAnswers.read(cut))
                .isInstanceOfSatisfying(
                        Answer.Accepted.class,
                        accepted -> assertThat(accepted.profileId()).isEqualTo("p"));
        RawAnswer other = new RawAnswer(200, List.of(), "{\"rows\":[1,2", 50_000_000, true, Timing.NONE);
        assertThat(TrackAnswers.read(other)).isInstanceOf(Answer.Unreadable.class);
    }

    private static Answer read(int status, String body) {
        return TrackAnswers.read(Recording.answer(status, List.of(), body));
    }

    private static Answer.Accepted accepted(int status, String body) {
        return (Answer.Accepted) read(status, body);
    }

    private static Answer.Refused refused(int status, String body) {
        return (Answer.Refused) read(status, body);
    }
}
