package org.trackconsole.ui.shell;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Contact;
import org.trackconsole.model.TrackServer;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Health;

/**
 * Keeps what is known of the chosen server true: asks it when it is chosen, when a person wants it, and when a call of
 * any screen ended other than what is shown lets expect. JavaFX thread.
 */
final class HealthWatch {
    /** A server that comes and goes is asked no more often. */
    private static final Duration TICK = Duration.ofSeconds(3);

    private final AppState state;
    private final FxWork work;
    private final Function<TrackServer, Health> probe;
    private final Function<TrackServer, @Nullable Contact> lastContact;
    private @Nullable Contact seen;
    private FxWork.@Nullable Job<Health> test;
    private FxWork.@Nullable Job<Void> tick;

    /**
     * Watches the chosen server from now on.
     *
     * @param probe tests a connection; blocks
     * @param lastContact how the last call to a server ended; null where there was none
     */
    HealthWatch(
            AppState state,
            FxWork work,
            Function<TrackServer, Health> probe,
            Function<TrackServer, @Nullable Contact> lastContact) {
        this.state = state;
        this.work = work;
        this.probe = probe;
        this.lastContact = lastContact;
        state.serverProperty().subscribe(_ -> test());
        tick = work.after(TICK, this::look);
    }

    /** Asks the chosen server how it is; until it answers nothing is known of it. */
    void test() {
        state.healthProperty().set(new Health.Unknown());
        ask();
    }

    /** Ends the watch. */
    void stop() {
        if (tick != null) {
            tick.cancel();
            tick = null;
        }
        if (test != null) {
            test.cancel();
            test = null;
        }
    }

    private void ask() {
        if (test != null) {
            test.cancel();
        }
        TrackServer server = state.server();
        FxWork.Job<Health> begun = work.run("test connection", () -> probe.apply(server));
        test = begun;
        begun.onEnd(() -> {
                    test = null;
                    // The test itself is no news.
                    seen = lastContact.apply(server);
                })
                .onDone(health -> state.healthProperty().set(health));
    }

    private void look() {
        tick = work.after(TICK, this::look);
        Contact now = lastContact.apply(state.server());
        if (test != null || now == null || now.equals(seen)) {
            return;
        }
        seen = now;
        Health shown = state.healthProperty().get();
        if (now.answered() ? shown instanceof Health.Down : shown instanceof Health.Up) {
            // What is shown stays meanwhile: it may well be true, such as after one call that was lost.
            ask();
        }
    }
}
