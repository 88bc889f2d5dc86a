package org.trackconsole.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.app.Wiring;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.Timing;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.SessionLog;
import org.trackconsole.service.Visitors;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.VisitorStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.SaidNotices;

/** The Compose screen's logic over the real services and a real local server, all on this thread. */
class ComposeViewModelTest {
    @TempDir
    private Path folder;

    private final DirectFxWork work = new DirectFxWork();
    private final SaidNotices said = new SaidNotices();
    private final OpenGuard guard = new OpenGuard();
    private Wiring wiring;
    private AppState state;
    private ComposeViewModel model;

    @BeforeEach
    void open() throws IOException {
        wiring = Wiring.open(AppFolders.in(folder));
        state = new AppState(wiring.local());
        model = model();
    }

    @AfterEach
    void close() {
        model.dispose();
        wiring.close();
    }

    @Test
    void aFirstVisitSendsNoProfileAndKeepsTheOneReturned() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        assertThat(payload().profileId()).isNull();
        assertThat(payload().sourceId()).isEqualTo("web-shop");

        model.send();

        Answer.Accepted accepted = (Answer.Accepted)
                Objects.requireNonNull(model.answeredProperty().get()).answer();
        assertThat(accepted.profileId()).isNotNull().isEqualTo(visitor().profileId());
        assertThat(payload().profileId()).isEqualTo(accepted.profileId());
    }

    @Test
    void aNewVisitIsAFreshSessionOfTheSamePerson() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        model.send();
        String profile = visitor().profileId();
        String session = payload().sessionId();

        model.visitors().newVisit();

        assertThat(payload().sessionId())
                .isNotEqualTo(session)
                .isEqualTo(visitor().sessionId());
        assertThat(payload().profileId()).isEqualTo(profile);
        model.send();
        assertThat(visitor().profileId()).isEqualTo(profile);
        assertThat(visitor().visit()).isEqualTo(2);
    }

    @Test
    void aForgottenPersonStartsAnewAndUndoBringsThemBack() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        model.send();
        Visitor before = visitor();

        model.visitors().forget();
        assertThat(payload().profileId()).isNull();
        assertThat(payload().sessionId()).isNotEqualTo(before.sessionId());

        said.takeUp();
        assertThat(payload().profileId()).isEqualTo(before.profileId());
        assertThat(payload().sessionId()).isEqualTo(before.sessionId());
    }

    @Test
    void anUnknownSourceIsCreatedByTheRemedyAndThenTaken() {
        model.start();
        model.draft().setId("source", "old-shop");
        model.send();
        Answer.Refused refused = (Answer.Refused)
                Objects.requireNonNull(model.answeredProperty().get()).answer();
        assertThat(refused.reason()).isEqualTo(Answer.Refusal.SOURCE_UNKNOWN);

        model.remedy(Remedy.CREATE_SOURCE);
        said.takeUp();

        assertThat(Objects.requireNonNull(model.answeredProperty().get()).answer())
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void aDisabledSourceIsEnabledByTheRemedy() {
        wiring.catalog().save(wiring.local(), Source.rest("shop", "Shop").withEnabled(false), null);
        model.start();
        model.draft().setId("source", "shop");
        model.send();
        Answer.Refused refused = (Answer.Refused)
                Objects.requireNonNull(model.answeredProperty().get()).answer();
        assertThat(refused.reason()).isEqualTo(Answer.Refusal.SOURCE_DISABLED);

        model.remedy(Remedy.ENABLE_SOURCE);
        said.takeUp();

        assertThat(Objects.requireNonNull(model.answeredProperty().get()).answer())
                .isInstanceOf(Answer.Accepted.class);
    }

    @Test
    void everyCallIsInTheHistoryAsSentAndAnswered() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        model.loadExample();
        String sent = model.draft().textProperty().get();

        model.send();

        SessionLog log = wiring.sessionLog();
        Call call = log.calls(log.groups("", null).getFirst(), "", null).getFirst();
        CallDetail detail = Objects.requireNonNull(log.detail(call.id()));
        assertThat(detail.requestBody()).isEqualTo(sent);
        assertThat(call.eventTypes()).containsExactly("purchase-order", "page-view");
        assertThat(call.outcome()).isEqualTo(Call.Outcome.ACCEPTED);
        assertThat(state.callChangesProperty().get()).isPositive();
    }

    @Test
    void aBrokenTextIsNotSent() {
        model.start();
        model.draft().typed("{\"events\": [");

        model.send();

        assertThat(model.answeredProperty().get()).isNull();
        assertThat(wiring.sessionLog().count("")).isZero();
        assertThat(said.sentences).isNotEmpty();
    }

    @Test
    void theDraftIsThereAgainAfterARestartEvenIfItIsBroken() {
        model.start();
        model.draft().typed("{\"half\": ");
        work.elapse();

        ComposeViewModel next = model();
        next.start();

        assertThat(next.draft().textProperty().get()).isEqualTo("{\"half\": ");
        next.dispose();
    }

    @Test
    void idsThatCouldNotBeWrittenIntoBrokenTextAreWrittenWhenItIsSentAndNotWhileItIsTyped() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        String text = model.draft().textProperty().get();
        model.draft().typed(text + "}");
        model.visitors().newVisit();
        String session = visitor().sessionId();
        assertThat(model.ids().outstandingProperty().get()).isTrue();

        model.draft().typed(text);
        assertThat(model.draft().textProperty().get()).isEqualTo(text);
        model.send();

        assertThat(payload().sessionId()).isEqualTo(session);
        assertThat(sentSession()).isEqualTo(session);
    }

    @Test
    void idsThatWaitedAreAllWrittenWhenOneOfThemChanges() {
        model.start();
        String text = model.draft().textProperty().get();
        model.draft().typed(text + "}");
        model.visitors().newVisit();
        model.draft().typed(text);
        Visitor visitor = visitor();

        model.visitors()
                .learned(new Visitor(
                        visitor.id(),
                        visitor.serverId(),
                        visitor.name(),
                        "p1",
                        visitor.sessionId(),
                        visitor.visit(),
                        visitor.visitStarted()));

        assertThat(payload().profileId()).isEqualTo("p1");
        assertThat(payload().sessionId()).isEqualTo(visitor.sessionId());
    }

    @Test
    void escapeStopsWaitingWhileACallIsUnderWayAndIsFreeForOthersOtherwise() {
        Database database = Database.open(folder.resolve("waiting"));
        AtomicReference<ComposeViewModel> waiting = new AtomicReference<>();
        AtomicBoolean stopped = new AtomicBoolean();
        SendEvents slow = new SendEvents(
                new CallStore(database),
                (_, _, _, cancel) -> {
                    escape(waiting.get()).forEach(command -> command.run().run());
                    stopped.set(cancel.isFired());
                    return new Answer.Cancelled(Timing.NONE);
                },
                _ -> List.of(),
                Instant::now);
        Visitors visitors = new Visitors(new VisitorStore(database), number -> "Visitor " + number, Instant::now);
        waiting.set(new ComposeViewModel(
                state, work, slow, wiring.proofs(), visitors, wiring.catalog(), wiring.drafts(), said, guard, _ -> {}));
        waiting.get().start();
        assertThat(escape(waiting.get())).isEmpty();

        waiting.get().send();

        assertThat(stopped).isTrue();
        assertThat(escape(waiting.get())).isEmpty();
        waiting.get().dispose();
        database.close();
    }

    private static List<Command> escape(ComposeViewModel model) {
        return model.commands().stream()
                .filter(command -> KeyCombination.valueOf("Esc").equals(command.keys()))
                .toList();
    }

    @Test
    void aRefusedPayloadIsLeftAsItIs() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        model.send();
        String odd =
                "{\"source\": {\"id\": \"nowhere\"}, \"session\": {\"id\": \"s-1\"}, \"events\": [{\"type\": \"x\"}]}";
        model.load(odd, null);

        model.send();

        assertThat(model.draft().textProperty().get()).isEqualTo(odd);
    }

    private @Nullable String sentSession() {
        SessionLog log = wiring.sessionLog();
        return log.calls(log.groups("", null).getFirst(), "", null).getFirst().sessionId();
    }

    @Test
    void idsThatACallFromElsewhereTaughtAreSentFromThenOn() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        wiring.sendEvents()
                .send(wiring.local(), visitor(), model.draft().textProperty().get(), new CancelSignal());

        state.callsChanged();

        assertThat(payload().profileId()).isNotNull().isEqualTo(visitor().profileId());
    }

    @Test
    void aPayloadLoadedWithoutProfileTakesTheReturnedOneThoughItIsKnown() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        String first = model.draft().textProperty().get();
        model.send();
        model.load(first, null);

        model.send();

        assertThat(payload().profileId()).isNotNull().isEqualTo(visitor().profileId());
    }

    @Test
    void aRemedyIsForTheSourceThatWasSentAndAnotherChosenMeanwhileStays() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        model.draft().setId("source", "old-shop");
        model.send();
        model.draft().setId("source", "web-shop");

        model.remedy(Remedy.CREATE_SOURCE);

        assertThat(wiring.catalog().find(wiring.local(), "old-shop")).isInstanceOf(Reply.Ok.class);
        assertThat(payload().sourceId()).isEqualTo("web-shop");
    }

    @Test
    void anAnswerLeavesWithItsServer() {
        model.start();
        model.send();
        assertThat(model.answeredProperty().get()).isNotNull();

        state.serverProperty()
                .set(new TrackServer("other", "Other", wiring.local().url(), Duration.ofSeconds(5), List.of(), null));

        assertThat(model.answeredProperty().get()).isNull();
    }

    @Test
    void aCallFromTheHistoryBringsItsVisitorSoThatNobodyElseIsGivenTheirIds() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        Visitor ann = visitor();
        model.send();
        String sent = model.draft().textProperty().get();
        String annsProfile = visitor().profileId();
        model.visitors().newPerson();
        Visitor bob = visitor();

        model.load(sent, ann.id());
        model.send();

        assertThat(visitor().id()).isEqualTo(ann.id());
        assertThat(visitor().profileId()).isEqualTo(annsProfile);
        assertThat(Objects.requireNonNull(wiring.visitors().find(bob.id()))).isEqualTo(bob);
    }

    @Test
    void idsPutInByHandStayWhenThePersonIsRenamed() {
        model.start();
        model.draft().setId("session", "by-hand");

        model.visitors().rename(visitor().id(), "Ann");

        assertThat(visitor().name()).isEqualTo("Ann");
        assertThat(payload().sessionId()).isEqualTo("by-hand");
    }

    @Test
    void idsThatTheFileCouldNotTakeAreSentAllTheSameAndKeptOnRequest() {
        Database database = Database.open(folder.resolve("full"));
        wiring.proofs().setAlways(wiring.local(), false);
        Visitors visitors = new Visitors(new VisitorStore(database), number -> "Visitor " + number, Instant::now);
        String noise = new Random(7)
                .ints(300_000, 'a', 'z')
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        RawAnswer raw = new RawAnswer(200, List.of(), noise, noise.length(), false, Timing.NONE);
        SendEvents filling = new SendEvents(
                new CallStore(database),
                (_, _, _, _) -> {
                    limitPages(database, 1);
                    return new Answer.Accepted(raw, "p1", null, false, List.of());
                },
                _ -> List.of(),
                Instant::now);
        ComposeViewModel full = new ComposeViewModel(
                state,
                work,
                filling,
                wiring.proofs(),
                visitors,
                wiring.catalog(),
                wiring.drafts(),
                said,
                guard,
                _ -> {});
        full.start();

        full.send();

        assertThat(new TrackPayload(Json.object(full.draft().textProperty().get())).profileId())
                .isEqualTo("p1");
        assertThat(said.sentences.getLast()).contains("The disk is full");
        limitPages(database, 1_000_000);
        said.takeUp();
        assertThat(visitors.current(wiring.local().id()).profileId()).isEqualTo("p1");
        full.dispose();
        database.close();
    }

    private static void limitPages(Database database, int pages) {
        database.write(connection -> {
            try (var statement = connection.createStatement();
                    var limit = statement.executeQuery("PRAGMA max_page_count = " + pages)) {
                return limit.next();
            }
        });
    }

    @Test
    void whatWasTypedLastIsKeptWhenTheScreenEnds() {
        model.start();
        model.draft().typed("{\"last\": 1}");

        model.dispose();

        assertThat(wiring.drafts().load("compose")).isEqualTo("{\"last\": 1}");
    }

    @Test
    void theDraftOfLastTimeKeepsIdsPutInByHand() {
        model.start();
        model.draft().setId("session", "by-hand");
        model.dispose();

        ComposeViewModel next = model();
        next.start();

        assertThat(Json.object(next.draft().textProperty().get())
                        .at("/session/id")
                        .asString())
                .isEqualTo("by-hand");
        next.dispose();
    }

    @Test
    void anAnswerToNoEventsIsExplained() {
        wiring.catalog().createExample(wiring.local());
        model.start();
        model.draft().removeEvent(0);

        model.send();

        Answer.Accepted accepted = (Answer.Accepted)
                Objects.requireNonNull(model.answeredProperty().get()).answer();
        assertThat(accepted.nothingStored()).isTrue();
    }

    private ComposeViewModel model() {
        return new ComposeViewModel(
                state,
                work,
                wiring.sendEvents(),
                wiring.proofs(),
                wiring.visitors(),
                wiring.catalog(),
                wiring.drafts(),
                said,
                guard,
                _ -> {});
    }

    private TrackPayload payload() {
        return new TrackPayload(Json.object(model.draft().textProperty().get()));
    }

    private Visitor visitor() {
        return Objects.requireNonNull(model.visitors().visitorProperty().get());
    }
}
