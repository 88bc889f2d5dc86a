package org.trackconsole.ui.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ArrivalCheck;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.WriteGuard;

/** Checks whether events of sources arrive; several sources may be checked at once, each once at a time. */
final class SourceArrival {
    private static final Duration TICK = Duration.ofMillis(200);

    private final AppState state;
    private final FxWork work;
    private final ArrivalCheck check;
    private final WriteGuard guard;
    private final Consumer<SourceEntry> arrived;
    private final Map<SourceEntry, FxWork.Job<ArrivalCheck.Outcome>> running = new HashMap<>();

    /** @param arrived is told of a source through which an event has just come */
    SourceArrival(AppState state, FxWork work, ArrivalCheck check, WriteGuard guard, Consumer<SourceEntry> arrived) {
        this.state = state;
        this.work = work;
        this.check = check;
        this.guard = guard;
        this.arrived = arrived;
    }

    /** Whether an event can be sent through the source as the server has it. */
    boolean canCheck(SourceEntry entry) {
        Source saved = entry.form().saved();
        return saved != null && ArrivalCheck.canCheck(saved);
    }

    /** Sends the event, unless one of this source is under way. */
    void check(SourceEntry entry) {
        Source saved = entry.form().saved();
        if (saved == null || running.containsKey(entry)) {
            return;
        }
        TrackServer server = state.server();
        guard.ask(server, Texts.text("sources.guard.arrival", saved.name()), () -> run(server, entry, saved));
    }

    private void run(TrackServer server, SourceEntry entry, Source saved) {
        Progress progress = new Progress();
        entry.setArrival(progress.latest());
        FxWork.Job<ArrivalCheck.Outcome> job = work.run("check arrival", () -> check.run(server, saved, progress));
        running.put(entry, job);
        job.onEnd(() -> running.remove(entry)).onDone(outcome -> {
            entry.setArrival(new ArrivalState.Over(outcome, Instant.now()));
            if (outcome instanceof ArrivalCheck.Outcome.Arrived) {
                arrived.accept(entry);
            }
        });
        tick(entry, job, progress);
    }

    /** Stops waiting; the event may have been sent. */
    void stop(SourceEntry entry) {
        FxWork.Job<ArrivalCheck.Outcome> job = running.remove(entry);
        if (job != null && entry.arrivalProperty().get() instanceof ArrivalState.UnderWay(Duration accepted, var _)) {
            job.cancel();
            entry.setArrival(new ArrivalState.Over(ArrivalCheck.stopped(accepted, Duration.ZERO), Instant.now()));
        }
    }

    /** Stops everything. */
    void dispose() {
        running.values().forEach(FxWork.Job::cancel);
        running.clear();
    }

    /** The check tells of its progress on a thread of its own; it is looked at from here. */
    private void tick(SourceEntry entry, FxWork.Job<ArrivalCheck.Outcome> job, Progress progress) {
        if (!job.equals(running.get(entry))) {
            return;
        }
        entry.setArrival(progress.latest());
        work.after(TICK, () -> tick(entry, job, progress));
    }

    /** How far it has come; told on one thread, looked at on another. */
    private static final class Progress implements ArrivalCheck.Listener {
        private final AtomicReference<ArrivalState.UnderWay> latest =
                new AtomicReference<>(new ArrivalState.UnderWay(null, null));

        @Override
        public void accepted(Duration took) {
            latest.set(new ArrivalState.UnderWay(took, null));
        }

        @Override
        public void asked(@Nullable Duration wait) {
            latest.updateAndGet(now -> new ArrivalState.UnderWay(now.accepted(), wait));
        }

        ArrivalState.UnderWay latest() {
            return latest.get();
        }
    }
}
