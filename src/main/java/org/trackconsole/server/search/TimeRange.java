package org.trackconsole.server.search;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.trackconsole.server.check.Moment;
import org.trackconsole.server.wire.Times;
import tools.jackson.databind.JsonNode;

/**
 * The time that a search is about (contract §6.2).
 *
 * @param from the first microsecond
 * @param to the last one
 */
public record TimeRange(long from, long to) {
    /** All of time. */
    static final TimeRange ALWAYS = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE - 1);

    private static final int LARGEST_OFFSET_IN_HOURS = 18;

    /** The range between two points as requests write them, which may be missing. */
    public static TimeRange of(JsonNode from, JsonNode to, long now) {
        return new TimeRange(point(from, now), point(to, now));
    }

    /** Whether it ends after its beginning. */
    public boolean isSound() {
        return from < to;
    }

    /** A fixed time or now, moved by what is told beside it. */
    private static long point(JsonNode point, long now) {
        long base = absolute(point.path("absolute"), now);
        JsonNode delta = point.path("delta");
        JsonNode value = delta.path("value");
        return TimeUnits.micros(delta.path("entity").asString(""))
                .flatMap(unit -> number(value).map(number -> TimeUnits.shifted(base, number * unit)))
                .orElse(base);
    }

    /** Real servers also read a number that is written as a text; one that is beyond a double is infinite. */
    private static Optional<Double> number(JsonNode value) {
        return value.isNumber()
                ? Optional.of(value.decimalValue().doubleValue())
                : Numbers.read(value.asString("")).map(BigDecimal::doubleValue);
    }

    private static long absolute(JsonNode date, long now) {
        if (date.isString()) {
            Moment moment = Moment.of(date);
            return moment.fault() == null ? moment.micros() : now;
        }
        // Real servers take a date without its half of the day for none, although the hour counts to 24.
        if (!date.isObject() || !date.path("meridiem").isString()) {
            return now;
        }
        try {
            LocalDateTime local = LocalDateTime.of(
                    date.path("year").asInt(-1),
                    date.path("month").asInt(-1),
                    date.path("date").asInt(-1),
                    date.path("hour").asInt(-1),
                    date.path("minute").asInt(-1),
                    date.path("second").asInt(0));
            long micros =
                    Times.micros(local.toInstant(offset(date.path("timeZone").asInt(0))));
            return TimeUnits.shifted(micros, 0);
        } catch (DateTimeException _) {
            return now;
        }
    }

    private static ZoneOffset offset(int hoursOrMinutes) {
        int minutes = Math.abs(hoursOrMinutes) <= LARGEST_OFFSET_IN_HOURS ? hoursOrMinutes * 60 : hoursOrMinutes;
        return ZoneOffset.ofTotalSeconds(minutes * 60);
    }
}
