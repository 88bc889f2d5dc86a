package org.trackconsole.server.search;

import java.time.Duration;

/**
 * What a search asks for.
 *
 * @param text as it was typed
 * @param range records inserted within it
 * @param now microseconds since 1970; relative times in the text count from it
 */
public record Question(String text, TimeRange range, long now) {
    /** The text that finds records of which a field has exactly this value. */
    public static String equal(String field, String value) {
        return field + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** A question about the last so long. */
    public static Question since(String text, Duration span, long now) {
        return new Question(text, new TimeRange(now - span.toNanos() / 1_000, now), now);
    }

    /** A question about all of time. */
    public static Question always(String text, long now) {
        return new Question(text, TimeRange.ALWAYS, now);
    }
}
