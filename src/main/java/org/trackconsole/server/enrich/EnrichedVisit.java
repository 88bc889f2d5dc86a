package org.trackconsole.server.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.record.EventParts;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** What a call tells about its visit: where it comes from, and what its context says by magic names. Any thread. */
public final class EnrichedVisit {
    private static final FieldPath LAST_GEO = FieldPath.of("data.devices.last.geo");
    private static final FieldPath CONTINENT = FieldPath.of("aux.geo.continent");
    private static final List<FieldPath> GEO_FIELDS = List.of(
            FieldPath.of("country.name"),
            FieldPath.of("country.code"),
            FieldPath.of("city"),
            FieldPath.of("county"),
            FieldPath.of("postal"),
            FieldPath.of("latitude"),
            FieldPath.of("longitude"),
            FieldPath.of("location"));

    private final ObjectNode context;
    private final Agent agent;
    private final VisitContext visit;
    private final RawValue request;

    /** @param request what is kept of the HTTP request with every event */
    EnrichedVisit(ObjectNode context, Agent agent, VisitContext visit, ObjectNode request) {
        this.context = context;
        this.agent = agent;
        this.visit = visit;
        this.request = new RawValue(WireJson.text(request));
    }

    /** The time zone as sent, or null. */
    public @Nullable String timeZone() {
        return visit.timeZone();
    }

    /** Fills the parts of an event that all events of the call have alike. */
    public void describe(ObjectNode event) {
        agent.describe(event);
        if (visit.utm() != null) {
            event.set("utm", visit.utm());
        }
    }

    /** JSON: the parts of an event of the call as they are kept. They are of no use afterwards. */
    public String text(ObjectNode event) {
        return EventParts.text(event, request);
    }

    /** JSON: what a session that begins with the call holds beyond its row (contract §3.4). */
    public String sessionRecord() {
        ObjectNode device = agent.device().deepCopy();
        ObjectNode app = agent.app().deepCopy();
        JsonNode screen = context.path("screen").path("local");
        if (visit.resolution() != null) {
            device.put("resolution", visit.resolution());
        }
        if (screen.path("colorDepth").isIntegralNumber()) {
            device.set("color_depth", screen.path("colorDepth"));
        }
        if (screen.path("orientation").isString()) {
            device.set("orientation", screen.path("orientation"));
        }
        if (visit.geo() != null) {
            device.set("geo", visit.geo());
        }
        JsonNode language =
                context.path("browser").path("local").path("browser").path("language");
        if (language.isString()) {
            app.set("language", language);
        }
        ObjectNode record = WireJson.object();
        put(record, "device", device);
        put(record, "os", agent.os());
        put(record, "app", app);
        if (visit.utm() != null) {
            record.set("utm", visit.utm());
        }
        return WireJson.text(record);
    }

    private static void put(ObjectNode record, String name, ObjectNode part) {
        if (!part.isEmpty()) {
            record.set(name, part);
        }
    }

    /**
     * Whether the visit, where it is a new one, changes the document of a profile.
     *
     * @param zoneBefore the time zone of the profile's visit before, or null
     */
    public boolean changesProfile(@Nullable String zoneBefore) {
        String continent = visit.continent();
        return visit.geo() != null
                || (continent != null && (zoneBefore == null || !continent.equals(VisitContext.continent(zoneBefore))));
    }

    /** Makes the changes that a new visit brings. */
    public void apply(ProfileDocument profile) {
        if (visit.continent() != null) {
            profile.set(CONTINENT, JsonNodeFactory.instance.stringNode(visit.continent()));
        }
        ObjectNode geo = visit.geo();
        if (geo != null) {
            for (FieldPath field : GEO_FIELDS) {
                JsonNode value = field.find(geo);
                profile.set(LAST_GEO.then(field), value == null ? WireJson.none() : value);
            }
        }
    }
}
