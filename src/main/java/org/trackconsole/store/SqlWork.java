package org.trackconsole.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work on the file: all of it counts, or none.
 *
 * @param <T> what it brings back
 */
@FunctionalInterface
public interface SqlWork<T extends @Nullable Object> {
    /** Does the work inside the transaction that is open on the connection; it must neither end it nor keep the connection. */
    T on(Connection connection) throws SQLException;
}
