package org.trackconsole.client;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.RawAnswer;
import tools.jackson.databind.JsonNode;

/** Reads answers to {@code POST /track} of every version (contract §1.1, §2.2). */
final class TrackAnswers {
    private TrackAnswers() {}

    static Answer read(RawAnswer raw) {
        if (raw.status() / 100 != 2) {
            return Refusals.of(raw);
        }
        JsonNode json = WireJson.readBeginning(raw);
        if (json == null) {
            return new Answer.Unreadable(raw, WireJson.oddity(raw));
        }
        if (json.isNull() || (json.isArray() && json.isEmpty())) {
            return new Answer.Accepted(raw, null, null, true, List.of());
        }
        if (!tellsOfATask(json)) {
            return new Answer.Unreadable(raw, Answer.Oddity.UNEXPECTED_JSON);
        }
        return new Answer.Accepted(raw, id(json, "profile"), id(json, "session"), false, warnings(json));
    }

    /** No key is in all versions; one of those that no other service uses together with the right type must be there. */
    private static boolean tellsOfATask(JsonNode json) {
        boolean known = json.has("task")
                || json.has("profile")
                || json.path("ux").isArray()
                || json.path("response").isObject();
        return json.isObject()
                && known
                && entityOrNothing(json.path("profile"))
                && entityOrNothing(json.path("session"));
    }

    private static boolean entityOrNothing(JsonNode node) {
        return node.isObject() || node.isNull() || node.isMissingNode();
    }

    private static @Nullable String id(JsonNode json, String part) {
        return WireJson.text(json.path(part).path("id"));
    }

    private static List<String> warnings(JsonNode json) {
        List<String> warnings = new ArrayList<>();
        for (String part : List.of("errors", "warnings")) {
            for (JsonNode item : json.path(part)) {
                warnings.add(item.isString() ? item.stringValue() : item.toString());
            }
        }
        return warnings;
    }
}
