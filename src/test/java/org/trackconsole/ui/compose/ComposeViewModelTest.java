package org.trackconsole.ui.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SessionLog;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Notices;

/** The Compose screen's logic over the real services and a real local server, all on this thread. */
class ComposeViewModelTest {
    @TempDir
    private Path folder;

    private final DirectFxWork work = new DirectFxWork();
    private final Said said = new Said();
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

        model.remedies().run(Remedy.CREATE_SOURCE);
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

        model.remedies().run(Remedy.ENABLE_SOURCE);
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
    void idsThatCouldNotBeWrittenIntoBrokenTextAreWrittenOnceItIsMended() {
        model.start();
        String text = model.draft().textProperty().get();
        model.draft().typed(text + "}");
        model.visitors().newVisit();

        model.draft().typed(text);

        assertThat(payload().sessionId()).isEqualTo(visitor().sessionId());
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
        model.load(first);

        model.send();

        assertThat(payload().profileId()).isNotNull().isEqualTo(visitor().profileId());
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
                state, work, wiring.sendEvents(), wiring.visitors(), wiring.catalog(), wiring.drafts(), said, _ -> {});
    }

    private TrackPayload payload() {
        return new TrackPayload(Json.object(model.draft().textProperty().get()));
    }

    private Visitor visitor() {
        return Objects.requireNonNull(model.visitors().visitorProperty().get());
    }

    /** Keeps what was said, and what the last sentence offered. */
    private static final class Said implements Notices {
        private final List<String> sentences = new ArrayList<>();
        private @Nullable Runnable offer;

        @Override
        public void say(String sentence) {
            sentences.add(sentence);
        }

        @Override
        public void say(String sentence, String actionName, Runnable action) {
            sentences.add(sentence);
            offer = action;
        }

        void takeUp() {
            Objects.requireNonNull(offer, "Nothing was offered").run();
        }
    }
}
