package org.trackconsole.server.search;

import java.math.BigDecimal;

/** A piece of a filter, with the position of its first character. */
sealed interface Token {
    int position();

    /** A field or a keyword. */
    record Word(int position, String text) implements Token {
        boolean is(String keyword) {
            return text.equalsIgnoreCase(keyword);
        }
    }

    /** Quoted characters, without the quotes. */
    record Quoted(int position, String text) implements Token {}

    /** A number. */
    record Numeric(int position, BigDecimal value) implements Token {}

    /** A number with a unit of time, such as {@code 10m}. */
    record Span(int position, BigDecimal number, String unit) implements Token {}

    /** An operator, a bracket or a comma. */
    record Sign(int position, String text) implements Token {
        boolean is(String sign) {
            return text.equals(sign);
        }
    }

    /** The end of the text. */
    record End(int position) implements Token {}

    /** Something that begins no token. */
    record Stray(int position) implements Token {}
}
