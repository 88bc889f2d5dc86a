package org.trackconsole.server.storage;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Of a session that is in the file, what further calls may change, and where it is. See {@link SessionRow} for what the
 * parts mean.
 *
 * @param number by which its events are found
 */
public record KnownSession(
        long number, @Nullable String profileId, String status, long updated, String context, String properties) {

    /** Whether the session is as it was before, but for its status and its newest call. */
    boolean onlyGoesOn(KnownSession before) {
        return Objects.equals(profileId, before.profileId)
                && context.equals(before.context)
                && properties.equals(before.properties);
    }
}
