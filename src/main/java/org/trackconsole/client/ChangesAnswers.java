package org.trackconsole.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Unreadable;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import tools.jackson.databind.JsonNode;

/** Reads what a server noted of the changes of events. */
final class ChangesAnswers {
    private ChangesAnswers() {}

    /** Those that were noted, by the ids of their events. */
    static Reply<Map<String, EventChanges>> list(RawAnswer raw) {
        if (raw.status() != 200) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = WireJson.read(raw);
        if (json == null || !json.path("result").isArray()) {
            return new Reply.Failed<>(new Unreadable(raw, WireJson.oddity(raw)));
        }
        Map<String, EventChanges> noted = new LinkedHashMap<>();
        for (JsonNode row : json.path("result")) {
            String event = WireJson.text(row.path("event"));
            EventChanges changes = one(row);
            if (event != null && changes != null) {
                noted.put(event, changes);
            }
        }
        return new Reply.Ok<>(noted);
    }

    /** Those of one event; null where they were not noted. */
    static @Nullable EventChanges one(JsonNode row) {
        if (!row.path("noted").asBoolean(false)) {
            return null;
        }
        List<EventChanges.Field> fields = new ArrayList<>();
        for (JsonNode change : row.path("changes")) {
            String path = WireJson.text(change.path("path"));
            JsonNode before = change.path("before");
            JsonNode after = change.path("after");
            if (path != null && !before.isMissingNode() && !after.isMissingNode()) {
                fields.add(new EventChanges.Field(
                        path, before, after, change.path("cut").asBoolean(false)));
            }
        }
        return new EventChanges(fields, row.path("left_out").asInt(0));
    }
}
