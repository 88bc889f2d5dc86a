package org.trackconsole.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.text.Texts;

class CallWordsTest {
    private static final Instant TIME = Instant.parse("2026-11-24T14:05:31Z");

    @Test
    void namesEachEventTypeOnceWithItsNumber() {
        assertThat(CallWords.events(List.of("page-view", "purchase-order", "page-view")))
                .isEqualTo("page-view ×2, purchase-order");
        assertThat(CallWords.events(List.of())).isEqualTo("no events");
        assertThat(CallWords.events(List.of(""))).isEqualTo("(no type)");
    }

    @Test
    void keepsALongListOfTypesShort() {
        List<String> types = IntStream.range(0, 1000).mapToObj(n -> "t" + n).toList();

        assertThat(CallWords.events(types)).isEqualTo("t0, t1, t2, t3, t4, t5, t6, t7, and 992 more");
    }

    @Test
    void saysWhyACallWasRefused() {
        assertThat(outcome(Call.Outcome.REFUSED, 401, "SOURCE_UNKNOWN")).isEqualTo("401 unknown source");
        assertThat(outcome(Call.Outcome.UNREADABLE, 200, "WEB_PAGE")).isEqualTo("200 web page");
        assertThat(outcome(Call.Outcome.UNREACHABLE, 0, "UNKNOWN_HOST")).isEqualTo("unknown host");
        assertThat(outcome(Call.Outcome.UNKNOWN, 0, null)).isEqualTo("unknown outcome");
    }

    @Test
    void hasWordsForEveryReason() {
        Stream.of(Answer.Refusal.values(), Answer.Oddity.values(), Answer.Break.values())
                .flatMap(Arrays::stream)
                .forEach(reason -> assertThat(Texts.has("history.reason." + reason))
                        .as(reason.name())
                        .isTrue());
    }

    @Test
    void saysWhatBecameOfTheProfileId() {
        assertThat(CallWords.outcome(accepted(null, "p1"))).isEqualTo("200 · profile given");
        assertThat(CallWords.outcome(accepted("p1", "p2"))).isEqualTo("200 · other profile");
        assertThat(CallWords.outcome(accepted("p1", "p1"))).isEqualTo("200");
        assertThat(CallWords.outcome(accepted(null, null))).isEqualTo("200");
    }

    @Test
    void doesNotCallACallWithoutEventsASuccess() {
        Call call = call(Call.Outcome.ACCEPTED, 200, null, null, null, List.of());

        assertThat(CallWords.outcome(call)).isEqualTo("200 · nothing stored");
        assertThat(CallWords.tone(call)).isEqualTo(Pill.Tone.WARNING);
    }

    @Test
    void describesAVisitInALine() {
        VisitGroup group = new VisitGroup(
                1, "local", "Local server", "s", "v", "Ann", 2, "p", 4, 1, TIME.minusSeconds(360), TIME, 9);

        assertThat(CallWords.visit(group, false, false)).isEqualTo("visit 2 · 4 calls · 6 min");
        assertThat(CallWords.visit(group, true, true)).isEqualTo("visit 2 · 1 of 4 calls · 6 min · Local server");
    }

    @Test
    void roundsSpansToOneUnit() {
        assertThat(CallWords.span(Duration.ofMillis(900))).isEmpty();
        assertThat(CallWords.span(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(CallWords.span(Duration.ofHours(23))).isEqualTo("23 h");
        assertThat(CallWords.span(Duration.ofHours(25))).isEqualTo("1 day");
        assertThat(CallWords.span(Duration.ofDays(3))).isEqualTo("3 days");
    }

    private static String outcome(Call.Outcome outcome, int status, @Nullable String reason) {
        return CallWords.outcome(call(outcome, status, reason, null, null, List.of("page-view")));
    }

    private static Call accepted(@Nullable String sent, @Nullable String returned) {
        return call(Call.Outcome.ACCEPTED, 200, null, sent, returned, List.of("page-view"));
    }

    private static Call call(
            Call.Outcome outcome,
            int status,
            @Nullable String reason,
            @Nullable String sent,
            @Nullable String returned,
            List<String> types) {
        return new Call(
                "id",
                "local",
                "Local server",
                "u",
                null,
                null,
                0,
                "s",
                "s",
                sent,
                returned,
                types,
                TIME,
                outcome,
                status,
                reason,
                12);
    }
}
