package org.trackconsole.server.check;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shape of an event source: the body of {@code POST /event-source} (contract §4). */
public final class SourceCheck {
    private SourceCheck() {}

    /** What came of the check. */
    public sealed interface Checked {
        /** It may be saved. */
        record Valid(SourceDefinition source) implements Checked {}

        /** It may not; the problems are the {@code detail} list of a 422 answer. */
        record Invalid(List<Problem> problems) implements Checked {}

        /** Its types are not among {@link SourceType}; the text is the {@code detail} of a 422 answer. */
        record UnknownTypes(String detail) implements Checked {}
    }

    /**
     * Checks a body and fills what it leaves out.
     *
     * @param now microseconds since 1970, the time of the save
     */
    public static Checked check(ObjectNode body, long now) {
        Problems problems = new Problems();
        SourceDefinition source = read(body, Loc.body(), now, problems);
        if (problems.isEmpty() && source.id().isEmpty()) {
            problems.add(Problem.value(Loc.body().field("id"), "Event source id can not be empty", body.path("id")));
        }
        if (!problems.isEmpty()) {
            return new Checked.Invalid(problems.all());
        }
        List<String> unknown = source.types().stream()
                .filter(type -> !SourceType.isKnown(type))
                .toList();
        return unknown.isEmpty() ? new Checked.Valid(source) : new Checked.UnknownTypes(SourceType.refusal(unknown));
    }

    /** Adds what keeps the object from being a source; a stand-in comes back where anything does. */
    static SourceDefinition read(ObjectNode body, Loc loc, long now, Problems problems) {
        ObjectNode shown = body.deepCopy();
        shown.put("timestamp", Times.iso(now));
        Fields fields = new Fields(body, shown, loc, problems);
        ObjectNode record = WireJson.object();
        record.put("id", PythonText.strip(fields.requiredText("id")).toLowerCase(Locale.ROOT));
        record.put("name", fields.requiredText("name"));
        record.set("type", array(fields.requiredWords("type")));
        record.set("bridge", bridge(body, shown, loc, problems));
        record.put("timestamp", Times.isoZ(now));
        record.put("description", fields.text("description", "No description provided"));
        record.put("channel", fields.text("channel", ""));
        record.put("enabled", fields.flag("enabled", true));
        record.put("transitional", fields.flag("transitional", false));
        record.set("tags", array(fields.words("tags", List.of("general"))));
        record.set("groups", array(fields.words("groups", List.of())));
        record.put("returns_profile", fields.flag("returns_profile", false));
        record.put("permanent_profile_id", fields.flag("permanent_profile_id", false));
        record.put("requires_consent", fields.flag("requires_consent", false));
        record.put("manual", fields.optionalText("manual"));
        record.put("locked", fields.flag("locked", false));
        record.put("synchronize_profiles", fields.flag("synchronize_profiles", true));
        record.set("config", orNull(fields.optionalObject("config")));
        return SourceDefinition.of(record);
    }

    private static JsonNode bridge(ObjectNode body, JsonNode shown, Loc loc, Problems problems) {
        JsonNode node = body.get("bridge");
        if (node == null) {
            problems.missing(loc.field("bridge"), shown);
        } else if (node instanceof ObjectNode bridge) {
            Fields fields = new Fields(bridge, bridge, loc.field("bridge"), problems);
            return WireJson.object().put("id", fields.requiredText("id")).put("name", fields.requiredText("name"));
        } else {
            problems.add(Problem.model(loc.field("bridge"), "NamedEntity", node));
        }
        return WireJson.none();
    }

    private static ArrayNode array(List<String> words) {
        ArrayNode array = WireJson.array();
        words.forEach(array::add);
        return array;
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? WireJson.none() : node;
    }
}
