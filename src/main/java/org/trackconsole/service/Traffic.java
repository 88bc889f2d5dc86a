package org.trackconsole.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Figures.Newest;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.Count;

/**
 * What came through a source.
 *
 * @param byType events of each type within the span, the most frequent first
 * @param overTime events in each part of the span, the oldest part first
 * @param newest the newest event of the last year
 * @param refusals calls that were refused; null where the server does not tell
 */
public record Traffic(
        List<Count> byType,
        List<Count> overTime,
        Newest newest,
        @Nullable Refusals refusals) {
    public Traffic {
        byType = List.copyOf(byType);
        overTime = List.copyOf(overTime);
    }

    /** All events within the span. */
    public long total() {
        return overTime.stream().mapToLong(Count::number).sum();
    }

    /**
     * Calls that named the source and were refused, as far as the server keeps them.
     *
     * @param number how many
     * @param more whether there may be more than were looked at
     * @param newest the newest one; null where there is none
     */
    public record Refusals(int number, boolean more, Arrival.@Nullable Rejected newest) {}
}
