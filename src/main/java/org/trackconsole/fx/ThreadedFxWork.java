package org.trackconsole.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** {@link FxWork} on one virtual thread a job. */
public final class ThreadedFxWork implements FxWork {
    private final Thread.UncaughtExceptionHandler unhandled;

    /** @param unhandled is told of failures that nobody takes, on the JavaFX thread */
    public ThreadedFxWork(Thread.UncaughtExceptionHandler unhandled) {
        this.unhandled = unhandled;
    }

    @Override
    public <T> Job<T> run(String label, Callable<T> work) {
        Background<T> job = new Background<>();
        job.thread = Thread.ofVirtual()
                .name(label)
                .uncaughtExceptionHandler(unhandled)
                .start(() -> job.execute(work));
        return job;
    }

    @Override
    public Job<Void> after(Duration delay, Runnable action) {
        // A timeline of no length never reaches its end.
        double millis = Math.max(1, delay.toMillis());
        Timeline timeline = new Timeline(new KeyFrame(javafx.util.Duration.millis(millis), _ -> action.run()));
        timeline.play();
        return new Delayed(timeline);
    }

    private final class Background<T> implements Job<T> {
        private @Nullable Thread thread;
        private Runnable end = () -> {};
        private @Nullable Consumer<? super T> done;
        private @Nullable Consumer<? super Exception> fail;
        private boolean cancelled;

        private void execute(Callable<T> work) {
            try {
                T result = work.call();
                Platform.runLater(() -> finish(result));
            } catch (Exception failure) {
                // Not hidden: it is handed to the caller's onFail, or to the handler of uncaught errors.
                Platform.runLater(() -> fail(failure));
            } catch (Error error) {
                // The screen that waits for it must not wait for ever, such as when memory ran out for one body.
                Platform.runLater(() -> fail(error));
            }
        }

        private void finish(T result) {
            if (cancelled) {
                return;
            }
            end.run();
            if (done != null) {
                done.accept(result);
            }
        }

        private void fail(Exception failure) {
            if (cancelled) {
                return;
            }
            end.run();
            if (fail == null) {
                unhandled.uncaughtException(Thread.currentThread(), failure);
            } else {
                fail.accept(failure);
            }
        }

        private void fail(Error error) {
            unhandled.uncaughtException(Thread.currentThread(), error);
            if (cancelled) {
                return;
            }
            end.run();
            if (fail != null) {
                fail.accept(new ExecutionException(error));
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
            if (thread != null) {
                thread.interrupt();
            }
        }
    }

    private record Delayed(Timeline timeline) implements Job<Void> {
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
            timeline.stop();
        }
    }
}
