package org.trackconsole.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one session on one server, as a heading of the history. A call whose session nobody knows stands in a
 * group of its own.
 *
 * @param id the console's own id of the group
 * @param serverId the server the calls went to
 * @param serverName that server's name at its latest call
 * @param sessionId the session; null for a single call without a known one
 * @param visitorId whose visit it is, by its latest call; null for payloads sent from the command line
 * @param visitorName their name at that call; null as above
 * @param visit the number of the visit at that call; 0 as above
 * @param profileId the profile id answered last, or else the one sent; null where neither is known
 * @param calls how many calls it has
 * @param matching how many of them match the filter it was asked for with
 * @param firstAt when its first call was handed to the network
 * @param lastAt when its latest one was
 * @param newest orders groups: higher is newer; a group's number grows with every call
 */
public record VisitGroup(
        long id,
        String serverId,
        String serverName,
        @Nullable String sessionId,
        @Nullable String visitorId,
        @Nullable String visitorName,
        int visit,
        @Nullable String profileId,
        int calls,
        int matching,
        Instant firstAt,
        Instant lastAt,
        long newest) {}
