package org.trackconsole.client;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Failure;
import org.trackconsole.model.Answer.Unreadable;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.FieldCount;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RecordPage;
import org.trackconsole.model.RecordQuestion;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads, searches and deletes what a server keeps: profiles, sessions and events (contract §6). All of it needs a
 * signed-in person. Blocks like {@link TrackingClient}, from which one gets it.
 */
public final class Records {
    /** Earlier than any record; both ends of the time must be given. */
    private static final Instant BEGINNING = Instant.parse("2000-01-01T00:00:00Z");

    /** A server takes the first line of a request up to 4 KiB; ids that clients choose can be of any length. */
    private static final int LONGEST_QUERY = 1_500;

    private final SignedCalls signed;

    Records(SignedCalls signed) {
        this.signed = signed;
    }

    /**
     * One record as the server has it now; empty where there is none. A profile is found by any of its ids, also by a
     * merged or hashed one.
     */
    public Reply<Optional<ObjectNode>> find(
            TrackServer server, @Nullable Credentials who, RecordIndex index, String id) {
        return read(signed.ask(server, who, "GET", path(index, id), null), raw -> record(raw, index));
    }

    /** What a search finds. A filter that the server cannot read finds nothing, without any error. */
    public Reply<RecordPage> search(
            TrackServer server, @Nullable Credentials who, RecordIndex index, RecordQuestion question) {
        return read(
                signed.ask(server, who, "POST", "/" + index.wire() + "/select/range", body(question)), Records::page);
    }

    /**
     * How often each value of a field occurs among a profile's events, the most frequent first; rare ones may be summed
     * up as {@code other}.
     *
     * @param field such as {@code type}
     */
    public Reply<List<FieldCount>> counts(
            TrackServer server, @Nullable Credentials who, String profileId, String field) {
        String path = path(RecordIndex.PROFILE, profileId) + "/by/" + Requests.encoded(field);
        return read(signed.ask(server, who, "GET", path, null), Records::fieldCounts);
    }

    /**
     * What events changed in their profiles, by the ids of the events; those of which the server did not note it are
     * missing. Only the local server knows of it.
     */
    public Reply<Map<String, EventChanges>> changes(
            TrackServer server, @Nullable Credentials who, List<String> events) {
        Map<String, EventChanges> all = new HashMap<>();
        StringBuilder query = new StringBuilder();
        for (Iterator<String> left = events.iterator(); left.hasNext(); ) {
            String id = Requests.encoded(left.next());
            if (id.length() <= LONGEST_QUERY) {
                query.append(query.isEmpty() ? "?" : "&").append("event=").append(id);
            }
            if (query.length() > LONGEST_QUERY || (!left.hasNext() && !query.isEmpty())) {
                switch (read(signed.ask(server, who, "GET", "/console/changes" + query, null), ChangesAnswers::list)) {
                    case Reply.Ok<Map<String, EventChanges>>(Map<String, EventChanges> some) -> all.putAll(some);
                    case Reply.Failed<Map<String, EventChanges>> failed -> {
                        return failed;
                    }
                }
                query.setLength(0);
            }
        }
        return new Reply.Ok<>(all);
    }

    /** Deletes a record; false where there was none. What belongs to a profile stays (contract §6.1). */
    public Reply<Boolean> delete(TrackServer server, @Nullable Credentials who, RecordIndex index, String id) {
        return read(
                signed.send(server, who, "DELETE", path(index, id), null),
                raw -> missing(raw) || saysNone(raw) ? new Reply.Ok<>(false) : done(raw));
    }

    /** Where there was no event to delete, servers answer 200 and count none. */
    private static boolean saysNone(RawAnswer raw) {
        JsonNode answer = raw.status() == 200 ? WireJson.read(raw) : null;
        return answer != null
                && answer.path("deleted").isNumber()
                && answer.path("deleted").asInt(1) == 0;
    }

    /** Makes the server's searches see what was written until now (contract §3.8). */
    public Reply<Boolean> refresh(TrackServer server, @Nullable Credentials who, RecordIndex index) {
        return read(signed.ask(server, who, "GET", "/" + index.wire() + "s/refresh", null), Records::done);
    }

    /** Servers report in many forms what they have done, but always in JSON: a web page has done nothing. */
    private static Reply<Boolean> done(RawAnswer raw) {
        if (raw.status() / 100 != 2) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        return WireJson.read(raw) == null ? unreadable(raw) : new Reply.Ok<>(true);
    }

    private static String path(RecordIndex index, String id) {
        return "/" + index.wire() + "/" + Requests.encoded(id);
    }

    private static String body(RecordQuestion question) {
        ObjectNode body = WireJson.object();
        body.set("minDate", point(BEGINNING));
        body.set("maxDate", point(question.until()));
        return body.put("where", question.where())
                .put("start", question.start())
                .put("limit", question.limit())
                .put("timeZone", "UTC")
                .toString();
    }

    /** A point of time, or now. */
    private static ObjectNode point(@Nullable Instant time) {
        ObjectNode point = WireJson.object();
        point.putNull("delta");
        if (time == null) {
            point.putNull("absolute");
            return point;
        }
        OffsetDateTime utc = time.atOffset(ZoneOffset.UTC);
        point.putObject("absolute")
                .put("year", utc.getYear())
                .put("month", utc.getMonthValue())
                .put("date", utc.getDayOfMonth())
                .put("hour", utc.getHour())
                .put("minute", utc.getMinute())
                .put("second", utc.getSecond())
                // The hour counts to 24 all the same; without this member there is no date at all.
                .put("meridiem", utc.getHour() < 12 ? "AM" : "PM")
                .put("timeZone", 0);
        return point;
    }

    private static Reply<Optional<ObjectNode>> record(RawAnswer raw, RecordIndex index) {
        if (missing(raw)) {
            return new Reply.Ok<>(Optional.empty());
        }
        if (raw.status() / 100 != 2) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = WireJson.read(raw);
        if (json == null) {
            return unreadable(raw);
        }
        if (json.isNull()) {
            return new Reply.Ok<>(Optional.empty());
        }
        JsonNode record = index == RecordIndex.EVENT ? json.path("event") : json;
        return record instanceof ObjectNode object && WireJson.text(object.path("id")) != null
                ? new Reply.Ok<>(Optional.of(object))
                : unreadable(raw);
    }

    private static Reply<RecordPage> page(RawAnswer raw) {
        if (raw.status() / 100 != 2) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = WireJson.read(raw);
        if (json == null || !json.path("result").isArray()) {
            return unreadable(raw);
        }
        List<ObjectNode> records = new ArrayList<>();
        for (JsonNode item : json.path("result")) {
            if (item instanceof ObjectNode object && WireJson.text(object.path("id")) != null) {
                records.add(object);
            }
        }
        return new Reply.Ok<>(new RecordPage(json.path("total").asLong(records.size()), records));
    }

    private static Reply<List<FieldCount>> fieldCounts(RawAnswer raw) {
        if (raw.status() / 100 != 2) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = WireJson.read(raw);
        if (json == null || !json.isArray()) {
            return unreadable(raw);
        }
        List<FieldCount> counts = new ArrayList<>();
        for (JsonNode item : json) {
            if (!item.has("name")) {
                return unreadable(raw);
            }
            String value = WireJson.text(item.path("name"));
            long count = item.path("value").asLong(0);
            if (value != null && count > 0) {
                counts.add(new FieldCount(value, count));
            }
        }
        return new Reply.Ok<>(counts);
    }

    /** The endpoint's own 404 has the body {@code null}; that of an unknown path has a {@code detail}. */
    private static boolean missing(RawAnswer raw) {
        if (raw.status() != 404) {
            return false;
        }
        JsonNode json = WireJson.read(raw);
        return json != null && json.isNull();
    }

    private static <T> Reply<T> unreadable(RawAnswer raw) {
        return new Reply.Failed<>(new Unreadable(raw, WireJson.oddity(raw)));
    }

    private static <T> Reply<T> read(Reply<RawAnswer> reply, Function<RawAnswer, Reply<T>> reading) {
        return switch (reply) {
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> reading.apply(raw);
            case Reply.Failed<RawAnswer>(Failure failure) -> new Reply.Failed<>(failure);
        };
    }
}
