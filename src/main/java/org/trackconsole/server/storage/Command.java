package org.trackconsole.server.storage;

import java.sql.SQLException;

/**
 * One thing to do to the file. It runs in the writing thread, alone; either all of it happens or nothing.
 *
 * @param <T> what it finds out
 */
@FunctionalInterface
public interface Command<T> {
    /** Reads and changes rows. May run only once. */
    T run(Sql sql) throws SQLException;

    /** Called in the writing thread, in the order of the changes, when the disk has them; before the caller goes on. */
    default void committed(T result) {}
}
