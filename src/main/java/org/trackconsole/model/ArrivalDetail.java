package org.trackconsole.model;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An arrival with everything that the server keeps of it. */
public sealed interface ArrivalDetail {
    /**
     * An event that was stored.
     *
     * @param payload the payload that brings such an event, as far as its parts were kept
     * @param event the stored record
     * @param changes what it changed in its profile; null where the server did not note it
     * @param session its session as it is now; null where it was deleted
     * @param profile its profile as it is now; null where there is none
     */
    record Stored(
            ObjectNode payload,
            ObjectNode event,
            @Nullable EventChanges changes,
            @Nullable ObjectNode session,
            @Nullable ObjectNode profile)
            implements ArrivalDetail {}

    /**
     * A call that was refused.
     *
     * @param body as sent, or its beginning
     * @param size of the whole body in bytes
     * @param cut whether {@code body} is only the beginning
     * @param failure what the client was answered
     */
    record Rejected(String body, long size, boolean cut, Answer.Failure failure) implements ArrivalDetail {}
}
