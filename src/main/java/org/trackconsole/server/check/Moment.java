package org.trackconsole.server.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.Times;
import tools.jackson.databind.JsonNode;

/**
 * A time as a client may write it: ISO 8601, a bare date, or seconds (milliseconds where large) since 1970; without a
 * zone it is UTC (contract §2.1).
 *
 * @param micros microseconds since 1970; 0 where there is a fault
 * @param fault what is wrong with it in the words of real servers, or null
 */
public record Moment(long micros, @Nullable String fault) {
    private static final Pattern FULL = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)[Tt_ ](\\d\\d):(\\d\\d)"
            + "(?::(\\d\\d)(?:[.,](\\d{1,40}))?)?([Zz]|[+\u2212-](\\d\\d):?(\\d\\d))?");
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d{1,18}(\\.\\d{0,30})?|\\.\\d{1,30})");
    private static final String WRONG_SEPARATOR = "invalid date separator, expected `-`";
    private static final int DATE_LENGTH = 10;
    private static final int MOST_DIGITS = 18;
    private static final BigDecimal LARGEST_IN_SECONDS = new BigDecimal("20000000000");
    private static final long FIRST = -62_135_596_800_000_000L;
    private static final long LAST = 253_402_300_799_999_999L;

    /** Reads a text or a number; anything else is the caller's to refuse. */
    public static Moment of(JsonNode node) {
        return node.isNumber() ? ofNumber(node.decimalValue()) : ofText(node.stringValue());
    }

    private static Moment ofText(String text) {
        Matcher full = FULL.matcher(text);
        if (full.matches()) {
            try {
                return within(micros(full));
            } catch (DateTimeException _) {
                return wrong(dateFault(text));
            }
        }
        if (NUMBER.matcher(text).matches()) {
            return ofNumber(new BigDecimal(text));
        }
        String fault = dateFault(text);
        return fault == null ? within(startOf(text)) : wrong(fault);
    }

    private static Moment ofNumber(BigDecimal number) {
        // The exponent is looked at first: of 1e999999999 and 1e-999999999 nothing should ever be computed.
        long exponent = (long) number.precision() - number.scale();
        if (number.signum() != 0 && exponent > MOST_DIGITS) {
            return wrong(outOfRange(number.signum()));
        }
        if (number.signum() == 0 || exponent < -MOST_DIGITS) {
            return new Moment(0, null);
        }
        int shift = number.abs().compareTo(LARGEST_IN_SECONDS) > 0 ? 3 : 6;
        BigDecimal micros = number.movePointRight(shift);
        if (micros.compareTo(BigDecimal.valueOf(FIRST)) < 0 || micros.compareTo(BigDecimal.valueOf(LAST)) > 0) {
            return wrong(outOfRange(number.signum()));
        }
        return new Moment(micros.setScale(0, RoundingMode.HALF_UP).longValue(), null);
    }

    private static Moment within(long micros) {
        return micros < FIRST || micros > LAST ? wrong(outOfRange(Long.signum(micros))) : new Moment(micros, null);
    }

    private static String outOfRange(int sign) {
        return sign < 0
                ? "dates before 0000 are not supported as unix timestamps"
                : "dates after 9999 are not supported as unix timestamps";
    }

    private static long micros(Matcher full) {
        LocalDateTime local = LocalDateTime.of(
                LocalDate.of(number(full, 1), number(full, 2), number(full, 3)),
                LocalTime.of(
                        number(full, 4), number(full, 5), full.group(6) == null ? 0 : number(full, 6), nanos(full)));
        return Times.micros(local.toInstant(ZoneOffset.UTC).minusSeconds(offset(full)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static int nanos(Matcher full) {
        String fraction = full.group(7);
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }

    /** Seconds ahead of UTC. By hand: Java's own offsets end at 18 hours, those of real servers at 24. */
    private static long offset(Matcher full) {
        if (full.group(9) == null) {
            return 0;
        }
        LocalTime ahead = LocalTime.of(number(full, 9), number(full, 10));
        return full.group(8).startsWith("+") ? ahead.toSecondOfDay() : -ahead.toSecondOfDay();
    }

    private static long startOf(String date) {
        return Times.micros(LocalDate.parse(date).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** What is wrong with the text as a date, or null where it is a date and nothing more. */
    private static @Nullable String dateFault(String text) {
        if (text.length() < DATE_LENGTH) {
            return "input is too short";
        }
        if (!digits(text, 0, 4)) {
            return "invalid character in year";
        }
        if (text.charAt(4) != '-') {
            return WRONG_SEPARATOR;
        }
        if (!digits(text, 5, 7)) {
            return "invalid character in month";
        }
        if (text.charAt(7) != '-') {
            return WRONG_SEPARATOR;
        }
        if (!digits(text, 8, 10)) {
            return "invalid character in day";
        }
        int month = Integer.parseInt(text.substring(5, 7));
        if (month < 1 || month > 12) {
            return "month value is outside expected range of 1-12";
        }
        int day = Integer.parseInt(text.substring(8, 10));
        int year = Integer.parseInt(text.substring(0, 4));
        if (day < 1 || day > LocalDate.of(year, month, 1).lengthOfMonth()) {
            return "day value is outside expected range";
        }
        return text.length() > DATE_LENGTH ? "unexpected extra characters at the end of the input" : null;
    }

    private static boolean digits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static Moment wrong(@Nullable String fault) {
        return new Moment(0, fault == null ? "unexpected extra characters at the end of the input" : fault);
    }
}
