package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Header;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.StorageException;
import org.trackconsole.store.VisitorStore;

class SendEventsTest {
    private static final String TEXT = """
            {"source": {"id": "web-shop"}, "session": {"id": "s1"},
             "events": [{"type": "purchase-order"}, {"type": "page-view"}]}""";
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T12:00:00Z"));
    private static final TrackServer SERVER =
            new TrackServer("shop", "Shop", URI.create("http://shop.test/api"), Duration.ofSeconds(5), List.of(), null);

    @TempDir
    Path folder;

    private Database database;
    private CallStore calls;
    private Visitors visitors;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        calls = new CallStore(database);
        visitors = new Visitors(new VisitorStore(database), number -> "Visitor " + number, CLOCK);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void keepsTheCallBeforeItLeaves() {
        AtomicInteger seen = new AtomicInteger();
        SendEvents send = sending((_, text, payload, _) -> {
            assertThat(text).isEqualTo(TEXT);
            assertThat(payload.sourceId()).isEqualTo("web-shop");
            assertThat(calls.count("pending purchase-order web-shop s1")).isEqualTo(1);
            seen.incrementAndGet();
            return accepted("p1", "s1");
        });
        send.send(SERVER, null, TEXT, new CancelSignal());
        assertThat(seen).hasValue(1);
    }

    @Test
    void keepsTheAnswerAndGivesItBack() {
        Answer answer = accepted("p1", "s1");
        Sent sent = sending(answer).send(SERVER, null, TEXT, new CancelSignal());

        assertThat(sent.answer()).isEqualTo(answer);
        assertThat(sent.notKept()).isNull();
        assertThat(sent.visitor()).isNull();
        Call call = sent.call();
        assertThat(call.outcome()).isEqualTo(Call.Outcome.ACCEPTED);
        assertThat(call.url()).isEqualTo("http://shop.test/api/track");
        assertThat(call.eventTypes()).containsExactly("purchase-order", "page-view");
        assertThat(call.profileReturned()).isEqualTo("p1");
        var detail = Objects.requireNonNull(calls.detail(call.id()));
        assertThat(detail.call()).isEqualTo(call);
        assertThat(detail.answer()).isEqualTo(answer);
        assertThat(detail.requestBody()).isEqualTo(TEXT);
        assertThat(detail.requestHeaders()).containsExactly(new Header("X-Key", Header.MASK, true));
    }

    @Test
    void givesTheVisitorTheProfileThatWasAnsweredWhateverWasSent() {
        Visitor ann = visitors.current(SERVER.id());
        Sent first = sending(accepted("p1", null)).send(SERVER, ann, TEXT, new CancelSignal());
        Visitor known = Objects.requireNonNull(first.visitor());
        assertThat(known.profileId()).isEqualTo("p1");
        assertThat(known.sessionId()).isEqualTo(ann.sessionId());

        Sent second = sending(accepted("p2", "s2")).send(SERVER, known, TEXT, new CancelSignal());

        Visitor changed = Objects.requireNonNull(second.visitor());
        assertThat(changed.profileId()).isEqualTo("p2");
        assertThat(changed.sessionId()).isEqualTo("s2");
        assertThat(visitors.current(SERVER.id())).isEqualTo(changed);
    }

    @Test
    void aRefusalOrAnAnswerWithoutIdsTakesNothingFromTheVisitor() {
        Visitor ann = visitors.current(SERVER.id());
        Visitor known = Objects.requireNonNull(sending(accepted("p1", "s1"))
                .send(SERVER, ann, TEXT, new CancelSignal())
                .visitor());
        Answer refused =
                new Answer.Refused(raw("{}"), Answer.Refusal.SOURCE_UNKNOWN, "Invalid event source", List.of());
        for (Answer answer : List.of(refused, accepted(null, null))) {
            assertThat(sending(answer)
                            .send(SERVER, known, TEXT, new CancelSignal())
                            .visitor())
                    .isEqualTo(known);
        }
    }

    @Test
    void anAnswerToAnEarlierVisitLeavesTheSessionOfTheNewOne() {
        Visitor ann = visitors.current(SERVER.id());
        Sent sent = sending((_, _, _, _) -> {
                    visitors.newVisit(ann.id());
                    return accepted("p1", "of the first visit");
                })
                .send(SERVER, ann, TEXT, new CancelSignal());
        Visitor now = Objects.requireNonNull(sent.visitor());
        assertThat(now.visit()).isEqualTo(2);
        assertThat(now.profileId()).isEqualTo("p1");
        assertThat(now.sessionId()).isNotEqualTo("of the first visit").isNotEqualTo(ann.sessionId());
    }

    @Test
    void anAnswerForAForgottenVisitorTouchesNobody() {
        Visitor ann = visitors.current(SERVER.id());
        Sent sent = sending((_, _, _, _) -> {
                    visitors.forget(ann.id());
                    return accepted("p1", "s1");
                })
                .send(SERVER, ann, TEXT, new CancelSignal());
        assertThat(sent.visitor()).isNull();
        assertThat(visitors.current(SERVER.id()).profileId()).isNull();
    }

    @Test
    void deliversTheAnswerAlsoWhenTheDiskIsFullAndKeepsItLater() {
        Visitor ann = visitors.current(SERVER.id());
        Answer answer = new Answer.Accepted(raw(noise()), "p1", "s1", false, List.of());
        SendEvents send = sending((_, _, _, _) -> {
            limitPages(1);
            return answer;
        });

        Sent sent = send.send(SERVER, ann, TEXT, new CancelSignal());

        assertThat(sent.answer()).isEqualTo(answer);
        assertThat(Objects.requireNonNull(sent.notKept()).reason()).isEqualTo(StorageException.Reason.DISK_FULL);
        assertThat(Objects.requireNonNull(sent.visitor()).profileId()).isEqualTo("p1");
        assertThat(calls.count("pending")).isEqualTo(1);
        assertThat(Objects.requireNonNull(send.keep(sent).notKept()).reason())
                .isEqualTo(StorageException.Reason.DISK_FULL);

        limitPages(1_000_000);
        Sent kept = send.keep(sent);

        assertThat(kept.notKept()).isNull();
        assertThat(Objects.requireNonNull(calls.detail(sent.call().id())).answer())
                .isEqualTo(answer);
        assertThat(visitors.current(SERVER.id()).profileId()).isEqualTo("p1");
    }

    @Test
    void sendsNothingThatItCannotKeep() {
        AtomicInteger sent = new AtomicInteger();
        SendEvents send = sending((_, _, _, _) -> {
            sent.incrementAndGet();
            return accepted("p1", "s1");
        });
        limitPages(1);
        String large = "{\"context\": {\"noise\": \"" + noise() + "\"}}";
        assertThatThrownBy(() -> send.send(SERVER, null, large, new CancelSignal()))
                .isInstanceOfSatisfying(
                        StorageException.class,
                        problem -> assertThat(problem.reason()).isEqualTo(StorageException.Reason.DISK_FULL));
        assertThat(sent).hasValue(0);
        assertThat(calls.count("")).isZero();
    }

    @Test
    void sendsNothingThatIsNoJsonObject() {
        SendEvents send = sending((_, _, _, _) -> {
            throw new AssertionError("sent");
        });
        for (String text : List.of("", "[]", "null", "{\"source\":")) {
            assertThatThrownBy(() -> send.send(SERVER, null, text, new CancelSignal()))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(calls.count("")).isZero();
    }

    @Test
    void sendsNothingForAVisitorOfAnotherServer() {
        Visitor other = visitors.current("another server");
        assertThatThrownBy(() -> sending(accepted("p1", "s1")).send(SERVER, other, TEXT, new CancelSignal()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(calls.count("")).isZero();
    }

    @Test
    void aBugInPostingLeavesACallOfUnknownOutcome() {
        IllegalStateException bug = new IllegalStateException("a bug");
        SendEvents send = sending((_, _, _, _) -> {
            throw bug;
        });
        assertThatThrownBy(() -> send.send(SERVER, null, TEXT, new CancelSignal()))
                .isSameAs(bug);
        assertThat(calls.count("unknown")).isEqualTo(1);
    }

    private SendEvents sending(Answer answer) {
        return sending((_, _, _, _) -> answer);
    }

    private SendEvents sending(SendEvents.Post post) {
        return new SendEvents(calls, post, _ -> List.of(new Header("X-Key", "hush", true)), CLOCK);
    }

    /** The file may grow no further than this; any number below what it has now means: not at all. */
    private void limitPages(int pages) {
        database.write(connection -> {
            try (var statement = connection.createStatement();
                    var limit = statement.executeQuery("PRAGMA max_page_count = " + pages)) {
                return limit.next();
            }
        });
    }

    private static String noise() {
        StringBuilder noise = new StringBuilder();
        new Random(7).ints(300_000, 'a', 'z').forEach(letter -> noise.append((char) letter));
        return noise.toString();
    }

    private static Answer accepted(@Nullable String profile, @Nullable String session) {
        return new Answer.Accepted(raw("{}"), profile, session, false, List.of());
    }

    private static RawAnswer raw(String body) {
        return new RawAnswer(200, List.of(), body, body.length(), false, Timing.NONE);
    }
}
