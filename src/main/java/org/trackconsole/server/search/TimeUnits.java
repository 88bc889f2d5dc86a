package org.trackconsole.server.search;

import java.util.Locale;
import java.util.Optional;

/** Spans of time as search texts and ranges name them (contract §6.2): a month has 31 days, a year 356. */
final class TimeUnits {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    /** The years 1 to 9999; every computed time is brought within. */
    private static final long FIRST = -62_135_596_800_000_000L;

    private static final long LAST = 253_402_300_799_999_999L;

    private TimeUnits() {}

    /** Microseconds of a unit: its word, singular or plural, or its letter; a capital M is a month. */
    static Optional<Long> micros(String unit) {
        if (unit.equals("M")) {
            return Optional.of(31 * DAY);
        }
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "s", "second", "seconds" -> Optional.of(SECOND);
            case "m", "minute", "minutes" -> Optional.of(60 * SECOND);
            case "h", "hour", "hours" -> Optional.of(3_600 * SECOND);
            case "d", "day", "days" -> Optional.of(DAY);
            case "w", "week", "weeks" -> Optional.of(7 * DAY);
            case "month", "months" -> Optional.of(31 * DAY);
            case "y", "year", "years" -> Optional.of(356 * DAY);
            default -> Optional.empty();
        };
    }

    /** A time moved by so many microseconds, never out of what a date can say. */
    static long shifted(long micros, double by) {
        return (long) Math.clamp(micros + by, (double) FIRST, (double) LAST);
    }
}
