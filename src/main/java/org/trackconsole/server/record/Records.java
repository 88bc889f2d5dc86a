package org.trackconsole.server.record;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.storage.EventRow;
import org.trackconsole.server.storage.NotedRow;
import org.trackconsole.server.storage.ProfileRow;
import org.trackconsole.server.storage.SessionRow;
import org.trackconsole.server.storage.StoredEvent;
import org.trackconsole.server.storage.StoredProfile;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes rows as the records that clients read (contract §6.3). Any thread. */
public final class Records {
    /** What the names of a real server's storage begin with; clients show it and nothing more. */
    private static final String INDEX = "0820.local.tracardi-";

    /** The part of the server that notes what is wrong with calls. */
    public static final String LOGGER = "track";

    private final Outline profile = Outline.profile();
    private final Outline session = Outline.session();
    private final Outline event = Outline.event();
    private final String instance;

    /** @param instance the uuid of the installation */
    public Records(String instance) {
        this.instance = instance;
    }

    /** The record of a profile. */
    public ObjectNode profile(StoredProfile stored) {
        ProfileRow row = stored.row();
        ObjectNode record = profile.with(WireJson.stored(stored.record()));
        record.put("id", row.id());
        if (record.path("ids").isEmpty()) {
            record.withArray("ids").add(row.id());
        }
        ObjectNode time = record.withObject("/metadata/time");
        time.put("insert", Times.iso(row.inserted()));
        time.put("create", Times.iso(row.inserted()));
        time.put("update", Times.iso(row.updated()));
        time.withObject("visit")
                .put("last", Times.isoOrNull(row.lastVisit()))
                .put("current", Times.isoOrNull(row.currentVisit()))
                .put("count", row.visits())
                .put("tz", row.timeZone());
        record.set("_meta", meta(row.id(), "profile"));
        return record;
    }

    /** The record of a session; its times are right, unlike those of a real 0.8.2. */
    public ObjectNode session(SessionRow row) {
        ObjectNode record = session.with(WireJson.stored(row.record()));
        record.put("id", row.id());
        record.withObject("/metadata/time")
                .put("insert", Times.iso(row.inserted()))
                .put("create", Times.iso(row.inserted()))
                .put("update", Times.iso(row.updated()))
                .put("timestamp", Times.seconds(row.inserted()))
                .put("duration", Times.seconds(row.updated() - row.inserted()))
                .put("weekday", weekday(row.inserted()));
        record.withObject("metadata").put("channel", row.channel()).put("status", row.status());
        record.set("profile", owner(row.profileId()));
        record.set("context", WireJson.stored(row.context()));
        record.set("properties", WireJson.stored(row.properties()));
        return record;
    }

    /** The record of a session with the flags that {@code GET /session/{id}} adds. */
    public ObjectNode sessionAlone(SessionRow row) {
        ObjectNode record = session(row);
        record.putObject("operation")
                .put("new", false)
                .put("update", false)
                .put("segment", false)
                .putArray("merge");
        return record;
    }

    /** The parts of a session that the list of a profile's sessions shows. */
    public ObjectNode sessionInList(SessionRow row) {
        return parts(session(row), "id", "metadata", "context", "profile", "device", "app", "os");
    }

    private static ObjectNode parts(ObjectNode whole, String... names) {
        ObjectNode brief = WireJson.object();
        for (String name : names) {
            brief.set(name, whole.path(name));
        }
        return brief;
    }

    /** The record of an event. */
    public ObjectNode event(StoredEvent stored) {
        EventRow row = stored.event();
        ObjectNode record = event.copy();
        record.put("id", row.id());
        record.put("name", EventName.of(row.type()));
        record.put("type", row.type());
        record.set("source", WireJson.reference(row.sourceId()));
        record.set("profile", owner(row.profileId()));
        ObjectNode metadata = record.withObject("metadata");
        metadata.withObject("time")
                .put("insert", Times.iso(row.inserted()))
                .put("create", Times.isoOrNull(row.created()));
        metadata.put("profile_less", row.profileId() == null);
        metadata.set("instance", WireJson.reference(instance));
        record.set("session", sessionOf(stored));
        EventParts.read(WireJson.stored(row.record()), record);
        return record;
    }

    /** The record of an event as {@code GET /event/{id}} wraps it. */
    public ObjectNode eventAlone(StoredEvent stored) {
        ObjectNode wrapped = WireJson.object();
        wrapped.set("event", event(stored));
        String month = Times.iso(stored.event().inserted()).substring(0, "2026-11".length());
        wrapped.set("_metadata", meta(stored.event().id(), "event-" + month));
        return wrapped;
    }

    /** The few fields of an event that lists within a session show. */
    public ObjectNode eventInList(StoredEvent stored) {
        return parts(event(stored), "id", "metadata", "type", "name", "source");
    }

    /** What the server noted, in the shape of a real server's log. There are no workflows here, nor files and lines. */
    public ObjectNode noted(NotedRow row) {
        ObjectNode entry = WireJson.object().put("date", Times.iso(row.time())).put("message", row.message());
        entry.put("logger", LOGGER).putNull("file").putNull("line");
        entry.put("level", row.level()).putNull("stack_info");
        entry.put("module", LOGGER).put("class_name", row.className()).put("origin", row.origin());
        entry.put("event_id", row.eventId()).put("profile_id", row.profileId());
        return entry.putNull("flow_id").putNull("node_id").putNull("user_id");
    }

    private static ObjectNode sessionOf(StoredEvent stored) {
        Long start = stored.sessionStart();
        long sinceStart = start == null ? 0 : Math.max(0, stored.event().inserted() - start);
        return WireJson.reference(stored.event().sessionId())
                .put("start", Times.isoOrNull(start))
                .put("duration", Times.seconds(sinceStart))
                .put("tz", stored.timeZone());
    }

    private static JsonNode owner(@Nullable String profileId) {
        return profileId == null ? WireJson.none() : WireJson.reference(profileId);
    }

    private static ObjectNode meta(String id, String kind) {
        return WireJson.object().put("id", id).put("index", INDEX + kind);
    }

    /** Monday is 0. */
    private static int weekday(long micros) {
        return Times.instant(micros).atZone(ZoneOffset.UTC).getDayOfWeek().getValue() - 1;
    }
}
