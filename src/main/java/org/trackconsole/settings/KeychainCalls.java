package org.trackconsole.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of a keychain that may hang, mostly because it waits for a person to unlock it. No caller waits longer than the
 * time-out, and none at all while an earlier call that ran out of time is still stuck.
 */
final class KeychainCalls {
    private static final Logger LOG = LoggerFactory.getLogger(KeychainCalls.class);

    private final Executor executor;
    private final Duration timeout;
    private volatile @Nullable Attempt<?> overdue;

    KeychainCalls(Executor executor, Duration timeout) {
        this.executor = executor;
        this.timeout = timeout;
    }

    /** What the keychain gives, or null where it gives nothing in time. */
    <T> @Nullable T call(Callable<T> work) {
        Attempt<?> earlier = overdue;
        if (earlier != null && earlier.running) {
            return null;
        }
        Attempt<T> attempt = new Attempt<>(work);
        FutureTask<T> task = new FutureTask<>(attempt);
        executor.execute(task);
        try {
            return task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            overdue = attempt;
            task.cancel(true);
            LOG.warn("The keychain did not answer within {} ms", timeout.toMillis());
            return null;
        } catch (InterruptedException _) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException failure) {
            tell(failure.getCause());
            return null;
        }
    }

    /** Only kinds of failures are logged: the words of a keychain may name accounts. */
    private static void tell(@Nullable Throwable cause) {
        switch (cause) {
            // Also how the library says that there is no such entry.
            case PasswordAccessException _ -> LOG.debug("The keychain has no such entry");
            case BackendNotSupportedException _ -> LOG.info("No keychain here; secrets last until the console ends");
            // Met on a locked Secret Service whose prompt was dismissed: a NullPointerException out of the library.
            case RuntimeException fault ->
                LOG.warn("The keychain failed with {}", fault.getClass().getSimpleName());
            case null, default -> throw new IllegalStateException("The keychain's library is broken", cause);
        }
    }

    /** Knows whether the keychain is still at it, which a cancelled task no longer does. */
    private static final class Attempt<T> implements Callable<T> {
        private final Callable<T> work;
        private volatile boolean running;

        Attempt(Callable<T> work) {
            this.work = work;
        }

        @Override
        public T call() throws Exception {
            running = true;
            try {
                return work.call();
            } finally {
                running = false;
            }
        }
    }
}
