package org.trackconsole.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.RecordPage;
import org.trackconsole.model.StoredEvent;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of a profile's events, newest first.
 *
 * @param total how many events there were in all, as the server counted at the first page
 * @param events those that no page before this one has shown
 * @param next where to go on; null at the end
 * @param changes what the events changed in the profile, by their ids, as far as the server noted it
 */
public record TimelinePage(
        long total, List<StoredEvent> events, @Nullable Place next, Map<String, EventChanges> changes) {
    /** How many events are asked for at once. */
    static final int SIZE = 50;

    public TimelinePage {
        events = List.copyOf(events);
        changes = Map.copyOf(changes);
    }

    /** A page of a server that notes no changes. */
    public TimelinePage(long total, List<StoredEvent> events, @Nullable Place next) {
        this(total, events, next, Map.of());
    }

    TimelinePage with(Map<String, EventChanges> noted) {
        return new TimelinePage(total, events, next, noted);
    }

    /**
     * Where a page begins.
     *
     * @param at in the search
     * @param total of the first page; -1 before it
     * @param shown the ids that were shown: an event that arrives meanwhile moves all others one place on
     */
    public record Place(PagePlace at, long total, Set<String> shown) {
        static final Place NEWEST = new Place(PagePlace.NEWEST, -1, Set.of());

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
        PagePlace next = from.at().next(page, SIZE);
        return new TimelinePage(total, events, next == null ? null : new Place(next, total, shown));
    }
}
