package org.trackconsole.server.track;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.trackconsole.server.check.PayloadEvent;
import org.trackconsole.server.record.EventParts;
import org.trackconsole.server.storage.EventRow;
import org.trackconsole.server.wire.WireJson;

/**
 * The events that a first contact adds by itself, each a little before the call so that lists show them in their order
 * (contract §3.3).
 */
public final class SystemEvents {
    private static final String PROFILE_CREATED = "profile-created";
    private static final long SECOND = 1_000_000;

    private final String sourceId;

    /** @param instance the uuid of the installation */
    public SystemEvents(String instance) {
        this.sourceId = "@internal-" + instance.replace("-", "").substring(0, 20);
    }

    List<EventRow> of(TrackCall call, String sessionId, Identity identity, boolean opensSession, boolean opensVisit) {
        List<EventRow> events = new ArrayList<>();
        boolean told =
                call.payload().events().stream().anyMatch(event -> event.type().equals(PROFILE_CREATED));
        if (identity.isNew() && !told) {
            events.add(event(PROFILE_CREATED, 3, call, sessionId, identity));
        }
        if (opensSession) {
            events.add(event("session-opened", 2, call, sessionId, identity));
        }
        if (opensVisit) {
            events.add(event("visit-started", 1, call, sessionId, identity));
        }
        return events;
    }

    private EventRow event(String type, int secondsBefore, TrackCall call, String sessionId, Identity identity) {
        long time = call.now() - secondsBefore * SECOND;
        PayloadEvent event = new PayloadEvent(
                null, type, time, time, WireJson.object(), WireJson.object(), WireJson.object(), List.of());
        return new EventRow(
                UUID.randomUUID().toString(),
                type,
                sourceId,
                sessionId,
                identity.profileId(),
                time,
                time,
                EventParts.write(
                        event,
                        call.source().channel(),
                        call.request(),
                        call.payload().debug()));
    }
}
