package org.trackconsole.server.search;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers in texts. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}(\\.\\d{1,30})?");

    private Numbers() {}

    /** The number that a text is, if it is one. */
    static Optional<BigDecimal> read(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /** A number where the text is one, else the text. */
    static Literal literal(String text) {
        return read(text).<Literal>map(Literal.Numeric::new).orElseGet(() -> new Literal.Text(text));
    }

    /** As SQL compares it: whole where it is, else with its fraction. */
    static Object bound(BigDecimal number) {
        boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
        boolean fits = number.precision() - number.scale() <= 18;
        return whole && fits ? (Object) number.longValue() : (Object) number.doubleValue();
    }
}
