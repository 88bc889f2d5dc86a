package org.trackconsole.server.search;

import java.util.List;

/** What is searched for, as a tree. */
sealed interface Filter {
    /** How a field and a value are compared. */
    enum Comparison {
        EQUAL("="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        LESS("<"),
        LESS_OR_EQUAL("<=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** The same sign in SQL and in search texts. */
        String sign() {
            return sign;
        }
    }

    /** Every record. */
    record Everything() implements Filter {}

    /** All parts hold. */
    record All(List<Filter> parts) implements Filter {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /** At least one part holds. */
    record Any(List<Filter> parts) implements Filter {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /** The part does not hold. */
    record Not(Filter part) implements Filter {}

    /** A field compares with a value like this; of a list, any item does. */
    record Compare(String field, Comparison how, Literal value) implements Filter {}

    /** A field has a value. */
    record Present(String field) implements Filter {}

    /** The whole text of a field fits a pattern of {@code *} and {@code ?}. */
    record Fits(String field, Pattern pattern) implements Filter {}

    /** Some text of the record contains the words, or fits them where they have wildcards. */
    record Somewhere(Pattern pattern) implements Filter {}

    /** The field is at least the one and at most the other. */
    static Filter between(String field, Literal low, Literal high) {
        return new All(List.of(
                new Compare(field, Comparison.GREATER_OR_EQUAL, low),
                new Compare(field, Comparison.LESS_OR_EQUAL, high)));
    }
}
