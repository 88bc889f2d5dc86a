package org.trackconsole.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.WireTime;
import tools.jackson.databind.JsonNode;

/**
 * An event of a payload, ready to be compared with records.
 *
 * @param index in the payload, from 0
 * @param document as sent
 */
record SentEvent(int index, JsonNode document) {
    /** The events of a payload in their order. */
    static List<SentEvent> of(TrackPayload payload) {
        List<SentEvent> events = new ArrayList<>();
        for (JsonNode event : payload.document().path("events")) {
            events.add(new SentEvent(events.size(), event));
        }
        return events;
    }

    /** The type as sent. */
    String type() {
        return document.path("type").asString("");
    }

    /** The type as servers write it (contract §12.14). */
    String storedType() {
        return type().strip().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** The id that it was given by the client, or null. */
    @Nullable
    String id() {
        String id = document.path("id").asString("").strip();
        return id.isEmpty() ? null : id;
    }

    /** The time that it was given by the client, which servers take over, or null. */
    @Nullable
    Instant insert() {
        return WireTime.of(document.path("time").path("insert"));
    }

    /** Whether a record has the properties that were sent. */
    boolean hasPropertiesOf(JsonNode record) {
        return EventComparison.same(document.path("properties"), record.path("properties"));
    }
}
