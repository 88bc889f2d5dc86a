package org.trackconsole.server.track;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.storage.ProfileRow;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.storage.Sql;

/**
 * Whose call it is (contract §3.1, §3.6).
 *
 * @param profile null for a profile-less call
 * @param isNew whether the profile begins with this call
 * @param rebindsSession whether the session belongs to this profile from now on
 * @param absorbed another profile that turned out to be the same person, or null
 */
record Identity(
        @Nullable ProfileRow profile,
        boolean isNew,
        boolean rebindsSession,
        @Nullable ProfileRow absorbed) {

    private static Identity known(ProfileRow profile, boolean rebindsSession) {
        return new Identity(profile, false, rebindsSession, null);
    }

    private static Identity created(String id, long now, boolean rebindsSession) {
        return new Identity(ProfileRow.first(id, now), true, rebindsSession, null);
    }

    /** The profile's id, or null. */
    @Nullable
    String profileId() {
        return profile == null ? null : profile.id();
    }

    /**
     * Finds out. The session's profile comes before the one that was sent; an id that no profile has is replaced by a
     * random one, unless the source keeps such ids. A profile passed on by a link comes before all.
     *
     * @param bound the id of the profile that the session belongs to, or null where it is a new one or belongs to none
     * @param passed the id of the profile that a link passed on, or null
     */
    static Identity of(Sql sql, TrackCall call, @Nullable String bound, @Nullable String passed) throws SQLException {
        if (call.profileLess()) {
            return new Identity(null, false, false, null);
        }
        Identity own = own(sql, call, bound);
        Optional<ProfileRow> linked = find(sql, passed);
        if (linked.isEmpty() || linked.get().id().equals(own.profileId())) {
            return own;
        }
        return new Identity(linked.get(), false, true, own.isNew() ? null : own.profile());
    }

    private static Identity own(Sql sql, TrackCall call, @Nullable String bound) throws SQLException {
        String sent = call.payload().profileId();
        if (call.keepsProfileId() && sent != null) {
            boolean free = bound == null;
            return ProfileTable.find(sql, sent)
                    .map(profile -> known(profile, free))
                    .orElseGet(() -> created(sent, call.now(), free));
        }
        Optional<ProfileRow> owner = find(sql, bound);
        if (owner.isPresent()) {
            return known(owner.get(), false);
        }
        return find(sql, sent)
                .map(profile -> known(profile, true))
                .orElseGet(() -> created(Ids.next(), call.now(), true));
    }

    private static Optional<ProfileRow> find(Sql sql, @Nullable String id) throws SQLException {
        return id == null ? Optional.empty() : ProfileTable.find(sql, id);
    }
}
