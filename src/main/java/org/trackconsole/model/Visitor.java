package org.trackconsole.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person as one server knows them: the holder of the ids that a payload carries (contract §3.1).
 *
 * @param id the console's own id
 * @param serverId the server whose ids these are
 * @param name shown to people; "New visitor" until renamed
 * @param profileId the id that server returned last; null until the first answer
 * @param sessionId the uuid4 of the visit that is going on
 * @param visit the number of that visit, from 1
 * @param visitStarted when that visit began
 */
public record Visitor(
        String id,
        String serverId,
        String name,
        @Nullable String profileId,
        String sessionId,
        int visit,
        Instant visitStarted) {
    /** Whether a payload of this visitor carries the same ids as one of the other. */
    public boolean hasIdsOf(Visitor other) {
        return id.equals(other.id) && sessionId.equals(other.sessionId) && Objects.equals(profileId, other.profileId);
    }
}
