package org.trackconsole.server.http;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.storage.RejectionRow;
import org.trackconsole.server.storage.RejectionTable;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.Writer;
import org.trackconsole.server.wire.Parsed;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps the calls that an endpoint refuses, beside those that it takes. Nobody waits for it: the refused client does not,
 * and under overload a rejected call is only counted. Any thread.
 */
final class Rejections {
    /** What is kept of a body. */
    static final int LONGEST_BODY = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Rejections.class);
    private static final int LONGEST_REASON = 300;
    private static final int LONGEST_NAME = 200;
    private static final int MOST_TYPES = 20;
    private static final int MOST_PROBLEMS = 50;
    private static final int BUSY = 503;
    private static final String DETAIL = "detail";

    private final InstantSource clock;
    private final LongAdder leftOut = new LongAdder();

    Rejections(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What a call names, as far as it can be told.
     *
     * @param sourceId null where there is none
     * @param types of its events
     */
    record Named(@Nullable String sourceId, List<String> types) {
        Named {
            types = List.copyOf(types);
        }

        /** What the body of a payload names. */
        static Named inBody(Request request) {
            ObjectNode sent = object(request.bodyAsRead());
            List<String> types = new ArrayList<>();
            for (JsonNode event : sent.path("events")) {
                if (types.size() < MOST_TYPES && event.path("type").isString()) {
                    types.add(event.path("type").stringValue());
                }
            }
            JsonNode id = sent.path("source").path("id");
            return new Named(id.isString() ? id.stringValue() : null, types);
        }
    }

    /** The endpoint of payloads, with its refusals kept. */
    Endpoint keeping(Endpoint endpoint) {
        return keeping(endpoint, Named::inBody);
    }

    /** An endpoint with its refusals kept. */
    Endpoint keeping(Endpoint endpoint, Function<Request, Named> names) {
        return request -> {
            Response answer = endpoint.answer(request);
            keep(request, answer, names);
            return answer;
        };
    }

    /** Keeps a call where the answer refuses it. What was not sent in a body is its query. */
    void keep(Request request, Response answer, Function<Request, Named> names) {
        // Of a server that is busy, or cannot write, more writing is the last thing to ask.
        if (answer.status() < 400 || answer.status() == BUSY) {
            return;
        }
        byte[] body = request.bodyAsRead();
        byte[] sent = body.length > 0 ? body : request.queryAsSent().getBytes(StandardCharsets.UTF_8);
        RejectionRow row = row(names.apply(request), sent, answer);
        switch (request.world()) {
            case Given.Usable<World>(World world) -> keep(row, world.file().writer());
            case Given.Refused<World> _ -> leftOut.increment();
        }
    }

    /** How many were counted but not kept since the start. */
    long leftOut() {
        return leftOut.sum();
    }

    private void keep(RejectionRow row, Writer writer) {
        var _ = writer.offer(sql -> RejectionTable.add(sql, row)).whenComplete((result, bug) -> {
            if (!(result instanceof Result.Done<Long>)) {
                leftOut.increment();
            }
            if (bug != null) {
                LOG.error("A rejected call was not kept", bug);
            }
        });
    }

    private RejectionRow row(Named named, byte[] body, Response answer) {
        int kept = Math.min(body.length, LONGEST_BODY);
        ObjectNode said = object(answer.body());
        String source = named.sourceId();
        return new RejectionRow(
                Times.micros(clock.instant()),
                answer.status(),
                source == null ? null : shortened(source.strip(), LONGEST_NAME),
                named.types().stream()
                        .map(type -> shortened(type.replace('\n', ' '), LONGEST_NAME))
                        .toList(),
                shortened(reason(said.path(DETAIL)), LONGEST_REASON),
                WireJson.text(withoutInput(said)),
                new String(body, 0, kept, StandardCharsets.UTF_8),
                body.length);
    }

    private static ObjectNode object(byte[] text) {
        return WireJson.parse(new String(text, StandardCharsets.UTF_8)) instanceof Parsed.Document(ObjectNode object)
                ? object
                : WireJson.object();
    }

    private static String reason(JsonNode detail) {
        if (detail.isString()) {
            return detail.stringValue();
        }
        JsonNode first = detail.path(0);
        List<String> path = new ArrayList<>();
        first.path("loc").forEach(step -> path.add(step.asString("")));
        String more = detail.size() > 1 ? " (+" + (detail.size() - 1) + ")" : "";
        return String.join(".", path) + ": " + first.path("msg").asString("") + more;
    }

    /** A 422 quotes the wrong parts of the body, which is kept anyway. */
    private static ObjectNode withoutInput(ObjectNode said) {
        JsonNode detail = Objects.requireNonNullElse(said.get(DETAIL), WireJson.none());
        ObjectNode kept = WireJson.object();
        if (!detail.isArray()) {
            kept.set(DETAIL, detail);
            return kept;
        }
        ArrayNode problems = kept.putArray(DETAIL);
        for (JsonNode problem : detail) {
            if (problems.size() < MOST_PROBLEMS && problem instanceof ObjectNode whole) {
                problems.add(whole.deepCopy().without("input"));
            }
        }
        return kept;
    }

    private static String shortened(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most - 1) + "…";
    }
}
