package org.trackconsole.app.cli;

import java.io.IOException;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.StorageException;

/** The history that the desktop shows, opened for one call. */
record History(Database database) implements AutoCloseable {

    /** Why there is no history to write to, such as a desktop that has it open. */
    static final class NotToBeHad extends Exception {
        private static final long serialVersionUID = 1L;

        NotToBeHad(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    static History open(AppFolders folders) throws NotToBeHad {
        try {
            folders.create();
            return new History(Database.open(folders.data()));
        } catch (StorageException | IOException e) {
            throw new NotToBeHad(e);
        }
    }

    CallStore calls() {
        return new CallStore(database);
    }

    @Override
    public void close() {
        database.close();
    }
}
