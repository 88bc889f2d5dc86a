package org.trackconsole.fx;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ThreadedFxWorkTest {
    private final ThreadedFxWork work = new ThreadedFxWork((_, failure) -> {
        throw new AssertionError(failure);
    });

    @Test
    void anErrorEndsTheWorkAsAFailureAndReachesTheHandlerOfUncaughtErrors() throws InterruptedException {
        Error error = new OutOfMemoryError("of a test");
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        List<Object> told = new CopyOnWriteArrayList<>();
        CountDownLatch failed = new CountDownLatch(1);

        FxThread.run(() -> new ThreadedFxWork((_, failure) -> uncaught.add(failure))
                .run("fail", () -> {
                    throw error;
                })
                .onEnd(() -> told.add("end"))
                .onFail(failure -> {
                    told.add(Objects.requireNonNull(failure.getCause()));
                    failed.countDown();
                }));

        assertThat(failed.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(told).containsExactly("end", error);
        assertThat(uncaught).containsExactly(error);
    }

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
