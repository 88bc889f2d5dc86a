package org.trackconsole.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.RecordPage;
import org.trackconsole.model.RecordQuestion;
import org.trackconsole.model.WireTime;

/**
 * Where a page of a search begins. Servers count from the newest record and answer nothing beyond the ten-thousandth
 * (contract §6.2), so that from there on the time of the last record begins a new count.
 *
 * @param until the latest time of a record; null for now, by the server's clock
 * @param start how many of the newest until then to leave out
 */
public record PagePlace(@Nullable Instant until, int start) {
    /** Until now. */
    static final PagePlace NEWEST = new PagePlace(null, 0);

    /** Also what claims to come from the future, as records with a wrong clock do. */
    static final PagePlace ALL = new PagePlace(Instant.parse("2100-01-01T00:00:00Z"), 0);

    /** Where the next page begins; null after the last one, and where there is no way to ask for the rest. */
    @Nullable
    PagePlace next(RecordPage page, int size) {
        if (page.records().size() < size) {
            return null;
        }
        int next = start + size;
        if (next + size <= RecordQuestion.WINDOW) {
            return new PagePlace(until, next);
        }
        Instant last = WireTime.of(page.records().getLast().at("/metadata/time/insert"));
        if (last == null) {
            return null;
        }
        // Bounds count in seconds; the second of the last record is asked for whole once more.
        Instant bound = last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        return bound.equals(until) ? null : new PagePlace(bound, 0);
    }
}
