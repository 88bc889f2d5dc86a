package org.trackconsole.ui.compose;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.TimeText;
import org.trackconsole.model.Answer;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Baseline;
import org.trackconsole.service.Proofs;
import org.trackconsole.service.Sent;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ProofAbout;
import org.trackconsole.ui.part.ProofRun;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Notices;

/** Whether what Compose sends is proven, remembered for each server, and the proof of the latest call. */
final class SendingProof {
    private final AppState state;
    private final FxWork work;
    private final Proofs proofs;
    private final Notices notices;
    private final ProofRun run;
    private final ReadOnlyBooleanWrapper always = new ReadOnlyBooleanWrapper(false);
    private ProofRun.@Nullable Subject latest;

    SendingProof(AppState state, FxWork work, Proofs proofs, Notices notices) {
        this.state = state;
        this.work = work;
        this.proofs = proofs;
        this.notices = notices;
        run = new ProofRun(
                work,
                proofs,
                problem -> notices.say(Texts.text("compose.prove.notKept", StorageWords.sentence(problem))),
                state::callsChanged);
    }

    /** Whether every call to the chosen server is proven. */
    ReadOnlyBooleanProperty alwaysProperty() {
        return always.getReadOnlyProperty();
    }

    /** The proof of the latest call. */
    ProofRun run() {
        return run;
    }

    /** Whether the latest call can be proven. */
    boolean possible() {
        return latest != null;
    }

    /** Another server was chosen, which has a switch of its own. */
    void follow(TrackServer server) {
        forget();
        work.run("read proof switch", () -> proofs.always(server))
                .onDone(now -> {
                    if (state.server().id().equals(server.id())) {
                        always.set(now);
                    }
                })
                .onFail(failure -> notices.say(StorageWords.sentence("compose.prove.notRead", failure)));
    }

    /** Proves every call to the chosen server from now on, or none by itself. */
    void setAlways(boolean now) {
        if (now == always.get()) {
            return;
        }
        always.set(now);
        TrackServer server = state.server();
        work.run("keep proof switch", () -> {
                    proofs.setAlways(server, now);
                    return now;
                })
                .onFail(failure -> notices.say(StorageWords.sentence("compose.prove.switchNotKept", failure)));
    }

    /** Reads what the payload is about to change; blocks. */
    Baseline before(TrackServer server, TrackPayload payload) {
        return proofs.before(server, payload);
    }

    /**
     * A call was answered.
     *
     * @param baseline what was read before; null where this call is not to be proven by itself
     */
    void answered(Sent sent, TrackServer server, TrackPayload payload, @Nullable Baseline baseline) {
        forget();
        if (sent.answer() instanceof Answer.Accepted accepted && !accepted.nothingStored()) {
            latest = new ProofRun.Subject(
                    server, payload, sent.call(), accepted, baseline == null ? Baseline.NONE : baseline);
            if (baseline != null) {
                run.begin(latest);
            }
        }
    }

    /** Proves the latest call, or once more. */
    void prove() {
        if (latest != null && !run.viewProperty().get().running()) {
            run.begin(latest);
        }
    }

    /** There is no latest call any more. */
    void forget() {
        latest = null;
        run.showNone();
    }

    /** What the proof is about, for whoever it is sent to. */
    String about() {
        return latest == null
                ? ""
                : ProofAbout.of(
                        latest.server(),
                        latest.call(),
                        TimeText.of(state.utcProperty().get()));
    }
}
