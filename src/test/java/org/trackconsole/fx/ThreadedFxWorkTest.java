package org.trackconsole.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ThreadedFxWorkTest {
    private final ThreadedFxWork work = new ThreadedFxWork((_, failure) -> {
        throw new AssertionError(failure);
    });

    @Test
    void aDelayOfNothingIsOverSoon() {
        AtomicBoolean done = new AtomicBoolean();

        FxThread.run(() -> work.after(Duration.ZERO, () -> done.set(true)));
        for (int tries = 0; !done.get() && tries < 100; tries++) {
            FxThread.settle();
        }

        assertThat(done).isTrue();
    }

    @Test
    void aDelayThatWasCancelledDoesNothing() {
        AtomicBoolean done = new AtomicBoolean();

        FxThread.run(
                () -> work.after(Duration.ofMillis(1), () -> done.set(true)).cancel());
        FxThread.settle();

        assertThat(done).isFalse();
    }
}
