package org.trackconsole.server.search;

import java.math.BigDecimal;
import java.util.List;

/** A value in a search text. */
sealed interface Literal {
    /** Characters. */
    record Text(String value) implements Literal {}

    /** A number. */
    record Numeric(BigDecimal value) implements Literal {}

    /** True or false. */
    record Flag(boolean value) implements Literal {}

    /** NULL. */
    record None() implements Literal {}

    /** A point in time in microseconds since 1970. */
    record Time(long micros) implements Literal {}

    /** Several values, of which any will do. */
    record Several(List<Literal> values) implements Literal {
        public Several {
            values = List.copyOf(values);
        }
    }
}
