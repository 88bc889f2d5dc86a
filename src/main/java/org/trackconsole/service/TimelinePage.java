package org.trackconsole.service;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.RecordPage;
import org.trackconsole.model.RecordQuestion;
import org.trackconsole.model.StoredEvent;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a profile's events, newest first.
 *
 * @param total how many events there were in all, as the server counted at the first page
 * @param events those that no page before this one has shown
 * @param next where to go on; null at the end
 */
public record TimelinePage(
        long total, List<StoredEvent> events, @Nullable Place next) {
    /** How many events are asked for at once. */
    static final int SIZE = 50;

    public TimelinePage {
        events = List.copyOf(events);
    }

    /**
     * Where a page begins. Servers count from the newest record and answer nothing beyond the ten-thousandth, so that
     * from there on the time of the last event begins a new count.
     *
     * @param until the latest time of an event; null for now
     * @param start how many of the newest until then to leave out
     * @param total of the first page; -1 before it
     * @param shown the ids that this count has shown: an event that arrives meanwhile moves all others one place on
     */
    public record Place(@Nullable Instant until, int start, long total, Set<String> shown) {
        static final Place NEWEST = new Place(null, 0, -1, Set.of());

        public Place {
            shown = Set.copyOf(shown);
        }
    }

    static TimelinePage of(RecordPage page, Place from) {
        long total = from.total() < 0 ? page.total() : from.total();
        List<StoredEvent> events = new ArrayList<>();
        Set<String> shown = new HashSet<>(from.shown());
        for (ObjectNode record : page.records()) {
            StoredEvent event = new StoredEvent(record);
            if (shown.add(event.id())) {
                events.add(event);
            }
        }
        boolean more = page.records().size() >= SIZE;
        return new TimelinePage(total, events, more ? next(page, from, total, shown) : null);
    }

    private static @Nullable Place next(RecordPage page, Place from, long total, Set<String> shown) {
        int start = from.start() + page.records().size();
        if (start + SIZE <= RecordQuestion.WINDOW) {
            return new Place(from.until(), start, total, shown);
        }
        Instant last = new StoredEvent(page.records().getLast()).at();
        if (last == null) {
            return null;
        }
        // Bounds count in seconds; the second of the last event is asked for whole once more.
        Instant until = last.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        // More than a window of events in one second: there is no way to ask for the rest of them.
        return until.equals(from.until()) ? null : new Place(until, 0, total, shown);
    }
}
