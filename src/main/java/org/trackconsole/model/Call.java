package org.trackconsole.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payload that left, or was about to leave, for a server: a row of the history.
 *
 * @param id uuid, the console's own
 * @param serverId the server it went to
 * @param serverName that server's name at the time
 * @param url the full address it was posted to
 * @param visitorId whose visit it belongs to; null for a payload sent from the command line
 * @param visitorName their name at the time; null as above
 * @param visit the number of the visit; 0 as above
 * @param sourceId as sent; null where the payload had none
 * @param sessionId as answered, or else as sent; null where neither is known
 * @param profileSent as sent; null on a first visit
 * @param profileReturned as answered; null where none came
 * @param eventTypes in the order sent
 * @param sentAt when it was handed to the network
 * @param outcome what became of it
 * @param status the HTTP status, or 0
 * @param reason the name of the {@link Answer.Refusal}, {@link Answer.Oddity} or {@link Answer.Break}, or null
 * @param totalMillis from the first step to the last byte, rounded; 0 while pending or unknown
 */
public record Call(
        String id,
        String serverId,
        String serverName,
        String url,
        @Nullable String visitorId,
        @Nullable String visitorName,
        int visit,
        @Nullable String sourceId,
        @Nullable String sessionId,
        @Nullable String profileSent,
        @Nullable String profileReturned,
        List<String> eventTypes,
        Instant sentAt,
        Outcome outcome,
        int status,
        @Nullable String reason,
        long totalMillis) {

    public Call {
        eventTypes = List.copyOf(eventTypes);
    }

    /** What became of a call. */
    public enum Outcome {
        /** It is under way. */
        PENDING,
        ACCEPTED,
        REFUSED,
        UNREADABLE,
        UNREACHABLE,
        CANCELLED,
        /** The console stopped before an answer was kept; the server may or may not have taken it. */
        UNKNOWN
    }
}
