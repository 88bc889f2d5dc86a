package org.trackconsole.server.check;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import tools.jackson.databind.JsonNode;

/** Truth values as generously as real servers read them, in bodies and in queries. */
public final class Truth {
    private Truth() {}

    /** The value of a word such as {@code true}, {@code 1}, {@code yes} or {@code off}. */
    public static Optional<Boolean> of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "y", "on", "t" -> Optional.of(true);
            case "false", "0", "no", "n", "off", "f" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The problem of a value that is none. */
    public static Problem problem(Loc loc, JsonNode input) {
        boolean mightBeOne = input.isString() || input.isIntegralNumber();
        return mightBeOne
                ? Problem.of("bool_parsing", loc, "Input should be a valid boolean, unable to interpret input", input)
                : Problem.of("bool_type", loc, "Input should be a valid boolean", input);
    }

    static Optional<Boolean> of(JsonNode node) {
        return switch (node.getNodeType()) {
            case BOOLEAN -> Optional.of(node.booleanValue());
            case STRING -> of(node.stringValue());
            case NUMBER -> of(node.decimalValue());
            default -> Optional.empty();
        };
    }

    private static Optional<Boolean> of(BigDecimal number) {
        boolean isOne = number.compareTo(BigDecimal.ONE) == 0;
        return isOne || number.signum() == 0 ? Optional.of(isOne) : Optional.empty();
    }
}
