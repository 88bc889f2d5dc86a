package org.trackconsole.server.storage;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the order in which events and rejected calls arrived. Places are never given twice, also after what was
 * there is deleted.
 *
 * @param event the event's number; of a rejected call, that of the newest event when it came
 * @param rejection the rejected call's number, 0 for an event
 */
public record Cursor(long event, long rejection) implements Comparable<Cursor> {
    /** Before everything. */
    public static final Cursor START = new Cursor(0, 0);

    /** After everything. */
    public static final Cursor END = new Cursor(999_999_999_999_999_999L, 0);

    private static final Comparator<Cursor> ORDER =
            Comparator.comparingLong(Cursor::event).thenComparingLong(Cursor::rejection);
    private static final Pattern TEXT = Pattern.compile("(\\d{1,18})(?:-(\\d{1,18}))?");

    /** Reads what {@link #text()} wrote. */
    public static Optional<Cursor> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Cursor(
                        Long.parseLong(parts.group(1)), parts.group(2) == null ? 0 : Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(Cursor other) {
        return ORDER.compare(this, other);
    }

    /** {@code 12} for an event, {@code 12-3} for a rejected call. */
    public String text() {
        return rejection == 0 ? Long.toString(event) : event + "-" + rejection;
    }
}
