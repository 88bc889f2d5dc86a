package org.trackconsole.ui.port;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.trackconsole.model.TrackServer;

/** {@link WriteGuard} for tests: the person agrees to everything, or to nothing; what was asked is kept. */
public final class OpenGuard implements WriteGuard {
    private final List<String> asked = new ArrayList<>();
    private final ReadOnlyBooleanWrapper unlocked = new ReadOnlyBooleanWrapper(true);

    /** From now on the person declines, and bulk actions are off. */
    public void decline() {
        unlocked.set(false);
    }

    /** What would have been written, in order: the server's id, a colon and the sentence. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void ask(TrackServer server, String what, Runnable then) {
        asked.add(server.id() + ": " + what);
        if (unlocked.get()) {
            then.run();
        }
    }

    @Override
    public boolean bulkUnlocked(TrackServer server) {
        return unlocked.get();
    }

    @Override
    public ReadOnlyBooleanProperty bulkUnlockedProperty() {
        return unlocked.getReadOnlyProperty();
    }

    @Override
    public void unlock(TrackServer server, String what, Runnable then) {
        asked.add(server.id() + ": " + what);
        if (unlocked.get()) {
            then.run();
        }
    }
}
