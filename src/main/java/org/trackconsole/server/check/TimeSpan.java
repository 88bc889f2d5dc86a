package org.trackconsole.server.check;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it: {@code 30d}, {@code 1h 30m}, {@code 2 weeks}. */
final class TimeSpan {
    private static final Pattern WHOLE = Pattern.compile("(\\s*\\d{1,9}\\s*[a-z]{1,7}\\s*,?){1,7}");
    private static final Pattern PART = Pattern.compile("(\\d+)\\s*([a-z]+)");

    private TimeSpan() {}

    /** The length of a text; empty where it is none. */
    static Optional<Duration> parse(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(plain).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(plain);
        while (part.find()) {
            long seconds = seconds(part.group(2));
            if (seconds == 0) {
                return Optional.empty();
            }
            sum = sum.plusSeconds(Long.parseLong(part.group(1)) * seconds);
        }
        return Optional.of(sum);
    }

    private static long seconds(String unit) {
        return switch (unit) {
            case "s", "sec", "secs", "second", "seconds" -> 1;
            case "m", "min", "mins", "minute", "minutes" -> 60;
            case "h", "hr", "hrs", "hour", "hours" -> 3_600;
            case "d", "day", "days" -> 86_400;
            case "w", "wk", "wks", "week", "weeks" -> 604_800;
            default -> 0;
        };
    }
}
