package org.trackconsole.server.storage;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command with what became of it. The writing thread runs it, and hands it over once; only the future is for any
 * thread.
 */
final class Job<T> {
    private static final Logger LOG = LoggerFactory.getLogger(Job.class);

    private final Command<T> command;
    private final CompletableFuture<Result<T>> outcome = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable StorageFault fault;
    private @Nullable Throwable bug;

    Job(Command<T> command) {
        this.command = command;
    }

    /** Completed when the disk has what the command did, or nothing of it was written. */
    CompletableFuture<Result<T>> outcome() {
        return outcome;
    }

    /** Whether it makes transactions of its own. */
    boolean isAlone() {
        return command.isAlone();
    }

    /** Runs the command; what it throws is found again, and told, when it runs by itself. */
    void runFreely(Sql sql) throws SQLException {
        result = command.run(sql);
    }

    void runAlone(Sql sql) {
        try {
            result = command.run(sql);
        } catch (SQLException failure) {
            fault = StorageFault.of(failure);
            LOG.error("A command was not carried out: {}", fault, failure);
        } catch (RuntimeException | Error failure) {
            bug = failure;
        }
    }

    /**
     * Runs the command so that it can be undone alone.
     *
     * @return why it failed and was undone; null where it did not, or by a bug
     */
    @Nullable
    SQLException run(Sql sql) throws SQLException {
        result = null;
        sql.update("SAVEPOINT command");
        try {
            result = command.run(sql);
            sql.update("RELEASE command");
            return null;
        } catch (SQLException failure) {
            fault = StorageFault.of(failure);
            undo(sql, failure);
            return failure;
        } catch (RuntimeException | Error failure) {
            // It is the caller's to report; the thread that everybody waits for must live on.
            bug = failure;
            undo(sql, failure);
            return null;
        }
    }

    /**
     * Takes back what the command did. After a full disk, SQLite has taken back the whole transaction already; then
     * everything in it has failed of the same cause.
     */
    private static void undo(Sql sql, Throwable cause) throws SQLException {
        try {
            sql.update("ROLLBACK TO command");
            sql.update("RELEASE command");
        } catch (SQLException gone) {
            throw cause instanceof SQLException first ? first : gone;
        }
    }

    /** Its commit has happened: tells the command, whose caller still waits for the disk. Writing thread. */
    void committed() {
        T value = result;
        if (bug == null && fault == null && value != null) {
            try {
                command.committed(value);
            } catch (RuntimeException | Error failure) {
                // As above: others share this commit, and it has happened.
                bug = failure;
            }
        }
    }

    /** The disk has what it did: lets its caller go on. */
    void finish() {
        T value = result;
        if (bug != null) {
            outcome.completeExceptionally(bug);
        } else if (fault != null || value == null) {
            fail(fault == null ? StorageFault.OTHER : fault);
        } else {
            outcome.complete(new Result.Done<>(value));
        }
    }

    /** Nobody can say that the disk has it: its caller hears so. */
    void fail(StorageFault why) {
        outcome.complete(new Result.Failed<>(why));
    }

    void turnAway() {
        outcome.complete(new Result.Busy<>());
    }
}
