package org.trackconsole.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Unreadable;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Timing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a server tells of arrivals. */
final class ArrivalAnswers {
    private ArrivalAnswers() {}

    static Reply<ArrivalPage> page(RawAnswer raw) {
        JsonNode json = WireJson.read(raw);
        if (raw.status() != 200) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        String newest = json == null ? null : WireJson.text(json.path("newest"));
        String next = json == null ? null : WireJson.text(json.path("next"));
        if (json == null || newest == null || next == null) {
            return new Reply.Failed<>(new Unreadable(raw, WireJson.oddity(raw)));
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (JsonNode row : json.path("result")) {
            Arrival arrival = row(row);
            if (arrival != null) {
                arrivals.add(arrival);
            }
        }
        return new Reply.Ok<>(
                new ArrivalPage(arrivals, newest, next, json.path("more").asBoolean(false)));
    }

    static Reply<ArrivalDetail> detail(RawAnswer raw) {
        if (raw.status() != 200) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = WireJson.read(raw);
        if (json != null
                && json.path("payload") instanceof ObjectNode payload
                && json.path("event") instanceof ObjectNode event) {
            return new Reply.Ok<>(new ArrivalDetail.Stored(
                    payload,
                    event,
                    ChangesAnswers.one(json.path("changed")),
                    object(json.path("session")),
                    object(json.path("profile"))));
        }
        if (json != null && json.path("body").isString()) {
            // What the client was answered, as if it had come to the console.
            String said = json.path("answer").toString();
            RawAnswer answer =
                    new RawAnswer(json.path("status").asInt(0), List.of(), said, said.length(), false, Timing.NONE);
            return new Reply.Ok<>(new ArrivalDetail.Rejected(
                    json.path("body").stringValue(),
                    json.path("size").asLong(0),
                    json.path("cut").asBoolean(false),
                    Refusals.of(answer)));
        }
        return new Reply.Failed<>(new Unreadable(raw, WireJson.oddity(raw)));
    }

    /** A row; null where it is none that this version knows. */
    static @Nullable Arrival row(JsonNode row) {
        String cursor = WireJson.text(row.path("cursor"));
        Instant at = time(row.path("time").asString(""));
        String source = WireJson.text(row.path("source"));
        if (cursor == null || at == null) {
            return null;
        }
        if ("rejected".equals(row.path("kind").asString(""))) {
            List<String> types = new ArrayList<>();
            row.path("types").forEach(type -> types.add(type.asString("")));
            return new Arrival.Rejected(
                    cursor,
                    at,
                    source,
                    types,
                    row.path("status").asInt(0),
                    row.path("reason").asString(""));
        }
        String id = WireJson.text(row.path("id"));
        String type = WireJson.text(row.path("type"));
        String session = WireJson.text(row.path("session"));
        return id == null || type == null || source == null || session == null
                ? null
                : new Arrival.Stored(cursor, at, id, type, source, session, WireJson.text(row.path("profile")));
    }

    private static @Nullable Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable ObjectNode object(JsonNode node) {
        return node instanceof ObjectNode object ? object : null;
    }
}
