package org.trackconsole.server.storage;

import org.jspecify.annotations.Nullable;

/**
 * What the file tells of what an event changed.
 *
 * @param eventId of the event
 * @param profileId whose profile, or null for nobody's
 * @param changes JSON as {@code FieldChanges} wrote it; null for nothing, empty once the profile was deleted
 * @param after whether the event came when changes were noted already
 */
public record ChangesRow(
        String eventId,
        @Nullable String profileId,
        @Nullable String changes,
        boolean after) {
    /** Whether it is known what the event changed; without changes it changed nothing then. */
    public boolean noted() {
        return after && (changes == null || !changes.isEmpty());
    }
}
