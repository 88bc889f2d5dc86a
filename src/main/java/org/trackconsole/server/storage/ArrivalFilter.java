package org.trackconsole.server.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which arrivals are wanted; an empty text lets everything through.
 *
 * @param source id of the source
 * @param type type of an event
 * @param text occurs in an id, a type, a reason or what was sent, in any case
 * @param systemEvents whether the events that the server adds by itself are wanted as well (contract §3.3)
 */
public record ArrivalFilter(String source, String type, String text, Kind kind, boolean systemEvents) {
    /** Lets everything through. */
    public static final ArrivalFilter NONE = new ArrivalFilter("", "", "", Kind.ALL, true);

    /** What is written in JSON as it is, and compared by SQLite as here. */
    private static final Pattern PLAIN = Pattern.compile("[\\x20-\\x7e&&[^\"\\\\]]+");

    private static final int LONGEST_PATTERN = 200;

    /** Stored events, rejected calls, or both. */
    public enum Kind {
        ALL,
        STORED,
        REJECTED
    }

    public ArrivalFilter {
        text = text.toLowerCase(Locale.ROOT);
    }

    boolean wantsStored() {
        return kind != Kind.REJECTED;
    }

    boolean wantsRejected() {
        return kind != Kind.STORED;
    }

    /** Whether what passes the conditions must still be looked at with {@link #finds}. */
    boolean readsContent() {
        return !text.isEmpty();
    }

    /** What all wanted events fulfil, and without a text none that is not wanted. */
    Condition ofEvents() {
        List<Condition> all = new ArrayList<>();
        if (!source.isEmpty()) {
            all.add(new Condition("r.source_id = ?", List.of(source)));
        }
        if (!type.isEmpty()) {
            all.add(new Condition("r.type = ?", List.of(type)));
        }
        if (!systemEvents) {
            all.add(new Condition("r.source_id NOT GLOB '@*'", List.of()));
        }
        if (!text.isEmpty()) {
            all.add(anyLike("r.record", "r.type", "r.id", "r.source_id", "r.session_id", "r.profile_id"));
        }
        return together(all);
    }

    /** Likewise of rejected calls. */
    Condition ofRejections() {
        List<Condition> all = new ArrayList<>();
        if (!source.isEmpty()) {
            all.add(new Condition("r.source_id = ?", List.of(source)));
        }
        if (!type.isEmpty()) {
            all.add(new Condition(
                    "instr(char(10) || r.types || char(10), char(10) || ? || char(10)) > 0", List.of(type)));
        }
        if (!text.isEmpty()) {
            all.add(anyLike("r.body", "r.reason", "r.types"));
        }
        return together(all);
    }

    /**
     * Whether the text occurs. SQLite knows upper and lower case of ASCII only, so that its condition asks for a part of
     * the text and this decides.
     *
     * @param content what was sent, as far as it is in the file
     */
    boolean finds(Arrival arrival, @Nullable String content) {
        return text.isEmpty()
                || has(content)
                || hasWritten(content)
                || switch (arrival) {
                    case Arrival.Stored stored ->
                        has(stored.type())
                                || has(stored.id())
                                || has(stored.sourceId())
                                || has(stored.sessionId())
                                || has(stored.profileId());
                    case Arrival.Rejected rejected ->
                        has(rejected.reason()) || rejected.types().stream().anyMatch(this::has);
                };
    }

    private boolean has(@Nullable String value) {
        return value != null && value.toLowerCase(Locale.ROOT).contains(text);
    }

    /** Whether the text occurs as a value of JSON, where quotation marks and backslashes are written otherwise. */
    private boolean hasWritten(@Nullable String json) {
        String written = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return json != null
                && !written.equals(text)
                && json.toLowerCase(Locale.ROOT).contains(written);
    }

    private Condition anyLike(String... columns) {
        String pattern = pattern();
        List<String> terms = new ArrayList<>();
        List<Object> patterns = new ArrayList<>();
        for (String column : columns) {
            terms.add(column + " LIKE ? ESCAPE '\\'");
            patterns.add(pattern);
        }
        return new Condition(String.join(" OR ", terms), patterns);
    }

    /** The longest piece of the text that SQLite compares as this does. */
    private String pattern() {
        String longest = "";
        for (Matcher pieces = PLAIN.matcher(text); pieces.find(); ) {
            longest = pieces.group().length() > longest.length() ? pieces.group() : longest;
        }
        String piece = longest.length() > LONGEST_PATTERN ? longest.substring(0, LONGEST_PATTERN) : longest;
        return "%" + piece.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Condition together(List<Condition> conditions) {
        return conditions.stream().reduce(Condition::and).orElseGet(() -> new Condition("TRUE", List.of()));
    }
}
