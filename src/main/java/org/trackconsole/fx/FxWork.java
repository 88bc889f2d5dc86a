package org.trackconsole.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The only way from the JavaFX thread to background work and back. Methods are called, and callbacks run, on the
 * JavaFX thread.
 */
public interface FxWork {

    /**
     * Runs blocking work elsewhere. Callbacks are attached to the returned job before control goes back to JavaFX;
     * a failure that no {@code onFail} takes reaches the application's handler of uncaught errors. An {@link Error} reaches
     * it in any case; {@code onFail} is given an {@link java.util.concurrent.ExecutionException} around it.
     *
     * @param label names the work in the log and in a thread dump; not shown
     */
    <T> Job<T> run(String label, Callable<T> work);

    /** Runs the action here once the delay is over; cancel the job to take it back. */
    Job<Void> after(Duration delay, Runnable action);

    /**
     * Work under way.
     *
     * @param <T> what it brings
     */
    interface Job<T> {
        /** Runs when the work is over, well or not and before what is told of it, unless the job was cancelled. */
        Job<T> onEnd(Runnable action);

        /** Is given the result, unless the job was cancelled. */
        Job<T> onDone(Consumer<? super T> action);

        /** Is given the failure, unless the job was cancelled. */
        Job<T> onFail(Consumer<? super Exception> action);

        /** Interrupts the work and drops its callbacks. */
        void cancel();
    }
}
