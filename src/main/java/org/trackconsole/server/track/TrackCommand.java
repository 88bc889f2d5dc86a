package org.trackconsole.server.track;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.check.Payload;
import org.trackconsole.server.check.PayloadEvent;
import org.trackconsole.server.enrich.EnrichedEvent;
import org.trackconsole.server.enrich.EnrichedVisit;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.enrich.FieldChanges;
import org.trackconsole.server.enrich.Journey;
import org.trackconsole.server.enrich.ProfileDocument;
import org.trackconsole.server.record.EventParts;
import org.trackconsole.server.storage.Command;
import org.trackconsole.server.storage.EventRow;
import org.trackconsole.server.storage.EventTable;
import org.trackconsole.server.storage.FurtherIdTable;
import org.trackconsole.server.storage.KnownSession;
import org.trackconsole.server.storage.LogTable;
import org.trackconsole.server.storage.ProfileRow;
import org.trackconsole.server.storage.ProfileTable;
import org.trackconsole.server.storage.SessionRow;
import org.trackconsole.server.storage.SessionTable;
import org.trackconsole.server.storage.Sql;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a call to the file. What needs no look into the file was made ready in the thread of the request; the rest is
 * decided in the writing thread. A profile's document is read only where something changes it.
 */
public final class TrackCommand implements Command<Tracked> {
    private static final int MOST_SYSTEM_EVENTS = 3;

    private final TrackCall call;
    private final List<Prepared> events;
    private final EnrichedVisit visit;
    private final Enrichment enrichment;
    private final SystemEvents systemEvents;
    private final @Nullable String passedProfile;
    private final boolean endsVisit;
    private final boolean changesProfile;
    private final List<String> ownIds;
    private final String newContext;
    private final String newProperties;
    private final String newRecord;

    /**
     * An event that is ready.
     *
     * @param id its own or a new one
     */
    record Prepared(PayloadEvent event, String id, EnrichedEvent enriched) {}

    TrackCommand(
            TrackCall call,
            List<Prepared> events,
            EnrichedVisit visit,
            Enrichment enrichment,
            SystemEvents systemEvents,
            @Nullable String passedProfile) {
        this.call = call;
        this.events = events;
        this.visit = visit;
        this.enrichment = enrichment;
        this.systemEvents = systemEvents;
        this.passedProfile = passedProfile;
        Payload payload = call.payload();
        endsVisit = payload.events().stream().anyMatch(event -> event.type().equals(PayloadEvent.VISIT_ENDED));
        changesProfile =
                events.stream().anyMatch(event -> !event.enriched().changes().isEmpty());
        ownIds = payload.events().stream()
                .map(PayloadEvent::id)
                .filter(Objects::nonNull)
                .toList();
        newContext = WireJson.text(withAddress(call));
        newProperties = WireJson.text(payload.properties());
        newRecord = visit.sessionRecord();
    }

    @Override
    public Tracked run(Sql sql) throws SQLException {
        Payload payload = call.payload();
        KnownSession known = payload.sessionId() == null
                ? null
                : SessionTable.known(sql, payload.sessionId()).orElse(null);
        Identity identity = Identity.of(sql, call, known == null ? null : known.profileId(), passedProfile);
        String sessionId = payload.sessionId() == null ? Ids.next() : payload.sessionId();

        boolean opensSession = known == null;
        boolean opensVisit = !endsVisit && (known == null || known.status().equals(SessionRow.ENDED));
        // A session that the server had to make up is not a visit anybody made (contract §3.1).
        boolean countsVisit = payload.sessionId() != null && (opensSession || identity.isNew());

        Saved saved = saveProfile(sql, identity, opensSession, countsVisit);
        String status = endsVisit ? SessionRow.ENDED : opensVisit ? SessionRow.STARTED : SessionRow.ACTIVE;
        long number;
        if (known == null) {
            number = SessionTable.begin(sql, session(sessionId, identity, status));
        } else {
            number = known.number();
            SessionTable.goOn(sql, known, goingOn(known, identity, status));
        }
        List<EventRow> rows = new ArrayList<>(events.size() + MOST_SYSTEM_EVENTS);
        addEvents(rows, sessionId, identity.profileId(), saved);
        if (!endsVisit) {
            var occasion = new SystemEvents.Occasion(
                    sessionId, identity, opensSession, opensVisit, saved.visits(), saved.byVisit());
            rows.addAll(systemEvents.of(call, visit, occasion));
        }
        EventTable.save(sql, number, rows, ownIds);
        return new Tracked(identity.profileId(), sessionId);
    }

    /**
     * What became of the profile.
     *
     * @param visits how many it made
     * @param byVisit what the new visit changed, as it is kept; null for nothing
     * @param byEvents what each of the events changed; empty where nothing was changed
     */
    private record Saved(int visits, @Nullable String byVisit, List<FieldChanges> byEvents) {
        static Saved unchanged(int visits) {
            return new Saved(visits, null, List.of());
        }
    }

    private Saved saveProfile(Sql sql, Identity identity, boolean opensSession, boolean countsVisit)
            throws SQLException {
        ProfileRow before = identity.profile();
        if (before == null) {
            return Saved.unchanged(0);
        }
        ProfileRow other = identity.absorbed();
        ProfileRow row = other == null ? before : before.with(other);
        row = countsVisit ? row.visited(call.now(), visit.timeZone()) : row;
        boolean bringsVisit = opensSession && visit.changesProfile(identity.isNew() ? null : before.timeZone());
        if (!changesProfile && !bringsVisit && other == null) {
            if (identity.isNew() || countsVisit) {
                ProfileTable.save(sql, row);
            }
            return Saved.unchanged(row.visits());
        }
        ProfileDocument document = enrichment.profile(
                row.id(), identity.isNew() ? WireJson.object() : WireJson.stored(ProfileTable.record(sql, row.id())));
        if (other != null) {
            absorb(sql, document, row.id(), other.id());
        }
        FieldChanges byMerge = document.takeChanges();
        if (bringsVisit) {
            visit.apply(document);
        }
        FieldChanges byVisit = document.takeChanges();
        List<FieldChanges> byEvents = new ArrayList<>(events.size());
        for (Prepared event : events) {
            document.apply(event.id(), call.now(), event.enriched().changes());
            byEvents.add(document.takeChanges());
        }
        save(sql, document.isChanged() ? row.changed(call.now()) : row, document);
        return told(row.visits(), byMerge, byVisit, byEvents);
    }

    /** What no event brought stands with the first one that is kept, and what the visit brought with its beginning. */
    private Saved told(int visits, FieldChanges byMerge, FieldChanges byVisit, List<FieldChanges> byEvents) {
        // A call that ends the visit adds no events of the server's own.
        FieldChanges before = endsVisit ? byMerge.then(byVisit) : byMerge;
        for (int i = 0; i < byEvents.size(); i++) {
            if (events.get(i).event().isKept()) {
                byEvents.set(i, before.then(byEvents.get(i)));
                break;
            }
        }
        return new Saved(visits, endsVisit ? null : byVisit.text(), byEvents);
    }

    private static void absorb(Sql sql, ProfileDocument document, String id, String other) throws SQLException {
        document.absorb(other, WireJson.stored(ProfileTable.record(sql, other)));
        FurtherIdTable.move(sql, other, id);
        SessionTable.move(sql, other, id);
        EventTable.move(sql, other, id);
        LogTable.move(sql, other, id);
        ProfileTable.delete(sql, other);
    }

    private static void save(Sql sql, ProfileRow row, ProfileDocument document) throws SQLException {
        ProfileTable.save(sql, row);
        if (document.isChanged()) {
            ProfileTable.saveRecord(sql, row.id(), document.text());
            for (String further : document.newIds()) {
                FurtherIdTable.add(sql, further, row.id());
            }
        }
    }

    private SessionRow session(String sessionId, Identity identity, String status) {
        return new SessionRow(
                sessionId,
                identity.profileId(),
                status,
                call.source().channel(),
                call.now(),
                call.now(),
                newContext,
                newProperties,
                newRecord);
    }

    private KnownSession goingOn(KnownSession before, Identity identity, String status) {
        return new KnownSession(
                before.number(),
                identity.rebindsSession() ? identity.profileId() : before.profileId(),
                status,
                Math.max(before.updated(), call.now()),
                context(before.context()),
                merged(before.properties(), call.payload().properties()));
    }

    /** Calls of one page bring the same context, which then is not read and written once more. */
    private String context(String kept) {
        boolean bringsNone = call.payload().context().isEmpty();
        return bringsNone || kept.equals(newContext) ? kept : merged(kept, withAddress(call));
    }

    /** The context as sent; where it came from, the server knows better. */
    private static ObjectNode withAddress(TrackCall call) {
        return WireJson.object().setAll(call.payload().context()).put("ip", call.address());
    }

    /** Later calls write over the fields of earlier ones, each field as a whole. */
    private static String merged(String kept, ObjectNode added) {
        return added.isEmpty() ? kept : WireJson.text(WireJson.stored(kept).setAll(added));
    }

    private void addEvents(List<EventRow> rows, String sessionId, @Nullable String profileId, Saved saved) {
        for (int i = 0; i < events.size(); i++) {
            Prepared prepared = events.get(i);
            PayloadEvent event = prepared.event();
            if (!event.isKept()) {
                continue;
            }
            Journey journey = prepared.enriched().journey();
            String parts = prepared.enriched().parts();
            rows.add(new EventRow(
                    prepared.id(),
                    event.type(),
                    call.source().id(),
                    sessionId,
                    profileId,
                    event.inserted() == null ? call.now() : event.inserted(),
                    event.created(),
                    journey == null ? parts : EventParts.withJourney(parts, journey.state(saved.visits())),
                    saved.byEvents().isEmpty() ? null : saved.byEvents().get(i).text()));
        }
    }
}
