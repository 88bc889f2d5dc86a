package org.trackconsole.server.check;

import java.util.List;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shape of a profile mapping: the body of {@code POST /event-to-profile} (contract §3.5). */
public final class MappingCheck {
    private static final String COPIES = "event_to_profile";
    private static final int HIGHEST_OPERATOR = 2;

    private MappingCheck() {}

    /** What came of the check. */
    public sealed interface Checked {
        /** Its shape is right; whether a profile has such fields was not looked at. */
        record Valid(ObjectNode record) implements Checked {}

        /** It is not; the problems are the {@code detail} list of a 422 answer. */
        record Invalid(List<Problem> problems) implements Checked {}
    }

    /** Checks a body and fills what it leaves out. */
    public static Checked check(ObjectNode body) {
        Problems problems = new Problems();
        Fields fields = new Fields(body, body, Loc.body(), problems);
        ObjectNode record = WireJson.object();
        record.put("id", fields.requiredText("id").strip()).put("name", fields.requiredText("name"));
        record.set("event_type", named(body, problems));
        record.put("description", fields.text("description", "No description provided"));
        record.put("enabled", fields.flag("enabled", false));
        record.set("config", fields.object("config"));
        record.set(COPIES, copies(body.path(COPIES), Loc.body().field(COPIES), problems));
        fields.words("tags", List.of()).forEach(record.putArray("tags")::add);
        record.put("build_in", false);
        if (problems.isEmpty() && record.path("id").stringValue().isEmpty()) {
            problems.add(Problem.value(Loc.body().field("id"), "Id can not be empty", body.path("id")));
        }
        JsonNode condition = record.path("config").path("condition");
        if (!condition.isMissingNode() && !condition.asString(" ? ").isBlank()) {
            // To pass over it would copy what was not to be copied.
            problems.add(Problem.value(
                    Loc.body().field("config").field("condition"),
                    "This server does not check conditions of mappings",
                    condition));
        }
        return problems.isEmpty() ? new Checked.Valid(record) : new Checked.Invalid(problems.all());
    }

    private static ObjectNode named(ObjectNode body, Problems problems) {
        ObjectNode named = WireJson.object();
        Loc loc = Loc.body().field("event_type");
        if (body.get("event_type") instanceof ObjectNode type) {
            Fields fields = new Fields(type, type, loc, problems);
            return named.put("id", fields.requiredText("id")).put("name", fields.requiredText("name"));
        }
        problems.add(
                body.has("event_type")
                        ? Problem.model(loc, "NamedEntity", body.path("event_type"))
                        : Problem.missing(loc, body));
        return named;
    }

    private static ArrayNode copies(JsonNode list, Loc loc, Problems problems) {
        ArrayNode copies = WireJson.array();
        if (list.isMissingNode() || list.isNull()) {
            return copies;
        }
        if (!list.isArray()) {
            problems.list(loc, list);
        }
        for (int i = 0; i < list.size() && !problems.areFull(); i++) {
            Loc place = loc.index(i);
            if (!(list.path(i) instanceof ObjectNode copy)) {
                problems.add(Problem.model(place, "EventToProfileMap", list.path(i)));
                continue;
            }
            ObjectNode kept = copies.addObject();
            kept.set("event", value(copy, "event", place, problems));
            int operator = new Fields(copy, copy, place, problems).count("op", -1);
            if (operator < 0 || operator > HIGHEST_OPERATOR) {
                problems.add(
                        Problem.of("int_parsing", place.field("op"), "Input should be 0, 1 or 2", copy.path("op")));
            }
            kept.put("op", operator);
            kept.set("profile", value(copy, "profile", place, problems));
        }
        return copies;
    }

    private static ObjectNode value(ObjectNode copy, String name, Loc place, Problems problems) {
        ObjectNode kept = WireJson.object();
        if (!(copy.get(name) instanceof ObjectNode given)) {
            problems.add(
                    copy.has(name)
                            ? Problem.model(place.field(name), "RefValue", copy.path(name))
                            : Problem.missing(place.field(name), copy));
            return kept;
        }
        Fields fields = new Fields(given, given, place.field(name), problems);
        return kept.put("value", fields.text("value", "")).put("ref", fields.flag("ref", true));
    }
}
