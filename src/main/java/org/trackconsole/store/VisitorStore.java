package org.trackconsole.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Where visitors are kept. Each method is one unit of work: all of it counts, or none. */
public final class VisitorStore {
    private final Database database;

    /** @param database stays open for as long as this is used */
    public VisitorStore(Database database) {
        this.database = database;
    }

    /**
     * What one unit of work does with the visitors.
     *
     * @param <T> what it brings back
     */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        /** Does it; the rows are valid only until this returns. */
        T on(VisitorRows rows) throws SQLException;
    }

    /** Looks without changing. */
    public <T extends @Nullable Object> T read(Work<T> work) {
        return database.read(connection -> work.on(new VisitorRows(connection)));
    }

    /**
     * Changes.
     *
     * @throws StorageException if it could not be kept; nothing of it is
     */
    public <T extends @Nullable Object> T change(Work<T> work) {
        return database.write(connection -> work.on(new VisitorRows(connection)));
    }
}
