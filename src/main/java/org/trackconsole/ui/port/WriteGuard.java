package org.trackconsole.ui.port;

import javafx.beans.property.ReadOnlyBooleanProperty;
import org.trackconsole.model.TrackServer;

/**
 * Stands before everything that writes to a server. Production servers want a person's consent, each time or once for
 * this window; others are written to at once. JavaFX thread only.
 */
public interface WriteGuard {
    /**
     * One write: runs it now where nothing has to be asked, after the person agreed, or never. Nothing may have been
     * sent before {@code then}, and nothing may be marked as busy.
     *
     * @param server that would be written to, also another than the chosen one
     * @param what would be written, as a sentence without a full stop that begins with a verb: {@code Delete the source
     *     “Web shop”}
     * @param then writes; runs at most once
     */
    void ask(TrackServer server, String what, Runnable then);

    /** Whether many things at once may be written to this server now: it is not for production, or it is unlocked. */
    boolean bulkUnlocked(TrackServer server);

    /** The same for the chosen server; what does many things at once is disabled while it is false. */
    ReadOnlyBooleanProperty bulkUnlockedProperty();

    /**
     * Offers to unlock writing to a data set of a server for this window, which bulk actions need.
     *
     * @param what would be written, as for {@link #ask}
     * @param then runs when {@link #bulkUnlocked} has become true, at once where it is; never if the person declines
     */
    void unlock(TrackServer server, String what, Runnable then);
}
