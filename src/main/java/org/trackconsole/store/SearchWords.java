package org.trackconsole.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Call;

/**
 * What a search finds a call by: its event types, ids, names, outcome, reason and status. Every word of a filter must
 * occur somewhere in them, in any case and order.
 */
final class SearchWords {
    /** SQLite bounds the depth of a condition; nobody types that many words. */
    private static final int MOST_WORDS = 100;

    /** The condition of one word. Outcome, reason and status change, so they are read afresh. */
    private static final String WORD =
            " AND instr(c.words || ' ' || lower(c.outcome) || ' ' || lower(replace(coalesce(c.reason, ''), '_', ' '))"
                    + " || ' ' || c.status, ?) > 0";

    private final List<String> words;

    SearchWords(String filter) {
        this.words = Stream.of(filter.toLowerCase(Locale.ROOT).strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
    }

    boolean none() {
        return words.isEmpty();
    }

    /** SQL to append to a condition on {@code call c}. */
    String sql() {
        return WORD.repeat(words.size());
    }

    /** The values of {@link #sql()}. */
    List<String> values() {
        return words;
    }

    /** The text that a call's row holds for searching. */
    static String of(Call call) {
        List<@Nullable String> parts = new ArrayList<>(call.eventTypes());
        parts.add(call.sourceId());
        parts.add(call.sessionId());
        parts.add(call.profileSent());
        parts.add(call.profileReturned());
        parts.add(call.visitorName());
        parts.add(call.serverName());
        parts.add(call.id());
        return parts.stream()
                .filter(part -> part != null && !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }
}
