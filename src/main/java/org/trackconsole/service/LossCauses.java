package org.trackconsole.service;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.LossCause;
import org.trackconsole.model.LossCause.Kind;
import org.trackconsole.model.TrackPayload;
import tools.jackson.databind.JsonNode;

/** Why events of a payload may not be in the store of a server although it took them (contract §2.3, §3.7, §11, §12). */
final class LossCauses {
    /** Elasticsearch takes no deeper objects in one flattened field. */
    private static final int DEEPEST = 20;

    /** Bytes of one text in a flattened field. */
    private static final int LONGEST = 32_000;

    /** Fields of one index. */
    private static final int MOST_FIELDS = 1_000;

    private static final Duration CLOCKS = Duration.ofMinutes(1);

    /** Context that becomes typed fields of session and event (contract §3.4). */
    private static final Set<String> PLACES = Set.of("latitude", "longitude");

    /** Properties that predefined types copy to typed fields: money, numbers, ratings (contract, appendix A). */
    private static final Set<String> NUMBERS =
            Set.of("price", "quantity", "value", "rate", "amount", "revenue", "income", "cost", "tax", "discount");

    private final TrackPayload payload;
    private final List<SentEvent> events;
    private final Release release;
    private final boolean transitional;

    /** @param transitional whether the source is known to be so */
    LossCauses(TrackPayload payload, Release release, boolean transitional) {
        this.payload = payload;
        this.events = SentEvent.of(payload);
        this.release = release;
        this.transitional = transitional;
    }

    /** The causes that apply to an event, the likeliest first; the last one always does where none is certain. */
    List<LossCause> of(SentEvent event, Instant now) {
        List<LossCause> causes = new ArrayList<>();
        String place = "events[" + event.index() + "]";
        if (release.heedsSave() && isFalse(event.document().path("options").path("save"))) {
            causes.add(new LossCause(Kind.NOT_TO_BE_SAVED, place + ".options.save"));
        }
        if (release.heedsSaveEvents()
                && isFalse(payload.document().path("options").path("saveEvents"))) {
            causes.add(new LossCause(Kind.CALL_NOT_TO_BE_SAVED, "options.saveEvents"));
        }
        if (release.overwrites() && hasSuccessor(event)) {
            causes.add(new LossCause(Kind.SAME_ID, place + ".id"));
        }
        if (transitional && release.heedsTransitional()) {
            causes.add(new LossCause(Kind.TRANSITIONAL, "source.id"));
        }
        Instant insert = event.insert();
        if (insert != null && insert.isAfter(now.plus(CLOCKS))) {
            causes.add(new LossCause(Kind.FUTURE, place + ".time.insert"));
        }
        if (payload.document().path("options").path("queue").asBoolean(false)) {
            causes.add(new LossCause(Kind.QUEUED, "options.queue"));
        }
        shapes(event, place, causes);
        if (causes.stream().noneMatch(cause -> cause.kind().certain())) {
            causes.add(new LossCause(Kind.STORE, ""));
        }
        return causes;
    }

    /** Whether it is known beforehand that the event will not be there. */
    boolean certain(SentEvent event, Instant now) {
        return of(event, now).stream().anyMatch(cause -> cause.kind().certain());
    }

    private void shapes(SentEvent event, String place, List<LossCause> causes) {
        Shapes shapes = new Shapes();
        shapes.look(event.document().path("properties"), place + ".properties", 0, NUMBERS);
        shapes.look(event.document().path("context"), place + ".context", 0, PLACES);
        shapes.look(payload.document().path("context"), "context", 0, PLACES);
        Stream.of(
                        shapes.found(Kind.WRONG_TYPE, shapes.wrongType),
                        shapes.found(Kind.TOO_DEEP, shapes.tooDeep),
                        shapes.found(Kind.TOO_LONG, shapes.tooLong))
                .flatMap(List::stream)
                .forEach(causes::add);
        if (shapes.fields > MOST_FIELDS) {
            causes.add(new LossCause(Kind.TOO_MANY_FIELDS, place));
        }
    }

    private boolean hasSuccessor(SentEvent event) {
        String id = event.id();
        return id != null && events.stream().anyMatch(other -> other.index() > event.index() && id.equals(other.id()));
    }

    private static boolean isFalse(JsonNode node) {
        return node.isBoolean() && !node.booleanValue();
    }

    /** The first place of each thing that an index cannot take. */
    private static final class Shapes {
        private @Nullable String wrongType;
        private @Nullable String tooDeep;
        private @Nullable String tooLong;
        private int fields;

        List<LossCause> found(Kind kind, @Nullable String place) {
            return place == null ? List.of() : List.of(new LossCause(kind, place));
        }

        void look(JsonNode node, String path, int depth, Set<String> numbers) {
            if (depth > DEEPEST && tooDeep == null) {
                tooDeep = path;
            }
            if (node.isValueNode()) {
                fields++;
                if (tooLong == null && node.isString() && isTooLong(node.stringValue())) {
                    tooLong = path;
                }
            }
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String inner = path + "." + member.getKey();
                if (wrongType == null
                        && numbers.contains(member.getKey().toLowerCase(Locale.ROOT))
                        && isNoNumber(member.getValue())) {
                    wrongType = inner;
                }
                look(member.getValue(), inner, depth + 1, numbers);
            }
            if (node.isArray()) {
                for (int at = 0; at < node.size(); at++) {
                    look(node.path(at), path + "[" + at + "]", depth, numbers);
                }
            }
        }

        private static boolean isTooLong(String text) {
            return text.length() > LONGEST / 4 && text.getBytes(StandardCharsets.UTF_8).length > LONGEST;
        }

        private static boolean isNoNumber(JsonNode value) {
            if (value.isString()) {
                try {
                    var _ = new BigDecimal(value.stringValue().strip());
                    return false;
                } catch (NumberFormatException _) {
                    return true;
                }
            }
            return !value.isNumber() && !value.isNull() && !value.isContainer();
        }
    }
}
