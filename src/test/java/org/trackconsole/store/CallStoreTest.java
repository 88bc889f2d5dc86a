package org.trackconsole.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.Complaint;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.model.Visitor;

class CallStoreTest {
    @TempDir
    Path folder;

    private Database database;
    private CallStore calls;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        calls = new CallStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aCallIsThereBeforeItIsAnswered() {
        Call call = SampleCalls.call("c1", "s1");
        calls.begin(call, List.of(new Header("Accept", "application/json", false)), "{\"a\": 1}");

        assertThat(detail("c1"))
                .isEqualTo(new CallDetail(
                        call, List.of(new Header("Accept", "application/json", false)), "{\"a\": 1}", null));
    }

    static Stream<Answer> answersOfEveryKind() {
        List<Complaint> complaints =
                List.of(new Complaint(List.of("events", "0", "type"), "Field required", "missing"));
        RawAnswer cut =
                new RawAnswer(502, List.of(), "<html>\n\"zażółć\" \uD83D\uDC5F", 9_999_999, true, SampleCalls.TIMING);
        return Stream.of(
                SampleCalls.accepted("p1", "s1"),
                new Answer.Accepted(SampleCalls.raw(200, "null"), null, null, true, List.of("first", "second")),
                new Answer.Refused(
                        SampleCalls.raw(422, "{}"), Answer.Refusal.MALFORMED, "1 place is wrong", complaints),
                new Answer.Refused(
                        SampleCalls.raw(401, "{}"), Answer.Refusal.SOURCE_UNKNOWN, "Invalid event source", List.of()),
                new Answer.Unreadable(cut, Answer.Oddity.WEB_PAGE),
                new Answer.Unreachable(Answer.Break.TLS_WRONG_HOST, "No name matching", SampleCalls.TIMING),
                new Answer.Cancelled(SampleCalls.TIMING));
    }

    @ParameterizedTest
    @MethodSource("answersOfEveryKind")
    void showsAfterARestartExactlyWhatCameBack(Answer answer) {
        Call call = SampleCalls.call("c1", "s1");
        calls.begin(call, List.of(), "{}");
        Call answered = Completion.of(call, answer);
        calls.complete(answered, answer);
        reopen();
        assertThat(detail("c1")).isEqualTo(new CallDetail(answered, List.of(), "{}", answer));
    }

    @Test
    void readsTheRowOffTheAnswer() {
        Answer refused = new Answer.Refused(
                SampleCalls.raw(401, "{}"), Answer.Refusal.SOURCE_UNKNOWN, "Invalid event source", List.of());
        Call answered = Completion.of(SampleCalls.call("c1", "s1"), refused);
        assertThat(answered.outcome()).isEqualTo(Call.Outcome.REFUSED);
        assertThat(answered.status()).isEqualTo(401);
        assertThat(answered.reason()).isEqualTo("SOURCE_UNKNOWN");
        assertThat(answered.sessionId()).isEqualTo("s1");
        assertThat(answered.profileReturned()).isNull();
        assertThat(answered.totalMillis()).isEqualTo(12);
    }

    @Test
    void keepsLongBodiesToTheLetterAndSmall() {
        String body = "{\"name\": \"zażółć gęślą\", \"n\": 1}\r\n".repeat(50_000);
        begin("c1", "s1", body);
        assertThat(detail("c1").requestBody()).isEqualTo(body);
        assertThat(database.sizeInBytes()).isLessThan(body.length() / 4);
    }

    @Test
    void masksSecretsInWhatIsKept() throws IOException {
        Call call = SampleCalls.call("c1", "s1");
        calls.begin(call, List.of(new Header("Authorization", "Bearer hush-hush", true)), "{}");
        RawAnswer raw = new RawAnswer(
                200, List.of(new Header("set-cookie", "id=hush-hush", true)), "{}", 2, false, SampleCalls.TIMING);
        Answer answer = new Answer.Accepted(raw, "p1", "s1", false, List.of());
        calls.complete(Completion.of(call, answer), answer);

        assertThat(detail("c1").requestHeaders()).containsExactly(new Header("Authorization", Header.MASK, true));
        RawAnswer kept = Objects.requireNonNull(
                Objects.requireNonNull(detail("c1").answer()).raw());
        assertThat(kept.headers()).containsExactly(new Header("set-cookie", Header.MASK, true));
        for (String name : List.of("console.sqlite", "console.sqlite-wal")) {
            String bytes = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("hush-hush");
        }
    }

    @Test
    void aCallCutOffByACrashHasAnUnknownOutcome() throws IOException {
        begin("answered", "s1", "{}");
        complete("answered", SampleCalls.accepted("p1", "s1"));
        begin("cut off", "s1", "{\"mine\": true}");
        Path crashed = Files.createDirectory(folder.resolve("crashed"));
        for (String name : List.of("console.sqlite", "console.sqlite-wal")) {
            Files.copy(folder.resolve(name), crashed.resolve(name));
        }
        try (Database after = Database.open(crashed)) {
            assertThat(after.opening().unknownCalls()).isEqualTo(1);
            CallStore found = new CallStore(after);
            CallDetail cutOff = Objects.requireNonNull(found.detail("cut off"));
            assertThat(cutOff.call().outcome()).isEqualTo(Call.Outcome.UNKNOWN);
            assertThat(cutOff.requestBody()).isEqualTo("{\"mine\": true}");
            assertThat(cutOff.answer()).isNull();
            CallDetail answered = Objects.requireNonNull(found.detail("answered"));
            assertThat(answered.call().outcome()).isEqualTo(Call.Outcome.ACCEPTED);
            assertThat(found.count("unknown")).isEqualTo(1);
        }
    }

    @Test
    void givesUpOnlyOnACallUnderWay() {
        begin("c1", "s1", "{}");
        begin("c2", "s1", "{}");
        complete("c2", SampleCalls.accepted("p1", "s1"));
        calls.giveUp("c1");
        calls.giveUp("c2");
        assertThat(detail("c1").call().outcome()).isEqualTo(Call.Outcome.UNKNOWN);
        assertThat(detail("c2").call().outcome()).isEqualTo(Call.Outcome.ACCEPTED);
    }

    @Test
    void groupsCallsBySession() {
        begin("c1", "s1", "{}");
        complete("c1", SampleCalls.accepted("p1", "s1"));
        begin("c2", "s2", "{}");
        begin("c3", "s1", "{}");

        List<VisitGroup> groups = calls.groups("", null, 10);

        assertThat(groups).extracting(VisitGroup::sessionId).containsExactly("s1", "s2");
        VisitGroup first = groups.getFirst();
        assertThat(first.calls()).isEqualTo(2);
        assertThat(first.profileId()).isEqualTo("p1");
        assertThat(first.visitorName()).isEqualTo("Ann");
        assertThat(first.visit()).isEqualTo(1);
        assertThat(calls.calls(first.id(), "", null, 10)).extracting(Call::id).containsExactly("c3", "c1");
    }

    @Test
    void callsWithoutASessionStandAlone() {
        begin("c1", null, "{}");
        begin("c2", null, "{}");
        assertThat(calls.groups("", null, 10)).extracting(VisitGroup::calls).containsExactly(1, 1);
    }

    @Test
    void movesACallToTheSessionThatWasAnswered() {
        begin("c1", "s1", "{}");
        begin("c2", null, "{}");
        begin("c3", null, "{}");
        complete("c2", SampleCalls.accepted("p1", "s1"));
        complete("c3", SampleCalls.accepted("p2", "s3"));

        List<VisitGroup> groups = calls.groups("", null, 10);

        assertThat(groups).extracting(VisitGroup::sessionId).containsExactly("s3", "s1");
        assertThat(groups).extracting(VisitGroup::calls).containsExactly(1, 2);
        assertThat(groups).extracting(VisitGroup::profileId).containsExactly("p2", "p1");
        assertThat(Objects.requireNonNull(calls.groupOf("c2")).sessionId()).isEqualTo("s1");
    }

    @Test
    void countsAGroupAfreshWhenACallLeavesIt() {
        Call early = SampleCalls.call("c1", "s1", SampleCalls.NOON.minusSeconds(60), "page-view");
        calls.begin(early, List.of(), "{}");
        begin("c2", "s1", "{}");
        complete("c2", SampleCalls.accepted("p1", "s2"));

        VisitGroup left = Objects.requireNonNull(calls.groupOf("c1"));

        assertThat(left.calls()).isEqualTo(1);
        assertThat(left.firstAt()).isEqualTo(left.lastAt()).isEqualTo(early.sentAt());
        assertThat(calls.groups("", null, 10)).extracting(VisitGroup::sessionId).containsExactly("s2", "s1");
    }

    @Test
    void forgetsTheCallsOfAPersonAndCountsWhatIsLeft() {
        begin("c1", "s1", "{}");
        complete("c1", SampleCalls.accepted("p1", "s1"));
        begin("c2", "s2", "{}");
        complete("c2", SampleCalls.accepted("p1", "s2"));
        begin("c3", "s2", "{}");
        complete("c3", SampleCalls.accepted("p2", "s2"));
        begin("c4", "s1", "{}");
        assertThat(calls.countOf("local", DataSet.STAGING, List.of("p1", "p9"))).isEqualTo(2);
        assertThat(calls.countOf("local", DataSet.PRODUCTION, List.of("p1", "p9")))
                .isZero();
        assertThat(calls.countOf("other", DataSet.STAGING, List.of("p1"))).isZero();

        assertThat(calls.forget("local", DataSet.STAGING, List.of("p1", "p9"))).isEqualTo(2);

        assertThat(calls.detail("c1")).isNull();
        assertThat(calls.groups("", null, 10)).extracting(VisitGroup::calls).containsExactly(1, 1);
        assertThat(calls.forget("local", DataSet.STAGING, List.of("p2"))).isEqualTo(1);
        assertThat(calls.groups("", null, 10)).extracting(VisitGroup::sessionId).containsExactly("s1");
    }

    @Test
    void forgetsTheCallsOfAPersonInOneDataSetOnly() {
        begin("c1", "s1", "{}");
        complete("c1", SampleCalls.accepted("p1", "s1"));
        calls.begin(SampleCalls.call("c2", "s2"), List.of(new Header("X-Context", "production", false)), "{}");
        complete("c2", SampleCalls.accepted("p1", "s2"));
        assertThat(calls.countOf("local", DataSet.STAGING, List.of("p1"))).isEqualTo(1);
        assertThat(calls.countOf("local", DataSet.PRODUCTION, List.of("p1"))).isEqualTo(1);

        assertThat(calls.forget("local", DataSet.PRODUCTION, List.of("p1"))).isEqualTo(1);

        assertThat(calls.detail("c2")).isNull();
        assertThat(calls.detail("c1")).isNotNull();
        assertThat(calls.groups("", null, 10)).extracting(VisitGroup::sessionId).containsExactly("s1");
    }

    @Test
    void namesAForgottenPersonNeitherInAHeadingNorInAVisitor() throws IOException {
        VisitorStore visitors = new VisitorStore(database);
        visitors.change(rows -> {
            rows.add(visitor("ann", "local", "forgotten-person"));
            rows.add(visitor("eve", "local/production", "forgotten-person"));
            rows.add(visitor("bob", "local", "p2"));
            rows.add(visitor("far", "elsewhere", "forgotten-person"));
            return null;
        });
        begin("c1", "s1", "{}");
        complete("c1", SampleCalls.accepted("p2", "s1"));
        begin("c2", "s1", "{}");
        complete("c2", SampleCalls.accepted("forgotten-person", "s1"));
        begin("c3", "s2", "{}");
        begin("c4", "s2", "{}");
        complete("c4", SampleCalls.accepted("forgotten-person", "s2"));
        assertThat(calls.groups("", null, 10))
                .extracting(VisitGroup::profileId)
                .containsExactly("forgotten-person", "forgotten-person");

        calls.forget("local", DataSet.STAGING, List.of("forgotten-person"));

        assertThat(calls.groups("", null, 10)).extracting(VisitGroup::profileId).containsExactly(null, "p2");
        List<@Nullable Visitor> left = new ArrayList<>();
        for (String id : List.of("ann", "eve", "bob", "far")) {
            left.add(visitors.read(rows -> rows.find(id)));
        }
        assertThat(left)
                .extracting(visitor -> visitor == null ? "" : visitor.profileId())
                .containsExactly(null, "forgotten-person", "p2", "forgotten-person");

        visitors.change(rows -> {
            rows.change(visitor("eve", "local/production", null));
            rows.change(visitor("far", "elsewhere", null));
            return null;
        });
        database.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("forgotten-person");
            }
        }
    }

    private static Visitor visitor(String id, String serverId, @Nullable String profileId) {
        return new Visitor(id, serverId, id, profileId, "session-of-" + id, 1, SampleCalls.NOON);
    }

    @Test
    void completingTwiceCountsOnce() {
        begin("c1", null, "{}");
        complete("c1", SampleCalls.accepted("p1", "s1"));
        complete("c1", SampleCalls.accepted("p1", "s1"));
        assertThat(calls.groups("", null, 10)).extracting(VisitGroup::calls).containsExactly(1);
    }

    @Test
    void refusesAnAnswerToACallThatWasNeverBegun() {
        Answer answer = SampleCalls.accepted("p1", "s1");
        Call answered = Completion.of(SampleCalls.call("c1", "s1"), answer);
        assertThatThrownBy(() -> calls.complete(answered, answer)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsCallsByEveryWordOfAFilter() {
        calls.begin(SampleCalls.call("c1", "s1", SampleCalls.NOON, "purchase-order", "Żółty"), List.of(), "{}");
        complete("c1", SampleCalls.accepted("profile_1", "s1"));
        begin("c2", "s1", "{}");
        Answer refused = new Answer.Refused(
                SampleCalls.raw(401, "{}"), Answer.Refusal.SOURCE_UNKNOWN, "Invalid event source", List.of());
        complete("c2", refused);

        assertThat(found("PURCHASE")).containsExactly("c1");
        assertThat(found("żÓŁTY")).containsExactly("c1");
        assertThat(found("profile_1")).containsExactly("c1");
        assertThat(found("accepted 200")).containsExactly("c1");
        assertThat(found("401")).containsExactly("c2");
        assertThat(found("refused source unknown")).containsExactly("c2");
        assertThat(found(" web-shop  ann ")).containsExactly("c2", "c1");
        assertThat(found("%")).isEmpty();
        assertThat(found("p_rchase")).isEmpty();
        assertThat(found("x".repeat(100_000))).isEmpty();
        assertThat(found("word ".repeat(5_000))).isEmpty();
        assertThat(calls.count("401")).isEqualTo(1);
        assertThat(calls.groups("401", null, 10))
                .extracting(VisitGroup::matching)
                .containsExactly(1);
        assertThat(calls.groups("401", null, 10)).extracting(VisitGroup::calls).containsExactly(2);
        assertThat(calls.groups("nothing", null, 10)).isEmpty();
    }

    @Test
    void pagesThroughThousandsOfCallsGivingEachOnceNewestFirst() {
        List<String> sent = new ArrayList<>();
        for (int number = 0; number < 2_000; number++) {
            String id = "call-%04d".formatted(number);
            // Many in the same millisecond, and a clock that was set back half-way.
            long seconds = number < 1_000 ? number / 10 : -number / 10;
            calls.begin(
                    SampleCalls.call(id, "session " + number % 250, SampleCalls.NOON.plusSeconds(seconds), "page-view"),
                    List.of(),
                    "{}");
            sent.add(id);
        }
        List<String> read = new ArrayList<>();
        List<Long> newest = new ArrayList<>();
        VisitGroup group = null;
        do {
            List<VisitGroup> page = calls.groups("", group, 40);
            page.forEach(of -> newest.add(of.newest()));
            page.forEach(of -> read.addAll(ids(of)));
            group = page.size() < 40 ? null : page.getLast();
        } while (group != null);
        assertThat(newest).hasSize(250).isSortedAccordingTo(Collections.reverseOrder());
        assertThat(read).hasSize(2_000).containsExactlyInAnyOrderElementsOf(sent);
    }

    /** All calls of a group, three at a time, checked to be newest first. */
    private List<String> ids(VisitGroup group) {
        List<String> ids = new ArrayList<>();
        Call last = null;
        do {
            List<Call> page = calls.calls(group.id(), "page-view", last, 3);
            page.forEach(call -> ids.add(call.id()));
            last = page.size() < 3 ? null : page.getLast();
        } while (last != null);
        assertThat(ids).isSortedAccordingTo(Collections.reverseOrder());
        return ids;
    }

    private List<String> found(String filter) {
        VisitGroup group = Objects.requireNonNull(calls.groupOf("c1"));
        return calls.calls(group.id(), filter, null, 10).stream().map(Call::id).toList();
    }

    private void begin(String id, @Nullable String session, String body) {
        calls.begin(SampleCalls.call(id, session), List.of(), body);
    }

    private void complete(String id, Answer answer) {
        calls.complete(Completion.of(detail(id).call(), answer), answer);
    }

    private CallDetail detail(String id) {
        return Objects.requireNonNull(calls.detail(id));
    }

    private void reopen() {
        close();
        open();
    }
}
