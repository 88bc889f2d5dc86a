package org.trackconsole.server.check;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body of {@code POST /track} whose shape is right (contract §2.1). Ids are trimmed.
 *
 * @param sourceId may be empty
 * @param sessionId null where the server is to make one
 * @param profileId null where the client knows none
 * @param context of the whole call; becomes part of the session
 * @param properties of the session
 * @param request what the client says about its own request
 * @param events in the order sent
 * @param debug whether the events are marked as debugged
 * @param earlyFault a null that real servers stumble over before they look at the source, in their words, or null
 * @param lateFault one that they stumble over after it, or null
 */
public record Payload(
        String sourceId,
        @Nullable String sessionId,
        @Nullable String profileId,
        ObjectNode context,
        ObjectNode properties,
        ObjectNode request,
        List<PayloadEvent> events,
        boolean debug,
        @Nullable String earlyFault,
        @Nullable String lateFault) {

    public Payload {
        events = List.copyOf(events);
    }

    /** The same payload of another person and visit. */
    public Payload of(@Nullable String otherProfile, @Nullable String otherSession) {
        return new Payload(
                sourceId,
                otherSession,
                otherProfile,
                context,
                properties,
                request,
                events,
                debug,
                earlyFault,
                lateFault);
    }
}
