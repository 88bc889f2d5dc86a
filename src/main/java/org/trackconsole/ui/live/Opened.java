package org.trackconsole.ui.live;

import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.service.ChangedFields;
import org.trackconsole.service.Explanation;

/** What is opened beside the list. */
sealed interface Opened {
    record Nothing() implements Opened {}

    /** It was there, and is no more. */
    record Gone() implements Opened {}

    /** The server did not give it. */
    record Unreadable(Explanation why) implements Opened {}

    /**
     * An event that was stored.
     *
     * @param changed what it changed in its profile
     */
    record Stored(Arrival.Stored row, ArrivalDetail.Stored detail, ChangedFields changed) implements Opened {}

    record Rejected(Arrival.Rejected row, ArrivalDetail.Rejected detail, Explanation why) implements Opened {}
}
