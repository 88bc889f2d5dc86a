package org.trackconsole.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.trackconsole.json.JsonDiff;
import org.trackconsole.model.Difference;
import org.trackconsole.model.WireTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An event as it was sent against the record that a server made of it (contract §2.1, §6.3). */
final class EventComparison {
    /** Orders to the server, not part of the event; the parts of a record that tell of the request hold headers. */
    private static final Set<String> NOT_COMPARED = Set.of("options", "time", "tags");

    private static final List<String> NOT_OF_THE_EVENT = List.of("request", "config", "tags", "_meta", "operation");
    private static final JsonMapper READER = new JsonMapper();
    private static final List<String> TIMES = List.of("insert", "create", "update");

    private EventComparison() {}

    /** Whether two values say the same, whatever read them. */
    static boolean same(JsonNode sent, JsonNode stored) {
        return JsonDiff.between(alike(sent), alike(stored)).isEmpty();
    }

    /** All differences, what was changed or dropped first, then what the server added. */
    static List<Difference> of(SentEvent sent, ObjectNode record, ShownValues shown) {
        ObjectNode as = asRecord(sent, record);
        ObjectNode stored = (ObjectNode) alike(record);
        List<Difference> all = new ArrayList<>();
        JsonNode tags = alike(sent.document().path("tags"));
        JsonNode storedTags = stored.path("tags").path("values");
        if (!tags.equals(storedTags) && !(tags.isEmpty() && storedTags.isEmpty())) {
            all.add(new Difference(
                    "tags",
                    tags.isEmpty() ? null : shown.text(tags, tags),
                    storedTags.isEmpty() ? null : shown.text(storedTags, storedTags),
                    tags.isEmpty()));
        }
        stored.remove(NOT_OF_THE_EVENT);
        all.addAll(shown.between(as, stored, PersonalData.ofNobody(), EventComparison::isAdded));
        return all.stream()
                .sorted((one, other) -> Boolean.compare(one.system(), other.system()))
                .toList();
    }

    /** What a server adds by itself; only within the properties it would be remarkable. */
    private static boolean isAdded(JsonDiff.Change change) {
        return change.before() == null && !"properties".equals(change.path().getMatchingProperty());
    }

    /** The event with its parts where a record has them. */
    private static ObjectNode asRecord(SentEvent sent, ObjectNode record) {
        ObjectNode as = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> part : sent.document().properties()) {
            if (!NOT_COMPARED.contains(part.getKey())) {
                as.set(part.getKey(), alike(part.getValue()));
            }
        }
        JsonNode storedTime = record.path("metadata").path("time");
        for (String name : TIMES) {
            JsonNode time = sent.document().path("time").path(name);
            if (time.isString()) {
                Instant instant = WireTime.of(time);
                boolean kept = instant != null && instant.equals(WireTime.of(storedTime.path(name)));
                as.withObject("metadata")
                        .withObject("time")
                        .set(name, kept ? alike(storedTime.path(name)) : alike(time));
            }
        }
        return as;
    }

    /** Read anew by one reader: those of payloads and of answers make different nodes of 10.50. */
    private static JsonNode alike(JsonNode node) {
        return node.isMissingNode() ? node : READER.readTree(READER.writeValueAsString(node));
    }
}
