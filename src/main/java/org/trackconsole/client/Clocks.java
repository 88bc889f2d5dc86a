package org.trackconsole.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.ClockSkew;
import org.trackconsole.model.RawAnswer;

/** Compares the clock of a server with that of this machine. */
final class Clocks {
    /** {@code Date} leaves out up to one second, and servers write it anew once a second: up to another one. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Clocks() {}

    /**
     * The difference as one call tells it; null where its answer has no time, or one from a cache.
     *
     * @param before the call was begun, by this machine's clock
     * @param after its answer was there
     */
    static @Nullable ClockSkew between(RawAnswer raw, Instant before, Instant after) {
        String date = raw.header("date");
        if (date.isEmpty() || !raw.header("age").isEmpty() || after.isBefore(before)) {
            return null;
        }
        try {
            Instant told = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            Duration half = Duration.between(before, after).dividedBy(2);
            Duration ahead = Duration.between(before.plus(half), told.plus(SECOND));
            return new ClockSkew(ahead, SECOND.plus(half));
        } catch (DateTimeException _) {
            return null;
        }
    }
}
