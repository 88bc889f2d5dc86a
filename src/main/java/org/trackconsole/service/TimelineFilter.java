package org.trackconsole.service;

import java.util.List;
import org.trackconsole.model.Profile;

/**
 * What of a profile's events is shown.
 *
 * @param type the only type to be shown; empty for all
 * @param source the id of the only source; empty for all
 * @param system whether events that servers add by themselves are shown (contract §3.3)
 */
public record TimelineFilter(String type, String source, boolean system) {
    /** Everything that clients sent. */
    public static final TimelineFilter CLIENT_EVENTS = new TimelineFilter("", "", false);

    /** Everything. */
    public static final TimelineFilter ALL = new TimelineFilter("", "", true);

    /** What a first contact adds; told by its type, since a filter cannot say how the id of a source begins. */
    private static final List<String> SYSTEM = List.of("profile-created", "session-opened", "visit-started");

    /** A person may have been merged out of more profiles than a filter can name. */
    private static final int MOST_IDS = 50;

    /** The filter in the servers' language. */
    String where(Profile profile) {
        StringBuilder where = new StringBuilder(ProfileQuery.anyOf(
                "profile.id", profile.plainIds().stream().limit(MOST_IDS).toList()));
        if (!type.isEmpty()) {
            where.append(" AND ").append(ProfileQuery.equal("type", type));
        } else if (!system) {
            SYSTEM.forEach(added -> where.append(" AND ").append(ProfileQuery.different("type", added)));
        }
        if (!source.isEmpty()) {
            where.append(" AND ").append(ProfileQuery.equal("source.id", source));
        }
        return where.toString();
    }
}
