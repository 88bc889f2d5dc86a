package org.trackconsole.server.track;

import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.storage.ProfileRow;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.storage.SessionRow;
import org.trackconsole.server.storage.Sql;

/**
 * Whose call it is (contract §3.1).
 *
 * @param profile null for a profile-less call
 * @param isNew whether the profile begins with this call
 * @param rebindsSession whether the session belongs to this profile from now on
 */
record Identity(@Nullable ProfileRow profile, boolean isNew, boolean rebindsSession) {

    /** The profile's id, or null. */
    @Nullable
    String profileId() {
        return profile == null ? null : profile.id();
    }

    /**
     * Finds out. The session's profile comes before the one that was sent; an id that no profile has is replaced by a
     * random one, unless the source keeps such ids.
     *
     * @param session the session as it is in the file, or null where it is a new one
     */
    static Identity of(Sql sql, TrackCall call, @Nullable SessionRow session) throws SQLException {
        if (call.profileLess()) {
            return new Identity(null, false, false);
        }
        String sent = call.payload().profileId();
        if (call.source().staticProfileId() && sent != null) {
            boolean free = session == null || session.profileId() == null;
            return ProfileTable.find(sql, sent)
                    .map(profile -> new Identity(profile, false, free))
                    .orElseGet(() -> new Identity(ProfileRow.first(sent, call.now()), true, free));
        }
        Optional<ProfileRow> bound = session == null ? Optional.empty() : find(sql, session.profileId());
        if (bound.isPresent()) {
            return new Identity(bound.get(), false, false);
        }
        return find(sql, sent)
                .map(profile -> new Identity(profile, false, true))
                .orElseGet(() -> new Identity(ProfileRow.first(UUID.randomUUID().toString(), call.now()), true, true));
    }

    private static Optional<ProfileRow> find(Sql sql, @Nullable String id) throws SQLException {
        return id == null ? Optional.empty() : ProfileTable.find(sql, id);
    }
}
