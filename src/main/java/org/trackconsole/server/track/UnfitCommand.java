package org.trackconsole.server.track;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.LogRow;
import org.trackconsole.server.storage.LogTable;
import org.trackconsole.server.storage.ProfileRow;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.storage.SessionRow;
import org.trackconsole.server.storage.SessionTable;
import org.trackconsole.server.storage.Sql;

/**
 * Notes what was wrong with the events of a call that a profile could not hold (contract §2.3). Nothing else of the call
 * is kept. It finds out how many entries it made.
 */
public final class UnfitCommand implements Command<Integer> {
    /** Of one call; a call of thousands of wrong events must not push out what was noted of others. */
    private static final int MOST = 100;

    private final TrackCall call;
    private final List<Unfit> events;

    /**
     * An event that does not fit.
     *
     * @param id the client's own, or null
     * @param message what does not fit, in the words of the answer
     */
    record Unfit(@Nullable String id, String message) {}

    UnfitCommand(TrackCall call, List<Unfit> events) {
        this.call = call;
        this.events = events.stream().limit(MOST).toList();
    }

    @Override
    public Integer run(Sql sql) throws SQLException {
        String profile = profile(sql);
        int made = 0;
        for (Unfit event : events) {
            // Nobody could ask for an entry that belongs to nothing.
            if (profile != null || event.id() != null) {
                LogTable.add(sql, new LogRow(call.now(), event.id(), profile, event.message()));
                made++;
            }
        }
        return made;
    }

    /** Whose call it is, as far as that is known without it: the session's profile comes before the one that was sent. */
    private @Nullable String profile(Sql sql) throws SQLException {
        String session = call.payload().sessionId();
        SessionRow known =
                session == null ? null : SessionTable.find(sql, session).orElse(null);
        String bound = known == null ? null : known.profileId();
        String sent = call.payload().profileId();
        String id = bound == null || (call.keepsProfileId() && sent != null) ? sent : bound;
        return id == null
                ? null
                : ProfileTable.find(sql, id).map(ProfileRow::id).orElse(id);
    }
}
