package org.trackconsole.server.storage;

import org.jspecify.annotations.Nullable;

/**
 * A profile in the file. Times are microseconds since 1970.
 *
 * @param inserted when it was first seen
 * @param updated when anything of it last changed
 * @param visits how many it made
 * @param lastVisit when the one before the current began, or null
 * @param currentVisit when the current one began, or null
 * @param timeZone of the current visit, or null
 */
public record ProfileRow(
        String id,
        long inserted,
        long updated,
        int visits,
        @Nullable Long lastVisit,
        @Nullable Long currentVisit,
        @Nullable String timeZone) {

    /** A profile nobody has seen before. */
    public static ProfileRow first(String id, long now) {
        return new ProfileRow(id, now, now, 0, null, null, null);
    }

    /** The same profile with one more visit; a time zone that is not known leaves the old one. */
    public ProfileRow visited(long now, @Nullable String zone) {
        return new ProfileRow(id, inserted, now, visits + 1, currentVisit, now, zone == null ? timeZone : zone);
    }

    /** The same profile, of which something else changed. */
    public ProfileRow changed(long now) {
        return new ProfileRow(id, inserted, Math.max(updated, now), visits, lastVisit, currentVisit, timeZone);
    }

    /** The same profile with what another one of the same person had: the visits of both count. */
    public ProfileRow with(ProfileRow other) {
        return new ProfileRow(
                id,
                Math.min(inserted, other.inserted),
                Math.max(updated, other.updated),
                visits + other.visits,
                later(lastVisit, other.lastVisit),
                later(currentVisit, other.currentVisit),
                timeZone == null ? other.timeZone : timeZone);
    }

    private static @Nullable Long later(@Nullable Long one, @Nullable Long two) {
        if (one == null || two == null) {
            return one == null ? two : one;
        }
        return Math.max(one, two);
    }
}
