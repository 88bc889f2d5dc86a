package org.trackconsole.server.storage;

import java.sql.SQLException;

/**
 * One thing to do to the file. It runs in the writing thread, alone; either all of it happens or nothing. Where another
 * command of the same commit fails, what this one did is undone and it runs once more.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface Command<T> {
    /** Reads and changes rows, and nothing but rows: it may run twice. */
    T run(Sql sql) throws SQLException;

    /** Whether it makes transactions of its own, so that it must not run within the one that others share. */
    default boolean isAlone() {
        return false;
    }

    /**
     * Called in the writing thread, in the order of the changes, when they are committed and every reader sees them;
     * before the disk has them, and before the caller goes on.
     */
    default void committed(T result) {}
}
