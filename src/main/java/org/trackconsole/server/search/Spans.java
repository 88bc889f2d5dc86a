package org.trackconsole.server.search;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.trackconsole.server.wire.Times;

/**
 * A range cut at the beginnings of minutes, hours, days, weeks, months or years, whichever leave a number of spans that
 * a chart can show. Days begin where the zone has them begin.
 *
 * @param starts the first microsecond of each span, rising
 * @param end the first microsecond behind the last one
 * @param unit the span, as {@code 1d}
 * @param labels each span's name, such as {@code 26-10-24}
 */
public record Spans(List<Long> starts, long end, String unit, List<String> labels) {
    private static final int MOST = 120;

    /** Nothing is stored from before or after; a wider range is cut to this. */
    private static final int FIRST_YEAR = 1970;

    private static final int LAST_YEAR = 2100;

    /** The units, from the shortest. */
    private enum Unit {
        MINUTE("1m", Duration.ofHours(1), "yy-MM-dd HH:mm"),
        QUARTER("15m", Duration.ofHours(12), "yy-MM-dd HH:mm"),
        HOUR("1h", Duration.ofDays(3), "yy-MM-dd HH:mm"),
        DAY("1d", Duration.ofDays(93), "yy-MM-dd"),
        WEEK("7d", Duration.ofDays(730), "yy-MM-dd"),
        MONTH("1M", Duration.ofDays(3_650), "yy-MM"),
        YEAR("1y", Duration.ofDays(100_000), "yyyy");

        private final String wire;
        private final Duration longestRange;
        private final String pattern;

        Unit(String wire, Duration longestRange, String pattern) {
            this.wire = wire;
            this.longestRange = longestRange;
            this.pattern = pattern;
        }

        static Unit of(Duration range) {
            for (Unit unit : values()) {
                if (range.compareTo(unit.longestRange) <= 0) {
                    return unit;
                }
            }
            return YEAR;
        }

        LocalDateTime start(LocalDateTime time) {
            LocalDateTime day = time.truncatedTo(ChronoUnit.DAYS);
            return switch (this) {
                case MINUTE -> time.truncatedTo(ChronoUnit.MINUTES);
                case QUARTER -> time.truncatedTo(ChronoUnit.HOURS).plusMinutes(time.getMinute() / 15 * 15L);
                case HOUR -> time.truncatedTo(ChronoUnit.HOURS);
                case DAY -> day;
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
                case MONTH -> day.withDayOfMonth(1);
                case YEAR -> day.withDayOfYear(1);
            };
        }

        /** Short units count real time, so that the hour that comes twice in autumn is counted twice. */
        ZonedDateTime next(ZonedDateTime start) {
            return switch (this) {
                case MINUTE -> start.plusMinutes(1);
                case QUARTER -> start.plusMinutes(15);
                case HOUR -> start.plusHours(1);
                case DAY -> start.plusDays(1);
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
                case YEAR -> start.plusYears(1);
            };
        }
    }

    public Spans {
        starts = List.copyOf(starts);
        labels = List.copyOf(labels);
    }

    /** The spans of a sound range. */
    public static Spans of(TimeRange range, ZoneId zone) {
        ZonedDateTime first = Times.instant(range.from()).atZone(zone);
        ZonedDateTime last = Times.instant(range.to()).atZone(zone);
        ZonedDateTime from = first.getYear() < FIRST_YEAR ? first.withYear(FIRST_YEAR) : first;
        ZonedDateTime to = last.getYear() > LAST_YEAR ? last.withYear(LAST_YEAR) : last;
        Unit unit = Unit.of(Duration.between(from, to));
        DateTimeFormatter format = DateTimeFormatter.ofPattern(unit.pattern, Locale.ROOT);
        List<Long> starts = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        ZonedDateTime start = unit.start(from.toLocalDateTime()).atZone(zone);
        while (!start.isAfter(to) && starts.size() < MOST * 2) {
            starts.add(Times.micros(start.toInstant()));
            labels.add(format.format(start));
            start = unit.next(start);
        }
        return new Spans(starts, Times.micros(start.toInstant()), unit.wire, labels);
    }

    /** For a table of number, low and high bound of each span. */
    List<Object> bounds() {
        List<Object> bounds = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            bounds.add(i);
            bounds.add(starts.get(i));
            bounds.add(i + 1 < starts.size() ? starts.get(i + 1) : end);
        }
        return bounds;
    }

    /** The rows of that table in a VALUES. */
    String placeholders() {
        return String.join(", ", Collections.nCopies(starts.size(), "(?, ?, ?)"));
    }
}
