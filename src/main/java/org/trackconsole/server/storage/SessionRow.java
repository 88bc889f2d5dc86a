package org.trackconsole.server.storage;

import org.jspecify.annotations.Nullable;

/**
 * A session in the file. Times are microseconds since 1970.
 *
 * @param profileId whose it is; null while only profile-less calls have used it
 * @param status {@link #ACTIVE}, {@link #STARTED} or {@link #ENDED}
 * @param channel of the source that opened it
 * @param inserted when its first call came
 * @param updated when its newest call came
 * @param context JSON object: the contexts of all its calls, later ones over earlier ones
 * @param properties JSON object: the same for the session properties
 * @param record JSON object: what its first call told about device and campaign, in the shape of records
 */
public record SessionRow(
        String id,
        @Nullable String profileId,
        String status,
        String channel,
        long inserted,
        long updated,
        String context,
        String properties,
        String record) {

    /** The visit goes on. */
    public static final String ACTIVE = "active";

    /** The newest call began the visit. */
    public static final String STARTED = "started";

    /** The visit is over; a further call begins another one. */
    public static final String ENDED = "ended";
}
