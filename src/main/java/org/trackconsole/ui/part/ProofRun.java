package org.trackconsole.ui.part;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Proof;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Baseline;
import org.trackconsole.service.Proofs;
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
    private final ReadOnlyObjectWrapper<View> view = new ReadOnlyObjectWrapper<>(View.NONE);
    private final Set<CancelSignal> underWay = new HashSet<>();
    private @Nullable CancelSignal shown;

    /** @param notKept is told of a proof that could not be kept with its call */
    public ProofRun(FxWork work, Proofs proofs, Consumer<StorageException> notKept) {
        this.work = work;
        this.proofs = proofs;
        this.notKept = notKept;
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

    /** Turns to another call. */
    public void show(@Nullable Proof kept) {
        shown = null;
        view.set(new View(kept, false));
    }

    /** Begins to prove and shows it. */
    public void begin(Subject subject) {
        CancelSignal stop = new CancelSignal();
        AtomicReference<@Nullable Proof> latest = new AtomicReference<>();
        underWay.add(stop);
        shown = stop;
        view.set(new View(null, true));
        work.run(
                        "prove",
                        () -> proofs.prove(
                                subject.server(),
                                subject.payload(),
                                subject.call(),
                                subject.answer(),
                                subject.baseline(),
                                stop,
                                latest::set))
                .onEnd(() -> {
                    underWay.remove(stop);
                    // After a fault it must not look as if it were still under way.
                    show(stop, new View(latest.get(), false));
                })
                .onDone(proven -> {
                    show(stop, new View(proven.proof(), false));
                    if (proven.notKept() != null) {
                        notKept.accept(proven.notKept());
                    }
                });
        tick(stop, latest);
    }

    /** Ends the proof that is shown; what was seen until then stays. */
    public void stop() {
        if (shown != null) {
            shown.fire();
        }
    }

    /** Ends everything. */
    public void dispose() {
        Set.copyOf(underWay).forEach(CancelSignal::fire);
    }

    private void show(CancelSignal of, View now) {
        if (of.equals(shown)) {
            view.set(now);
        }
    }

    /** The proof tells of its progress on a thread of its own; it is looked at from here. */
    private void tick(CancelSignal stop, AtomicReference<@Nullable Proof> latest) {
        if (underWay.contains(stop)) {
            show(stop, new View(latest.get(), true));
            work.after(TICK, () -> tick(stop, latest));
        }
    }
}
