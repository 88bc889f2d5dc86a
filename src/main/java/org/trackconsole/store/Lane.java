package org.trackconsole.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads that do units of work in the order they come, each on a connection that no other thread has at the
 * time. SQLite's native calls would pin the carrier of a virtual thread, so callers wait here instead.
 */
final class Lane implements AutoCloseable {
    private final ExecutorService threads;
    private final List<Connection> connections;
    private final BlockingQueue<Connection> idle;
    private final String begin;

    /**
     * @param name of the threads
     * @param connections one for each thread; closed with the lane
     * @param begin the statement that opens a transaction
     */
    Lane(String name, List<Connection> connections, String begin) {
        ThreadFactory factory = Thread.ofPlatform().name(name, 1).daemon().factory();
        this.threads = Executors.newFixedThreadPool(connections.size(), factory);
        this.connections = connections;
        this.idle = new LinkedBlockingQueue<>(connections);
        this.begin = begin;
    }

    /**
     * Does the work in a transaction and waits for its end. An interrupt does not cut it short: half-known writes help
     * nobody; the thread's interrupted state is kept.
     *
     * @throws StorageException if the file could not do it; runtime exceptions of the work itself come through as they are
     */
    <T extends @Nullable Object> T run(SqlWork<T> work) {
        Future<T> future;
        try {
            future = threads.submit(() -> inTransaction(work));
        } catch (RejectedExecutionException _) {
            throw StorageException.closed();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            throw unwrapped(failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private <T extends @Nullable Object> T inTransaction(SqlWork<T> work) throws SQLException {
        // There are as many connections as threads, so one is always idle here.
        Connection connection = idle.remove();
        boolean kept = false;
        try {
            Sql.run(connection, begin);
            T result = work.on(connection);
            Sql.run(connection, "COMMIT");
            kept = true;
            return result;
        } finally {
            if (!kept) {
                rollBack(connection);
            }
            idle.add(connection);
        }
    }

    static void rollBack(Connection connection) {
        try {
            Sql.run(connection, "ROLLBACK");
        } catch (SQLException _) {
            // On a full disk and the like SQLite has rolled back by itself; the first failure is under way to the
            // caller.
        }
    }

    private static RuntimeException unwrapped(ExecutionException failure) {
        return switch (failure.getCause()) {
            case SQLException problem -> StorageException.of(problem);
            case RuntimeException bug -> bug;
            case Error bug -> throw bug;
            case null, default -> new IllegalStateException(failure);
        };
    }

    /** Does what is still queued, then closes the connections. */
    @Override
    public void close() {
        threads.shutdown();
        boolean interrupted = false;
        while (!threads.isTerminated()) {
            try {
                var _ = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException problem) {
                throw StorageException.of(problem);
            }
        }
    }
}
