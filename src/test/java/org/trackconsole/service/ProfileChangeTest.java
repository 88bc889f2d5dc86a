package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.service.ProfileChange.Kind;
import org.trackconsole.service.ProfileChange.Reason;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ProfileChangeTest {
    @Test
    void saysNothingNewOfTheIdThatWasSent() {
        ProfileChange change = change("{\"session\":{\"id\":\"s\"},\"profile\":{\"id\":\" a \"}}", "a");
        assertThat(change.kind()).isEqualTo(Kind.SAME);
        assertThat(change.reasons()).isEmpty();
    }

    @Test
    void saysOnlyWhatCanBeKnownOfAFirstId() {
        ProfileChange withSession = change("{\"session\":{\"id\":\"s\"}}", "a");
        assertThat(withSession.kind()).isEqualTo(Kind.GIVEN);
        assertThat(withSession.returned()).isEqualTo("a");
        assertThat(withSession.reasons()).containsExactly(Reason.NEW_PERSON, Reason.RESTORED_FROM_SESSION);
        assertThat(change("{\"profile\":{\"id\":\"\"}}", "a").reasons())
                .as("without a session nobody can be restored")
                .containsExactly(Reason.NEW_PERSON);
    }

    @Test
    void saysOldAndNewIdAndTheLikeliestReasonFirst() {
        ProfileChange change = change("{\"session\":{\"id\":\"s\"},\"profile\":{\"id\":\"b\"}}", "a");
        assertThat(change)
                .isEqualTo(new ProfileChange(
                        Kind.REPLACED,
                        "b",
                        "a",
                        List.of(Reason.SESSION_OF_ANOTHER, Reason.NOT_ADOPTED, Reason.MERGED, Reason.DELETED)));
        assertThat(change("{\"profile\":{\"id\":\"b\"}}", "a").reasons())
                .as("without a session none can decide")
                .containsExactly(Reason.NOT_ADOPTED, Reason.MERGED, Reason.DELETED);
    }

    @Test
    void saysWhyNoIdCameBack() {
        assertThat(change("{\"profile\":{\"id\":\"b\"}}", null).reasons()).containsExactly(Reason.PROFILE_LESS);
        assertThat(ProfileChange.of(payload("{}"), new Answer.Accepted(raw(), null, null, true, List.of()))
                        .reasons())
                .containsExactly(Reason.NOTHING_STORED);
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEveryKind(Kind kind) {
        ProfileChange change = new ProfileChange(kind, null, null, List.of());
        assertThat(change.title()).isNotBlank();
        assertThat(change.text()).endsWith(".");
    }

    @ParameterizedTest
    @EnumSource
    void hasASentenceForEveryReason(Reason reason) {
        assertThat(reason.text()).endsWith(".");
    }

    private static ProfileChange change(String payload, @Nullable String returned) {
        return ProfileChange.of(payload(payload), new Answer.Accepted(raw(), returned, "s", false, List.of()));
    }

    private static TrackPayload payload(String text) {
        return new TrackPayload((ObjectNode) JsonMapper.shared().readTree(text));
    }

    private static RawAnswer raw() {
        return new RawAnswer(200, List.of(), "", 0, false, Timing.NONE);
    }
}
