package org.trackconsole.fx;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@link FxWork} for tests: work is done at once, on the caller's thread, and callbacks run as soon as they are attached.
 * A delayed action waits until {@link #elapse}. A failure that nobody took is thrown at the next use.
 */
public final class DirectFxWork implements FxWork {
    private final List<Done<?>> failed = new ArrayList<>();
    private List<Later> later = new ArrayList<>();

    @Override
    public <T> Job<T> run(String label, Callable<T> work) {
        throwUntaken();
        Done<T> job = new Done<>();
        try {
            job.result = work.call();
        } catch (Exception failure) {
            job.failure = failure;
            failed.add(job);
        }
        return job;
    }

    @Override
    public Job<Void> after(Duration delay, Runnable action) {
        throwUntaken();
        Later job = new Later(action);
        later.add(job);
        return job;
    }

    /** Lets all the time pass that was asked for until now. */
    public void elapse() {
        throwUntaken();
        List<Later> due = later;
        later = new ArrayList<>();
        for (Later job : due) {
            if (!job.cancelled) {
                job.action.run();
            }
        }
        throwUntaken();
    }

    private void throwUntaken() {
        if (!failed.isEmpty()) {
            Exception failure = failed.getFirst().failure;
            failed.clear();
            throw new AssertionError("Nobody took this failure", failure);
        }
    }

    private final class Done<T> implements Job<T> {
        private @Nullable T result;
        private @Nullable Exception failure;

        @Override
        public Job<T> onEnd(Runnable action) {
            action.run();
            return this;
        }

        @Override
        public Job<T> onDone(Consumer<? super T> action) {
            if (failure == null && result != null) {
                action.accept(result);
            }
            return this;
        }

        @Override
        public Job<T> onFail(Consumer<? super Exception> action) {
            if (failure != null) {
                failed.remove(this);
                action.accept(failure);
            }
            return this;
        }

        @Override
        public void cancel() {
            failed.remove(this);
        }
    }

    private static final class Later implements Job<Void> {
        private final Runnable action;
        private boolean cancelled;

        Later(Runnable action) {
            this.action = action;
        }

        @Override
        public Job<Void> onEnd(Runnable action) {
            throw new UnsupportedOperationException("The delayed action is all there is");
        }

        @Override
        public Job<Void> onDone(Consumer<? super Void> action) {
            throw new UnsupportedOperationException("The delayed action is all there is");
        }

        @Override
        public Job<Void> onFail(Consumer<? super Exception> action) {
            throw new UnsupportedOperationException("The delayed action is all there is");
        }

        @Override
        public void cancel() {
            cancelled = true;
        }
    }
}
