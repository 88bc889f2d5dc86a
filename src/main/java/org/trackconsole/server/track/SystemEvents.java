package org.trackconsole.server.track;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.enrich.EnrichedVisit;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.record.EventParts;
import org.trackconsole.server.storage.EventRow;
import tools.jackson.databind.node.ObjectNode;

/**
 * The events that a first contact adds by itself, each a little before the call so that lists show them in their order
 * (contract §3.3).
 */
final class SystemEvents {
    private static final String SESSION_OPENED = "session-opened";
    private static final String PROFILE_CREATED = "profile-created";
    private static final long SECOND = 1_000_000;

    private final Enrichment enrichment;
    private final String sourceId;

    /** @param instance the uuid of the installation */
    SystemEvents(Enrichment enrichment, String instance) {
        this.enrichment = enrichment;
        this.sourceId = "@internal-" + instance.replace("-", "").substring(0, 20);
    }

    /**
     * What happened.
     *
     * @param visits how many visits the profile made, with this one
     * @param changes what the new visit itself changed in the profile, or null for nothing
     */
    record Occasion(
            String sessionId,
            Identity identity,
            boolean opensSession,
            boolean opensVisit,
            int visits,
            @Nullable String changes) {}

    List<EventRow> of(TrackCall call, EnrichedVisit visit, Occasion occasion) {
        List<String> types = types(call, occasion);
        if (types.isEmpty()) {
            return List.of();
        }
        ObjectNode parts = EventParts.common(
                call.source().channel(), call.request(), call.payload().debug());
        visit.describe(parts);
        String common = visit.text(parts);
        return types.stream().map(type -> event(type, call, common, occasion)).toList();
    }

    private static List<String> types(TrackCall call, Occasion occasion) {
        List<String> types = new ArrayList<>();
        boolean told =
                call.payload().events().stream().anyMatch(event -> event.type().equals(PROFILE_CREATED));
        if (occasion.identity().isNew() && !told) {
            types.add(PROFILE_CREATED);
        }
        if (occasion.opensSession()) {
            types.add(SESSION_OPENED);
        }
        if (occasion.opensVisit()) {
            types.add("visit-started");
        }
        return types;
    }

    private EventRow event(String type, TrackCall call, String common, Occasion occasion) {
        long time = call.now() - secondsBefore(type) * SECOND;
        return new EventRow(
                Ids.next(),
                type,
                sourceId,
                occasion.sessionId(),
                occasion.identity().profileId(),
                time,
                time,
                enrichment.systemParts(type, common, occasion.visits()),
                type.equals(SESSION_OPENED) ? occasion.changes() : null);
    }

    private static int secondsBefore(String type) {
        return switch (type) {
            case PROFILE_CREATED -> 3;
            case SESSION_OPENED -> 2;
            default -> 1;
        };
    }
}
