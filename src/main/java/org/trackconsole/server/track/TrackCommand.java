package org.trackconsole.server.track;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.Payload;
import org.trackconsole.server.check.PayloadEvent;
import org.trackconsole.server.check.SourceDefinition;
import org.trackconsole.server.record.EventParts;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.EventRow;
import org.trackconsole.server.storage.EventTable;
import org.trackconsole.server.storage.ProfileRow;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.storage.SessionRow;
import org.trackconsole.server.storage.SessionTable;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a call to the file. What needs no look into the file is made ready by the constructor, in the thread of the
 * request; the rest is decided in the writing thread.
 */
public final class TrackCommand implements Command<Tracked> {
    private final TrackCall call;
    private final SystemEvents systemEvents;
    private final List<Prepared> events = new ArrayList<>();
    private final boolean endsVisit;
    private final String newContext;
    private final String newProperties;
    private final @Nullable String timeZone;

    private record Prepared(PayloadEvent event, String id, String parts) {}

    /** @param systemEvents what a first contact adds */
    public TrackCommand(TrackCall call, SystemEvents systemEvents) {
        this.call = call;
        this.systemEvents = systemEvents;
        Payload payload = call.payload();
        for (PayloadEvent event : payload.events()) {
            if (event.isKept()) {
                String id = event.id() == null ? newId() : event.id();
                String parts = EventParts.write(event, call.source().channel(), call.request(), payload.debug());
                events.add(new Prepared(event, id, parts));
            }
        }
        endsVisit = payload.events().stream().anyMatch(event -> event.type().equals(PayloadEvent.VISIT_ENDED));
        newContext = WireJson.text(payload.context().deepCopy().put("ip", call.address()));
        newProperties = WireJson.text(payload.properties());
        JsonNode zone = payload.context().path("time").path("tz");
        timeZone = zone.isString() ? zone.stringValue() : null;
    }

    @Override
    public Tracked run(Sql sql) throws SQLException {
        Payload payload = call.payload();
        SessionRow known = payload.sessionId() == null
                ? null
                : SessionTable.find(sql, payload.sessionId()).orElse(null);
        Identity identity = Identity.of(sql, call, known);
        String sessionId = payload.sessionId() == null ? newId() : payload.sessionId();

        boolean opensSession = known == null;
        boolean opensVisit = !endsVisit && (known == null || known.status().equals(SessionRow.ENDED));
        // A session that the server had to make up is not a visit anybody made (contract §3.1).
        boolean countsVisit = payload.sessionId() != null && (opensSession || identity.isNew());

        saveProfile(sql, identity, countsVisit);
        SessionTable.save(sql, session(known, sessionId, identity, opensVisit));
        saveEvents(sql, sessionId, identity.profileId());
        if (!endsVisit) {
            List<EventRow> added = systemEvents.of(call, sessionId, identity, opensSession, opensVisit);
            for (EventRow event : added) {
                EventTable.save(sql, event);
            }
        }
        return new Tracked(identity.profileId(), sessionId);
    }

    private void saveProfile(Sql sql, Identity identity, boolean countsVisit) throws SQLException {
        ProfileRow profile = identity.profile();
        if (profile != null && (identity.isNew() || countsVisit)) {
            ProfileTable.save(sql, countsVisit ? profile.visited(call.now(), timeZone) : profile);
        }
    }

    private SessionRow session(@Nullable SessionRow known, String sessionId, Identity identity, boolean opensVisit) {
        String status = endsVisit ? SessionRow.ENDED : opensVisit ? SessionRow.STARTED : SessionRow.ACTIVE;
        if (known == null) {
            SourceDefinition source = call.source();
            return new SessionRow(
                    sessionId,
                    identity.profileId(),
                    status,
                    source.channel(),
                    call.now(),
                    call.now(),
                    newContext,
                    newProperties);
        }
        return new SessionRow(
                sessionId,
                identity.rebindsSession() ? identity.profileId() : known.profileId(),
                status,
                known.channel(),
                known.inserted(),
                Math.max(known.updated(), call.now()),
                merged(known.context(), call.payload().context()),
                merged(known.properties(), call.payload().properties()));
    }

    /** Later calls write over the fields of earlier ones, each field as a whole. */
    private static String merged(String kept, ObjectNode added) {
        return added.isEmpty() ? kept : WireJson.text(WireJson.stored(kept).setAll(added));
    }

    private void saveEvents(Sql sql, String sessionId, @Nullable String profileId) throws SQLException {
        for (Prepared prepared : events) {
            PayloadEvent event = prepared.event();
            EventTable.save(
                    sql,
                    new EventRow(
                            prepared.id(),
                            event.type(),
                            call.source().id(),
                            sessionId,
                            profileId,
                            event.inserted() == null ? call.now() : event.inserted(),
                            event.created(),
                            prepared.parts()));
        }
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
