package org.trackconsole.server.enrich;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of the fields of a profile: each with the value before the first change and the one after the last, in the
 * order in which they changed. The field log and other bookkeeping of the server is not among them. One thread.
 */
public final class FieldChanges {
    /** Of one event; more come only where two large profiles become one. */
    private static final int MOST = 500;

    /** A text of JSON; what is longer is kept shortened, so that a list that grows by one is not kept whole each time. */
    private static final int LONGEST = 4_000;

    private final Map<FieldPath, Change> changes = new LinkedHashMap<>();

    private record Change(JsonNode before, JsonNode after) {
        boolean isNone() {
            // A number that was read is of another kind than one that was worked out.
            return (before.isNumber() && after.isNumber())
                    ? before.decimalValue().compareTo(after.decimalValue()) == 0
                    : before.equals(after);
        }
    }

    /** Notes that a field changed. */
    void add(FieldPath path, JsonNode before, JsonNode after) {
        // A copy, for later changes may reach into it; the value before is out of the document by now.
        JsonNode now = after.isContainer() ? after.deepCopy() : after;
        changes.merge(path, new Change(before, now), (first, last) -> new Change(first.before(), last.after()));
    }

    /** These, and then others. */
    public FieldChanges then(FieldChanges further) {
        further.changes.forEach((path, change) -> add(path, change.before(), change.after()));
        return this;
    }

    /**
     * The text to keep: {@code {"changes":[{"path","before","after"}]}}, with {@code "cut":true} beside values that are
     * shortened and {@code left_out} for how many fields are not among them; null where nothing changed.
     */
    public @Nullable String text() {
        ObjectNode kept = WireJson.object();
        ArrayNode list = kept.putArray("changes");
        int changed = 0;
        for (Map.Entry<FieldPath, Change> entry : changes.entrySet()) {
            Change change = entry.getValue();
            if (!change.isNone() && changed++ < MOST) {
                write(list.addObject(), entry.getKey(), change);
            }
        }
        if (changed == 0) {
            return null;
        }
        return WireJson.text(changed > MOST ? kept.put("left_out", changed - MOST) : kept);
    }

    private static void write(ObjectNode item, FieldPath path, Change change) {
        JsonNode before = change.before();
        JsonNode after = change.after();
        boolean cut = isLong(before) || isLong(after);
        if (cut && before instanceof ArrayNode had && after instanceof ArrayNode has) {
            before = without(had, has);
            after = without(has, had);
        }
        item.put("path", path.text());
        item.set("before", cut ? shortened(before) : before);
        item.set("after", cut ? shortened(after) : after);
        if (cut) {
            item.put("cut", true);
        }
    }

    private static boolean isLong(JsonNode value) {
        boolean small = value.isNull() || value.isNumber() || value.isBoolean();
        return !small && WireJson.text(value).length() > LONGEST;
    }

    /** The items of a list that another does not have. */
    private static ArrayNode without(ArrayNode list, ArrayNode other) {
        Set<JsonNode> others = new HashSet<>();
        other.forEach(others::add);
        ArrayNode rest = WireJson.array();
        list.valueStream().filter(item -> !others.contains(item)).forEach(rest::add);
        return rest;
    }

    private static JsonNode shortened(JsonNode value) {
        if (!isLong(value)) {
            return value;
        }
        String text = value.isString() ? value.stringValue() : WireJson.text(value);
        int end = Math.min(LONGEST, text.length());
        // Half of a character is none that JSON could be read back with.
        end = Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
        return JsonNodeFactory.instance.stringNode(text.substring(0, end));
    }

    /** Notes how a document differs from how it was; what is empty there, the outline says. */
    void addDifferences(ObjectNode before, ObjectNode after, ObjectNode outline) {
        differences(null, new Level(before, outline), after);
    }

    /** A part of a document as it was, with what stands for what is not there. */
    private record Level(@Nullable JsonNode own, @Nullable JsonNode outline) {
        Level below(String name) {
            return new Level(own == null ? null : own.get(name), outline == null ? null : outline.get(name));
        }

        JsonNode value() {
            return Objects.requireNonNullElseGet(own == null ? outline : own, WireJson::none);
        }
    }

    private void differences(@Nullable FieldPath path, Level before, ObjectNode after) {
        for (Map.Entry<String, JsonNode> entry : after.properties()) {
            FieldPath step = FieldPath.of(new String[] {entry.getKey()});
            FieldPath place = path == null ? step : path.then(step);
            Level old = before.below(entry.getKey());
            if (place.equals(ProfileDocument.FIELD_LOG)) {
                continue;
            }
            if (old.value().isObject() && entry.getValue() instanceof ObjectNode inner) {
                differences(place, old, inner);
            } else if (!old.value().equals(entry.getValue())) {
                add(place, old.value(), entry.getValue());
            }
        }
    }
}
