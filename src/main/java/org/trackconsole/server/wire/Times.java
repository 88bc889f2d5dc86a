package org.trackconsole.server.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Times as the wire and the file have them: microseconds since 1970, written as ISO 8601 in UTC. */
public final class Times {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    /** Microseconds since 1970. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** The instant of so many microseconds since 1970. */
    public static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** As records have it: {@code 2026-11-24T06:57:46.165992+00:00}. */
    public static String iso(long micros) {
        return SECONDS.format(instant(micros)) + "+00:00";
    }

    /** As records have it; null stays null. */
    public static @Nullable String isoOrNull(@Nullable Long micros) {
        return micros == null ? null : iso(micros);
    }

    /** As sources and refusals have it: {@code 2026-11-24T06:57:46.165992Z}. */
    public static String isoZ(long micros) {
        return SECONDS.format(instant(micros)) + "Z";
    }

    /** Seconds with their fraction, to the microsecond. */
    public static BigDecimal seconds(long micros) {
        return BigDecimal.valueOf(micros, 6);
    }
}
