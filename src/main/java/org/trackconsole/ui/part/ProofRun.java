package org.trackconsole.ui.part;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Proof;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Baseline;
import org.trackconsole.service.Proofs;
import org.trackconsole.service.RunningProof;
import org.trackconsole.store.StorageException;

/**
 * The proof of the call that a screen shows: none, under way, or over. One that is under way goes on when the screen
 * turns to another call, and is kept. JavaFX thread.
 */
public final class ProofRun {
    private static final Duration TICK = Duration.ofMillis(150);

    private final FxWork work;
    private final Proofs proofs;
    private final Consumer<StorageException> notKept;
    private final Runnable ended;
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.NONE);
    private final Set<RunningProof> underWay = new HashSet<>();
    private @Nullable RunningProof shown;
    private FxWork.@Nullable Job<Void> tick;

    /**
     * Shows none at first.
     *
     * @param notKept is told of a proof that could not be kept with its call
     * @param ended runs whenever a proof is over and kept, for whoever shows calls without following their proofs
     */
    public ProofRun(FxWork work, Proofs proofs, Consumer<StorageException> notKept, Runnable ended) {
        this.work = work;
        this.proofs = proofs;
        this.notKept = notKept;
        this.ended = ended;
    }

    /**
     * What there is to show.
     *
     * @param proof as far as it has come; null where there is none yet
     * @param running whether it is under way
     */
    public record View(@Nullable Proof proof, boolean running) {
        /** Nothing was proven. */
        public static final View NONE = new View(null, false);
    }

    /**
     * What is to be proven.
     *
     * @param server as it can be signed in to
     * @param call as it was completed
     * @param baseline what was read before sending
     */
    public record Subject(
            TrackServer server, TrackPayload payload, Call call, Answer.Accepted answer, Baseline baseline) {}

    /** What there is to show. */
    public ReadOnlyObjectProperty<View> viewProperty() {
        return view.getReadOnlyProperty();
    }

    /** Turns to a call; a proof of it that is under way is followed, whichever screen began it. */
    public void show(Proofs.Known known) {
        RunningProof running = known.running() == null ? proofs.running(known.callId()) : known.running();
        if (running == null) {
            leave();
            view.set(new View(known.kept(), false));
        } else {
            follow(running);
        }
    }

    /** Turns to no call. */
    public void showNone() {
        leave();
        view.set(View.NONE);
    }

    /** Begins to prove and shows it; a proof of the same call that is under way is followed instead. */
    public void begin(Subject subject) {
        RunningProof begun = proofs.begin(subject.call());
        if (begun == null) {
            RunningProof running = proofs.running(subject.call().id());
            if (running != null) {
                follow(running);
            }
            return;
        }
        follow(begun);
        prove(subject, begun);
    }

    /** Begins to prove a call that need not be the one that is shown; it is followed once the screen turns to it. */
    public void beginUnshown(Subject subject) {
        RunningProof begun = proofs.begin(subject.call());
        if (begun != null) {
            prove(subject, begun);
        }
    }

    private void prove(Subject subject, RunningProof begun) {
        underWay.add(begun);
        work.run(
                        "prove",
                        () -> proofs.prove(
                                subject.server(),
                                subject.payload(),
                                subject.call(),
                                subject.answer(),
                                subject.baseline(),
                                begun))
                .onEnd(() -> {
                    underWay.remove(begun);
                    // After a fault it must not look as if it were still under way.
                    if (begun.equals(shown)) {
                        follow(begun);
                    }
                    ended.run();
                })
                .onDone(proven -> {
                    if (proven.notKept() != null) {
                        notKept.accept(proven.notKept());
                    }
                });
    }

    /** Ends the proof that is shown; what was seen until then stays. */
    public void stop() {
        if (shown != null) {
            shown.stop();
        }
    }

    /** Ends everything that was begun here. */
    public void dispose() {
        leave();
        Set.copyOf(underWay).forEach(RunningProof::stop);
    }

    private void leave() {
        shown = null;
        if (tick != null) {
            tick.cancel();
            tick = null;
        }
    }

    /** The proof tells of its progress on a thread of its own; it is looked at from here. */
    private void follow(RunningProof proof) {
        leave();
        shown = proof;
        // In this order: what is seen of one that is over is its end.
        boolean over = proof.over();
        view.set(new View(proof.latest(), !over));
        if (!over) {
            tick = work.after(TICK, () -> follow(proof));
        }
    }
}
