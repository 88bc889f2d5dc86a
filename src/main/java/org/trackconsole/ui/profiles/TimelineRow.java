package org.trackconsole.ui.profiles;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.StoredEvent;

/** A row of the timeline. */
sealed interface TimelineRow {
    /**
     * The heading of events that follow each other in one session.
     *
     * @param sessionId null for events without one
     * @param first the earliest of its events that are loaded
     * @param last the latest of them
     * @param device what the visitor used, in a few words; empty if nobody knows
     */
    record Visit(
            @Nullable String sessionId,
            @Nullable Instant first,
            @Nullable Instant last,
            String device) implements TimelineRow {}

    /**
     * An event.
     *
     * @param changes how many fields of the profile it changed, as far as the server tells
     */
    record Event(StoredEvent event, int changes) implements TimelineRow {}

    /**
     * More is being loaded.
     *
     * @param stopped whether it did not come, and waits until somebody asks once more
     */
    record More(boolean stopped) implements TimelineRow {}
}
