package org.trackconsole.server.storage;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which arrivals are wanted; an empty text lets everything through.
 *
 * @param source id of the source
 * @param type type of an event
 * @param text occurs in an id, a type, a reason or what was sent, in any case
 */
public record ArrivalFilter(String source, String type, String text, Kind kind) {
    /** Lets everything through. */
    public static final ArrivalFilter NONE = new ArrivalFilter("", "", "", Kind.ALL);

    /** Stored events, rejected calls, or both. */
    public enum Kind {
        ALL,
        STORED,
        REJECTED
    }

    public ArrivalFilter {
        text = text.toLowerCase(Locale.ROOT);
    }

    boolean readsContent() {
        return !text.isEmpty();
    }

    /** @param content what was sent, as far as it is in the file */
    boolean lets(Arrival arrival, @Nullable String content) {
        return switch (arrival) {
            case Arrival.Stored stored ->
                kind != Kind.REJECTED
                        && isOrEmpty(source, stored.sourceId())
                        && isOrEmpty(type, stored.type())
                        && (text.isEmpty()
                                || has(content)
                                || has(stored.type())
                                || has(stored.id())
                                || has(stored.sourceId())
                                || has(stored.sessionId())
                                || has(stored.profileId()));
            case Arrival.Rejected rejected ->
                kind != Kind.STORED
                        && isOrEmpty(source, rejected.sourceId())
                        && (type.isEmpty() || rejected.types().contains(type))
                        && (text.isEmpty() || has(content) || has(rejected.reason()) || hasOne(rejected.types()));
        };
    }

    private static boolean isOrEmpty(String wanted, @Nullable String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }

    private boolean has(@Nullable String value) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(text);
    }

    private boolean hasOne(List<String> values) {
        return values.stream().anyMatch(this::has);
    }
}
