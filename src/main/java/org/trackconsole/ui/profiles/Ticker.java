package org.trackconsole.ui.profiles;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.service.Progress;

/** Looks at the progress of long work some times a second. JavaFX thread. */
final class Ticker {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final FxWork work;
    private final Consumer<Progress.State> shown;
    private FxWork.@Nullable Job<Void> next;

    /** @param shown is given what there is to show */
    Ticker(FxWork work, Consumer<Progress.State> shown) {
        this.work = work;
        this.shown = shown;
    }

    void follow(Progress progress) {
        shown.accept(progress.state());
        next = work.after(PAUSE, () -> follow(progress));
    }

    void stop() {
        if (next != null) {
            next.cancel();
            next = null;
        }
    }
}
