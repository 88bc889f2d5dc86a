package org.trackconsole.server.check;

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
            case "true", "1", "1.0", "yes", "y", "on", "t" -> Optional.of(true);
            case "false", "0", "0.0", "no", "n", "off", "f" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** The problem of a value that is none. */
    public static Problem problem(Loc loc, JsonNode input) {
        return input.isContainer()
                ? Problem.of("bool_type", loc, "Input should be a valid boolean", input)
                : Problem.of("bool_parsing", loc, "Input should be a valid boolean, unable to interpret input", input);
    }

    static Optional<Boolean> of(JsonNode node) {
        return node.isContainer() ? Optional.empty() : of(node.asString(""));
    }
}
