package org.trackconsole.service;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.WireTime;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells which records of a server are the events of one call. An event with an id of its own is the record of that id,
 * provided that the call made it: a record that was there before is no proof. One without an id is a record of its session
 * and type that was not there before and is not older than the call; of several, the one with the same properties.
 */
final class EventMatch {
    private final @Nullable String session;
    private final Baseline baseline;
    private final Instant earliest;
    private final Release release;
    private final Set<String> ownIds;

    /**
     * @param session the session of the call; null where it is not known
     * @param earliest a time, by the server's clock, before which the call was not there
     */
    EventMatch(List<SentEvent> sent, @Nullable String session, Baseline baseline, Instant earliest, Release release) {
        this.session = session;
        this.baseline = baseline;
        this.earliest = earliest;
        this.release = release;
        ownIds = sent.stream()
                .map(SentEvent::id)
                .filter(id -> id != null)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    /**
     * The records of those events that are among them.
     *
     * @param missing events that were not found before
     * @param taken ids of records that are others' already
     * @param records oldest first
     */
    Map<SentEvent, ObjectNode> among(List<SentEvent> missing, Set<String> taken, List<ObjectNode> records) {
        Map<SentEvent, ObjectNode> found = new LinkedHashMap<>();
        Set<String> used = new HashSet<>(taken);
        // The last event of an id is the one that is kept.
        for (SentEvent event : missing.reversed()) {
            String id = event.id();
            if (id != null && !used.contains(id)) {
                for (ObjectNode record : records) {
                    if (id.equals(idOf(record)) && isOfTheCall(event, record)) {
                        found.put(event, record);
                        used.add(id);
                        break;
                    }
                }
            }
        }
        for (boolean exact : new boolean[] {true, false}) {
            for (SentEvent event : missing) {
                if (!found.containsKey(event) && (event.id() == null || release.mayGiveOwnIds())) {
                    byType(event, exact, used, records, found);
                }
            }
        }
        return found;
    }

    private void byType(
            SentEvent event,
            boolean exact,
            Set<String> used,
            List<ObjectNode> records,
            Map<SentEvent, ObjectNode> found) {
        for (ObjectNode record : records) {
            StoredEvent stored = new StoredEvent(record);
            if (!used.contains(stored.id())
                    && !ownIds.contains(stored.id())
                    && !stored.system()
                    && stored.type().equals(event.storedType())
                    && (session == null || session.equals(stored.sessionId()))
                    && isOfTheCall(event, record)
                    && (!exact || event.hasPropertiesOf(record))) {
                found.put(event, record);
                used.add(stored.id());
                return;
            }
        }
    }

    /** The types of the events that the server added by itself because of the call. */
    List<String> systemTypes(List<ObjectNode> records) {
        return records.stream()
                .map(StoredEvent::new)
                .filter(StoredEvent::system)
                .filter(stored -> !baseline.events().containsKey(stored.id()))
                // They are dated up to three seconds back (contract §3.3).
                .filter(stored -> stored.at() == null || !stored.at().isBefore(earliest.minusSeconds(4)))
                .map(StoredEvent::type)
                .distinct()
                .toList();
    }

    /** Whether a record of this id was there before the call. */
    boolean wasThere(ObjectNode record) {
        return baseline.events().containsKey(idOf(record));
    }

    private boolean isOfTheCall(SentEvent event, ObjectNode record) {
        Instant own = event.insert();
        Instant stored = WireTime.of(record.path("metadata").path("time").path("insert"));
        boolean dated = own != null && own.equals(stored);
        String before = baseline.events().get(idOf(record));
        if (before != null && before.equals(insertOf(record))) {
            // Overwritten with the same time, or not at all.
            return dated && event.hasPropertiesOf(record);
        }
        return dated || stored == null || !stored.isBefore(earliest);
    }

    static String idOf(ObjectNode record) {
        return record.path("id").asString("");
    }

    static String insertOf(ObjectNode record) {
        return record.path("metadata").path("time").path("insert").asString("");
    }
}
