package org.trackconsole.client;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Count;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Span;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The counts that servers keep of the events of a source (contract §6.1, §6.2). Every method blocks and belongs on a
 * virtual thread; none throws for what a server or the network does.
 */
public final class Figures {
    /** The word under which servers count together what they do not tell apart. */
    public static final String OTHER = "other";

    private final SignedCalls signed;

    Figures(SignedCalls signed) {
        this.signed = signed;
    }

    /** How many events of each type came through a source, the most frequent first; types that were not told apart last. */
    public Reply<List<Count>> byType(TrackServer server, @Nullable Credentials who, String source, Span span) {
        String path = "/event/for-source/" + Requests.encoded(source) + "/by-type/" + span.letter();
        return read(signed.ask(server, who, "GET", path, null), Figures::counts);
    }

    /** How many events came through a source in each part of the span, the oldest part first; parts without any are there. */
    public Reply<List<Count>> overTime(
            TrackServer server, @Nullable Credentials who, String source, Span span, ZoneId zone) {
        String body = range(source, span, 1, zone).toString();
        return read(signed.ask(server, who, "POST", "/event/select/histogram", body), Figures::columns);
    }

    /** When the newest event of the last year came through a source. */
    public Reply<Newest> newest(TrackServer server, @Nullable Credentials who, String source) {
        String body = range(source, Span.YEAR, 1, ZoneId.of("UTC")).toString();
        return read(signed.ask(server, who, "POST", "/event/select/range", body), Figures::newest);
    }

    /**
     * The newest event.
     *
     * @param at the time it counts for; null where there was none
     * @param type its type; null as above
     */
    public record Newest(@Nullable Instant at, @Nullable String type) {}

    /** A beginning without an end ends now. The sign of the value decides which way it goes. */
    private static ObjectNode range(String source, Span span, int limit, ZoneId zone) {
        ObjectNode body = WireJson.object();
        ObjectNode from = body.putObject("minDate").putNull("absolute");
        from.putObject("delta")
                .put("type", "minus")
                .put("value", -1)
                .put("entity", span.name().toLowerCase(Locale.ROOT));
        from.putNull("now");
        body.putObject("maxDate").putNull("absolute").putNull("delta");
        return body.put("where", Requests.equal("source.id", source))
                .put("limit", limit)
                .put("start", 0)
                .put("timeZone", zone.getId());
    }

    /** A list of names and numbers; in a table they are members. */
    private static @Nullable List<Count> counts(JsonNode json) {
        List<Count> counts = new ArrayList<>();
        if (json.isArray()) {
            for (JsonNode item : json) {
                if (!item.has("name")) {
                    return null;
                }
            }
            json.forEach(item -> counts.add(
                    new Count(item.path("name").asString(""), item.path("value").asLong(0))));
        } else if (json.isObject()) {
            json.properties()
                    .forEach(member -> counts.add(
                            new Count(member.getKey(), member.getValue().asLong(0))));
        } else {
            return null;
        }
        counts.removeIf(count -> count.number() <= 0 || count.name().isBlank());
        counts.sort((one, other) -> one.name().equals(OTHER) == other.name().equals(OTHER)
                ? Long.compare(other.number(), one.number())
                : Boolean.compare(one.name().equals(OTHER), other.name().equals(OTHER)));
        return counts;
    }

    private static @Nullable List<Count> columns(JsonNode json) {
        if (!json.path("result").isArray()) {
            return null;
        }
        List<Count> columns = new ArrayList<>();
        json.path("result")
                .forEach(row -> columns.add(new Count(
                        row.path("date").asString(""), row.path("count").asLong(0))));
        return columns;
    }

    private static @Nullable Newest newest(JsonNode json) {
        if (!json.path("result").isArray()) {
            return null;
        }
        JsonNode event = json.path("result").path(0);
        Instant at = instant(event.path("metadata").path("time").path("insert").asString(""));
        return new Newest(at, at == null ? null : WireJson.text(event.path("type")));
    }

    /** Without a zone it is UTC (contract §6.3). */
    private static @Nullable Instant instant(String text) {
        String time = text.replace(' ', 'T');
        try {
            return OffsetDateTime.parse(time.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$") ? time : time + "Z")
                    .toInstant();
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static <T> Reply<T> read(Reply<RawAnswer> reply, Function<JsonNode, @Nullable T> reading) {
        return switch (reply) {
            case Reply.Failed<RawAnswer>(Answer.Failure failure) -> new Reply.Failed<>(failure);
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> {
                if (raw.status() / 100 != 2) {
                    yield new Reply.Failed<>(Refusals.of(raw));
                }
                JsonNode json = WireJson.read(raw);
                T value = json == null ? null : reading.apply(json);
                yield value == null
                        ? new Reply.Failed<>(new Answer.Unreadable(raw, WireJson.oddity(raw)))
                        : new Reply.Ok<>(value);
            }
        };
    }
}
