package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.wire.DamagedRecordException;

/** A few platform threads, each with a connection of its own, that read what is committed. */
public final class Readers {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final BlockingQueue<Sql> idle;
    private final ExecutorService threads;

    /**
     * @param name what their threads are called
     * @param connections one a thread
     * @param room how many queries may wait
     */
    Readers(String name, List<Sql> connections, int room) {
        idle = new ArrayBlockingQueue<>(connections.size(), false, connections);
        threads = new ThreadPoolExecutor(
                connections.size(),
                connections.size(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(room),
                Thread.ofPlatform().name(name, 1).factory());
    }

    /**
     * Reads something.
     *
     * @param <T> what
     */
    @FunctionalInterface
    public interface Query<T> {
        T run(Sql sql) throws SQLException;
    }

    /**
     * Runs a query and waits for it. Any thread.
     *
     * @return Busy at once where too many queries wait
     */
    public <T> Result<T> read(Query<T> query) {
        CompletableFuture<Result<T>> outcome;
        try {
            outcome = CompletableFuture.supplyAsync(() -> run(query), threads);
        } catch (RejectedExecutionException _) {
            return new Result.Busy<>();
        }
        return outcome.join();
    }

    private <T> Result<T> run(Query<T> query) {
        // There are as many connections as threads, so one is always there.
        Sql sql = idle.remove();
        try {
            return new Result.Done<>(query.run(sql));
        } catch (SQLException failure) {
            StorageFault fault = StorageFault.of(failure);
            LOG.error("A query failed: {}", fault, failure);
            return new Result.Failed<>(fault);
        } catch (DamagedRecordException damage) {
            LOG.error("A query failed: {}", StorageFault.DAMAGED, damage);
            return new Result.Failed<>(StorageFault.DAMAGED);
        } finally {
            idle.add(sql);
        }
    }

    /** Finishes what waits and closes the connections. */
    void stop() throws InterruptedException, SQLException {
        threads.shutdown();
        while (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            LOG.warn("A query is still running.");
        }
        for (Sql sql : idle) {
            sql.close();
        }
    }
}
