package org.trackconsole.ui.history;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.VisitGroup;

/** What stands beside the list. */
sealed interface Opened {
    /** Nothing is selected. */
    record Nothing() implements Opened {}

    /** The heading of a visit is selected. */
    record Visit(VisitGroup group) implements Opened {}

    /**
     * A call is selected.
     *
     * @param payload what was sent; null where it is no JSON object
     * @param server the server it went to as it is now, or as far as the call tells where it is gone
     */
    record OneCall(CallDetail detail, @Nullable TrackPayload payload, TrackServer server) implements Opened {
        /** Whether it can be proven: the server took it, and it had events. */
        boolean provable() {
            return payload != null && detail.answer() instanceof Answer.Accepted accepted && !accepted.nothingStored();
        }
    }
}
