package org.trackconsole.fx;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Times as people read them, in one zone that is always named beside them.
 *
 * @param zone the zone of every text
 */
public record TimeText(ZoneId zone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_CLOCK = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss.SSS", Locale.ENGLISH);

    /** This machine's zone, or UTC. */
    public static TimeText of(boolean utc) {
        return new TimeText(utc ? ZoneOffset.UTC : ZoneId.systemDefault());
    }

    /** {@code 14:05:31} today, {@code 23 Nov 14:05:31} on another day. */
    public String brief(Instant time) {
        ZonedDateTime local = time.atZone(zone);
        return local.toLocalDate().equals(LocalDate.now(zone)) ? CLOCK.format(local) : DAY_CLOCK.format(local);
    }

    /** {@code 14:05}: for what is near. */
    public String minute(Instant time) {
        return MINUTE.format(time.atZone(zone));
    }

    /** {@code 24 Nov 2026, 14:05:31.204}. */
    public String exact(Instant time) {
        return EXACT.format(time.atZone(zone));
    }

    /** {@code Europe/Warsaw}, or {@code UTC}. */
    public String zoneName() {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
