package org.trackconsole.ui.sources;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;

/** Work that is done when the test says so, as if the server took its time. */
final class HeldFxWork implements FxWork {
    private final Deque<Held<?>> jobs = new ArrayDeque<>();

    /** Does all the work there is, also what it gives rise to. */
    void finish() throws Exception {
        while (!jobs.isEmpty()) {
            jobs.removeFirst().finish();
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
        throw new UnsupportedOperationException("Nothing here waits");
    }

    private static final class Held<T> implements Job<T> {
        private final Callable<T> work;
        private @Nullable Consumer<? super T> done;
        private boolean cancelled;

        Held(Callable<T> work) {
            this.work = work;
        }

        void finish() throws Exception {
            if (!cancelled) {
                T result = work.call();
                if (done != null) {
                    done.accept(result);
                }
            }
        }

        @Override
        public Job<T> onDone(Consumer<? super T> action) {
            done = action;
            return this;
        }

        @Override
        public Job<T> onFail(Consumer<? super Exception> action) {
            return this;
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
