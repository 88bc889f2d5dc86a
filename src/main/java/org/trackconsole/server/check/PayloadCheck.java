package org.trackconsole.server.check;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The shape of a body of {@code POST /track}, problem by problem in the order of real servers (contract §2.1, §2.3). */
public final class PayloadCheck {
    private static final String NOT_ITERABLE = "argument of type 'NoneType' is not iterable";

    private final ObjectNode body;
    private final long now;
    private final Problems problems = new Problems();
    private @Nullable String earlyFault;
    private @Nullable String lateFault;

    private PayloadCheck(ObjectNode body, long now) {
        this.body = body;
        this.now = now;
    }

    /** What came of the check. */
    public sealed interface Checked {
        /** Every part has the right type. */
        record Valid(Payload payload) implements Checked {}

        /** Some part has not; the problems are the {@code detail} list of a 422 answer. */
        record Invalid(List<Problem> problems) implements Checked {}
    }

    /**
     * Checks a body.
     *
     * @param now microseconds since 1970; shown in problems as real servers do
     */
    public static Checked check(ObjectNode body, long now) {
        return new PayloadCheck(body, now).check();
    }

    private Checked check() {
        Fields fields = new Fields(body, body, Loc.body(), problems);
        noteNull(body, "request", "'NoneType' object does not support item assignment", true);
        noteNull(body, "options", NOT_ITERABLE, true);
        noteNull(body, "properties", "'NoneType' object is not iterable", false);
        String source = source();
        String session = fields.reference("session");
        String profile = fields.reference("profile");
        ObjectNode context = fields.object("context");
        ObjectNode properties = fields.object("properties");
        ObjectNode request = fields.object("request");
        List<PayloadEvent> events = events();
        fields.object("options");
        // Its value counts for nothing, but it must be one.
        fields.flagNotNull("profile_less", false);
        boolean debug = fields.flag("debug", false);
        return problems.isEmpty()
                ? new Checked.Valid(new Payload(
                        source, session, profile, context, properties, request, events, debug, earlyFault, lateFault))
                : new Checked.Invalid(problems.all());
    }

    /** The source may be a full definition or a reference; so a problem is told for both. */
    private String source() {
        Loc loc = Loc.body().field("source");
        JsonNode node = body.get("source");
        if (node == null) {
            problems.missing(loc, shownBody());
            return "";
        }
        if (node.path("id").isString()) {
            return PythonText.strip(node.path("id").stringValue());
        }
        Loc definition = loc.field("EventSource");
        Loc reference = loc.field("Entity");
        if (node instanceof ObjectNode object) {
            SourceCheck.read(object, definition, now, problems);
            new Fields(object, object, reference, problems).requiredText("id");
        } else {
            problems.add(Problem.model(definition, "EventSource", node));
            problems.add(Problem.model(reference, "Entity", node));
        }
        return "";
    }

    private List<PayloadEvent> events() {
        JsonNode node = body.get("events");
        if (node == null) {
            return List.of();
        }
        Loc loc = Loc.body().field("events");
        if (!node.isArray()) {
            problems.list(loc, node);
            return List.of();
        }
        List<PayloadEvent> events = new ArrayList<>(node.size());
        for (int i = 0; i < node.size() && !problems.areFull(); i++) {
            if (node.path(i) instanceof ObjectNode event) {
                events.add(event(event, loc.index(i)));
            } else {
                problems.add(Problem.model(loc.index(i), "EventPayload", node.path(i)));
            }
        }
        return events;
    }

    private PayloadEvent event(ObjectNode event, Loc loc) {
        noteNull(event, "options", NOT_ITERABLE, true);
        noteNull(event, "context", "'NoneType' object is not subscriptable", false);
        // What is shown of an event is only built where its type is missing: copies of good events would cost much.
        Fields fields = new Fields(event, event.has("type") ? event : shownEvent(event), loc, problems);
        String id = fields.optionalText("id");
        Fields time = time(event, loc);
        Long inserted = time.time("insert");
        Long created = time.time("create");
        time.time("update");
        String type = PayloadEvent.normalised(fields.requiredText("type"));
        if (type.isEmpty() && event.path("type").isString()) {
            problems.add(Problem.value(loc.field("type"), "Event type can not be empty", event.path("type")));
        }
        return new PayloadEvent(
                id == null || PythonText.strip(id).isEmpty() ? null : id,
                type,
                inserted,
                created,
                fields.object("properties"),
                fields.object("context"),
                fields.object("options"),
                fields.list("tags"));
    }

    private Fields time(ObjectNode event, Loc loc) {
        JsonNode time = event.path("time");
        if (!time.isMissingNode() && !time.isNull() && !time.isObject()) {
            problems.add(Problem.model(loc.field("time"), "Time", time));
        }
        ObjectNode object = time instanceof ObjectNode given ? given : WireJson.object();
        return new Fields(object, object, loc.field("time"), problems);
    }

    private void noteNull(ObjectNode object, String field, String fault, boolean early) {
        if (!object.path(field).isNull()) {
            return;
        }
        if (early) {
            earlyFault = earlyFault == null ? fault : earlyFault;
        } else {
            lateFault = lateFault == null ? fault : lateFault;
        }
    }

    private JsonNode shownBody() {
        ObjectNode shown = body.deepCopy();
        if (!shown.has("context") || shown.path("context").isNull()) {
            shown.putObject("context");
        }
        ObjectNode metadata = WireJson.object();
        metadata.set("time", shownTime());
        metadata.putNull("ip").putNull("status");
        shown.set("metadata", metadata);
        return shown;
    }

    private JsonNode shownEvent(ObjectNode event) {
        ObjectNode shown = event.deepCopy();
        if (!shown.has("id")) {
            shown.put("id", UUID.randomUUID().toString());
        }
        if (!shown.has("time")) {
            shown.set("time", shownTime());
        }
        return shown;
    }

    private ObjectNode shownTime() {
        return WireJson.object()
                .put("insert", Times.isoZ(now))
                .putNull("create")
                .putNull("update");
    }
}
