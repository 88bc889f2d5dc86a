package org.trackconsole.client;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Answer.Refused;
import org.trackconsole.model.Answer.Unreadable;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads what the source endpoints of every version answer (contract §1.1, §4). */
final class SourceAnswers {
    private static final Comparator<Source> BY_NAME =
            Comparator.comparing(Source::name, String.CASE_INSENSITIVE_ORDER).thenComparing(Source::id);

    private SourceAnswers() {}

    /**
     * A list in groups, of which a source may be in several, or {@code null} for no groups at all.
     *
     * @param query what each name has to contain, whatever the case: not every version filters by itself
     */
    static Reply<List<Source>> list(RawAnswer raw, String query) {
        if (!succeeded(raw)) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = json(raw);
        List<JsonNode> groups = new ArrayList<>();
        if (json.path("grouped").isObject()) {
            groups.addAll(json.path("grouped").values());
        } else if (json.path("result").isArray()) {
            groups.add(json.path("result"));
        } else if (!json.path("grouped").isNull()) {
            return unreadable(raw);
        }
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        Map<String, Source> sources = new LinkedHashMap<>();
        for (JsonNode group : groups) {
            for (JsonNode item : group) {
                Source source = SourceJson.read(item);
                if (source != null && source.name().toLowerCase(Locale.ROOT).contains(wanted)) {
                    sources.putIfAbsent(source.id(), source);
                }
            }
        }
        return new Reply.Ok<>(sources.values().stream().sorted(BY_NAME).toList());
    }

    static Reply<Source> one(RawAnswer raw) {
        if (isMissing(raw)) {
            return new Reply.Failed<>(new Refused(raw, Refusal.SOURCE_UNKNOWN, "", List.of()));
        }
        if (!succeeded(raw)) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        Source source = SourceJson.read(json(raw));
        return source == null ? unreadable(raw) : new Reply.Ok<>(source);
    }

    /** The id it was saved under: the answer is that id alone, or a report that names it. */
    static Reply<String> savedId(RawAnswer raw) {
        if (!succeeded(raw)) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = json(raw);
        if (!json.path("errors").isEmpty()) {
            String errors = json.path("errors")
                    .valueStream()
                    .map(error -> error.isString() ? error.stringValue() : error.toString())
                    .collect(Collectors.joining("; "));
            return new Reply.Failed<>(new Refused(raw, Refusal.OTHER, Wording.shortened(errors), List.of()));
        }
        String id = savedUnder(json);
        return id == null ? unreadable(raw) : new Reply.Ok<>(id);
    }

    /** {@code true}, or {@code true} as the first of a list; a missing one is a 404 or, in 0.9, not told apart. */
    static Reply<Boolean> deleted(RawAnswer raw) {
        if (isMissing(raw)) {
            return new Reply.Ok<>(false);
        }
        if (!succeeded(raw)) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = json(raw);
        JsonNode done = json.isArray() ? json.path(0) : json;
        return done.isBoolean() ? new Reply.Ok<>(done.booleanValue()) : unreadable(raw);
    }

    private static @Nullable String savedUnder(JsonNode json) {
        return WireJson.text(json.isObject() ? json.path("ids").path(0) : json);
    }

    /** The endpoint's own 404 has the body {@code null}; that of an unknown path has a {@code detail}. */
    private static boolean isMissing(RawAnswer raw) {
        return raw.status() == 404 && json(raw).isNull();
    }

    private static boolean succeeded(RawAnswer raw) {
        return raw.status() / 100 == 2;
    }

    private static JsonNode json(RawAnswer raw) {
        JsonNode json = WireJson.read(raw);
        return json == null ? MissingNode.getInstance() : json;
    }

    private static <T> Reply<T> unreadable(RawAnswer raw) {
        return new Reply.Failed<>(new Unreadable(raw, WireJson.oddity(raw)));
    }
}
