package org.trackconsole.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonDiff;
import org.trackconsole.json.JsonPath;
import org.trackconsole.model.Difference;
import org.trackconsole.model.TrackPayload;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Differences as a proof shows and keeps them: leaf by leaf, long values shortened, personal values masked, unless the
 * payload itself has them, for then they stand beside the proof anyway.
 */
final class ShownValues {
    /** The most differences that are listed of one record. */
    static final int MOST = 200;

    private static final int LONGEST = 300;

    private final Set<String> sent = new HashSet<>();

    ShownValues(TrackPayload payload) {
        collect(payload.document());
    }

    /** All differences between two records; the system's are those of which the condition holds. */
    List<Difference> between(
            ObjectNode before, ObjectNode after, PersonalData person, Predicate<JsonDiff.Change> system) {
        ObjectNode maskedBefore = person.masked(before);
        ObjectNode maskedAfter = person.masked(after);
        List<Difference> differences = new ArrayList<>();
        for (JsonDiff.Change change : leaves(JsonDiff.between(before, after))) {
            differences.add(new Difference(
                    JsonPath.of(change.path()),
                    text(change.before(), maskedBefore.at(change.path())),
                    text(change.after(), maskedAfter.at(change.path())),
                    system.test(change)));
        }
        return differences;
    }

    /** A value as it is shown. */
    @Nullable
    String text(@Nullable JsonNode value, JsonNode masked) {
        return value == null || value.isMissingNode() || value.isNull() ? null : text(either(value, masked));
    }

    /** The value where the payload has it, else what is masked. */
    JsonNode either(JsonNode value, JsonNode masked) {
        return value.isValueNode() && sent.contains(plain(value)) ? value : masked;
    }

    /** A value that may be shown, shortened; null for JSON's null. */
    static @Nullable String text(JsonNode shown) {
        if (shown.isNull()) {
            return null;
        }
        String text = Json.compact(shown);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** What is there as a whole on one side only is taken apart; what is empty tells nothing. */
    private static List<JsonDiff.Change> leaves(List<JsonDiff.Change> changes) {
        List<JsonDiff.Change> leaves = new ArrayList<>();
        ObjectNode nothing = JsonNodeFactory.instance.objectNode();
        for (JsonDiff.Change change : changes) {
            JsonNode before = change.before();
            JsonNode after = change.after();
            if (before instanceof ObjectNode gone && after == null) {
                leaves.addAll(below(change.path(), leaves(JsonDiff.between(gone, nothing))));
            } else if (after instanceof ObjectNode came && before == null) {
                leaves.addAll(below(change.path(), leaves(JsonDiff.between(nothing, came))));
            } else if (!isEmpty(before) || !isEmpty(after)) {
                leaves.add(change);
            }
        }
        return leaves;
    }

    private static List<JsonDiff.Change> below(JsonPointer path, List<JsonDiff.Change> changes) {
        return changes.stream()
                .map(change -> new JsonDiff.Change(path.append(change.path()), change.before(), change.after()))
                .toList();
    }

    private static boolean isEmpty(@Nullable JsonNode value) {
        return value == null || (value.isContainer() && value.isEmpty());
    }

    private void collect(JsonNode node) {
        if (node.isValueNode()) {
            sent.add(plain(node));
        }
        node.forEach(this::collect);
    }

    /** Servers write e-mail addresses in lower case. */
    private static String plain(JsonNode value) {
        return value.asString("").strip().toLowerCase(Locale.ROOT);
    }
}
