package org.trackconsole.fx;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** {@link FxWork} that is done when the test says so, as if what it waits for took its time. */
public final class HeldFxWork implements FxWork {
    private final Deque<Held<?>> jobs = new ArrayDeque<>();

    /** Does all the work there is, also what it gives rise to; a failure that nobody takes is thrown. */
    public void finish() throws Exception {
        while (!jobs.isEmpty()) {
            jobs.removeFirst().finish();
        }
    }

    /** All the work there is fails in this way; only those who asked for it learn of it. */
    public void fail(Exception failure) {
        while (!jobs.isEmpty()) {
            jobs.removeFirst().fail(failure);
        }
    }

    @Override
    public <T> Job<T> run(String label, Callable<T> work) {
        Held<T> job = new Held<>(work);
        jobs.add(job);
        return job;
    }

    @Override
    public Job<Void> after(Duration delay, Runnable action) {
        // Time does not pass here.
        return new Held<>(() -> null);
    }

    private static final class Held<T> implements Job<T> {
        private final Callable<T> work;
        private Runnable end = () -> {};
        private @Nullable Consumer<? super T> done;
        private @Nullable Consumer<? super Exception> fail;
        private boolean cancelled;

        Held(Callable<T> work) {
            this.work = work;
        }

        void finish() throws Exception {
            if (cancelled) {
                return;
            }
            T result;
            try {
                result = work.call();
            } catch (Exception failure) {
                if (fail == null) {
                    throw failure;
                }
                fail(failure);
                return;
            }
            end.run();
            if (done != null) {
                done.accept(result);
            }
        }

        void fail(Exception failure) {
            if (!cancelled) {
                end.run();
                if (fail != null) {
                    fail.accept(failure);
                }
            }
        }

        @Override
        public Job<T> onEnd(Runnable action) {
            end = action;
            return this;
        }

        @Override
        public Job<T> onDone(Consumer<? super T> action) {
            done = action;
            return this;
        }

        @Override
        public Job<T> onFail(Consumer<? super Exception> action) {
            fail = action;
            return this;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
