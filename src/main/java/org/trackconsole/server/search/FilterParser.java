package org.trackconsole.server.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.trackconsole.server.check.Moment;
import org.trackconsole.server.search.Filter.Comparison;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the filter language: {@code type = "page-view" AND (profile.id EXISTS OR properties.price > 10)}. A level is all
 * AND or all OR; parentheses mix them.
 */
final class FilterParser {
    private static final int DEEPEST = 40;
    private static final int MOST_COMPARISONS = 150;

    private final List<Token> tokens;
    private final Dialect dialect;
    private final long now;
    private int at;
    private int depth;
    private int comparisons;

    /** The two languages that share this grammar. */
    enum Dialect {
        /** Of searches: the fields of one record. */
        SEARCH,
        /** Of workflow conditions: every field names its record first, as in {@code profile@id}. */
        CONDITION
    }

    /** Leaves the descent at the first token that does not fit; caught where it began. */
    private static final class Misfit extends Exception {
        private static final long serialVersionUID = 1;
        private final int position;

        Misfit(int position, String wanted) {
            super(wanted, null, false, false);
            this.position = position;
        }
    }

    private FilterParser(String text, Dialect dialect, long now) {
        this.tokens = Lexer.tokens(text);
        this.dialect = dialect;
        this.now = now;
    }

    /**
     * Reads a text.
     *
     * @param now microseconds since 1970; relative times count from it
     */
    static ParsedFilter parse(String text, Dialect dialect, long now) {
        FilterParser parser = new FilterParser(text, dialect, now);
        try {
            Filter filter = parser.level();
            if (parser.peek() instanceof Token.End) {
                return new ParsedFilter.Understood(filter);
            }
            throw parser.misfit("AND, OR or the end");
        } catch (Misfit misfit) {
            return new ParsedFilter.Broken(misfit.position, String.valueOf(misfit.getMessage()));
        }
    }

    private Filter level() throws Misfit {
        if (++depth > DEEPEST) {
            throw misfit("fewer parentheses");
        }
        List<Filter> parts = new ArrayList<>();
        parts.add(operand());
        String joint = "";
        while (isWord("and") || isWord("or")) {
            String next = isWord("and") ? "and" : "or";
            if (!joint.isEmpty() && !joint.equals(next)) {
                throw misfit("parentheses between AND and OR");
            }
            joint = next;
            at++;
            parts.add(operand());
        }
        depth--;
        return parts.size() == 1
                ? parts.getFirst()
                : joint.equals("and") ? new Filter.All(parts) : new Filter.Any(parts);
    }

    private Filter operand() throws Misfit {
        if (isSign("(")) {
            at++;
            Filter inner = level();
            expect(")");
            return inner;
        }
        return comparison();
    }

    private Filter comparison() throws Misfit {
        if (++comparisons > MOST_COMPARISONS) {
            throw misfit("fewer comparisons");
        }
        String field = field();
        if (isWord("exists")) {
            at++;
            return new Filter.Present(field);
        }
        if (isWord("not")) {
            at++;
            expectWord("exists");
            return new Filter.Not(new Filter.Present(field));
        }
        if (isWord("is")) {
            at++;
            expectWord("null");
            return new Filter.Not(new Filter.Present(field));
        }
        if (isWord("between")) {
            at++;
            Literal low = value();
            expectWord("and");
            return Filter.between(field, low, value());
        }
        String sign = peek() instanceof Token.Sign(int _, String text) ? text : "";
        if (sign.equals("!=")) {
            at++;
            return new Filter.Not(new Filter.Compare(field, Comparison.EQUAL, value()));
        }
        Comparison how = comparison(sign).orElseThrow(() -> misfit("an operator"));
        at++;
        return new Filter.Compare(field, how, value());
    }

    private static Optional<Comparison> comparison(String sign) {
        return switch (sign) {
            case "=", "==" -> Optional.of(Comparison.EQUAL);
            case ">" -> Optional.of(Comparison.GREATER);
            case ">=" -> Optional.of(Comparison.GREATER_OR_EQUAL);
            case "<" -> Optional.of(Comparison.LESS);
            case "<=" -> Optional.of(Comparison.LESS_OR_EQUAL);
            default -> Optional.empty();
        };
    }

    private String field() throws Misfit {
        if (peek() instanceof Token.Word(int _, String name) && isField(name)) {
            at++;
            return name;
        }
        throw misfit("a field");
    }

    private boolean isField(String name) {
        return switch (dialect) {
            case SEARCH -> true;
            case CONDITION -> name.indexOf('@') > 0 && name.indexOf('@') < name.length() - 1;
        };
    }

    private Literal value() throws Misfit {
        Literal value = switch (peek()) {
            case Token.Quoted(int _, String text) -> new Literal.Text(text);
            case Token.Numeric(int _, BigDecimal number) -> new Literal.Numeric(number);
            case Token.Span span -> span(span);
            case Token.Word word when word.is("true") || word.is("false") -> new Literal.Flag(word.is("true"));
            case Token.Word word when word.is("null") -> new Literal.None();
            case Token.Word word when word.is("datetime") -> moment();
            case Token.Word word
            when dialect == Dialect.CONDITION && isField(word.text()) -> new Literal.Text(word.text());
            case Token.Sign sign when sign.is("[") -> several();
            default -> throw misfit("a value in quotes, a number, TRUE, FALSE or NULL");
        };
        at++;
        return value;
    }

    /** {@code datetime("2024-01-01")}; stops at the closing parenthesis. */
    private Literal moment() throws Misfit {
        at++;
        expect("(");
        if (peek() instanceof Token.Quoted(int _, String text)) {
            Moment moment = Moment.of(JsonNodeFactory.instance.stringNode(text));
            if (moment.fault() == null) {
                at++;
                if (isSign(")")) {
                    return new Literal.Time(moment.micros());
                }
                throw misfit("a closing parenthesis");
            }
        }
        throw misfit("a date in quotes");
    }

    /** {@code ["a", "b"]}; stops at the closing bracket. */
    private Literal several() throws Misfit {
        at++;
        List<Literal> values = new ArrayList<>();
        while (!isSign("]")) {
            if (++comparisons > MOST_COMPARISONS) {
                throw misfit("fewer values");
            }
            values.add(value());
            if (isSign(",")) {
                at++;
            } else if (!isSign("]")) {
                throw misfit("a comma or a closing bracket");
            }
        }
        return new Literal.Several(values);
    }

    /** {@code 10m} is ten minutes ago, with or without a minus. */
    private Literal span(Token.Span span) throws Misfit {
        long unit = TimeUnits.micros(span.unit()).orElseThrow(() -> misfit("a unit of time"));
        return new Literal.Time(TimeUnits.shifted(now, -span.number().abs().doubleValue() * unit));
    }

    private void expect(String sign) throws Misfit {
        if (!isSign(sign)) {
            throw misfit("`" + sign + "`");
        }
        at++;
    }

    private void expectWord(String keyword) throws Misfit {
        if (!isWord(keyword)) {
            throw misfit(keyword.toUpperCase(Locale.ROOT));
        }
        at++;
    }

    private Token peek() {
        return tokens.get(Math.min(at, tokens.size() - 1));
    }

    private boolean isSign(String sign) {
        return peek() instanceof Token.Sign token && token.is(sign);
    }

    private boolean isWord(String keyword) {
        return peek() instanceof Token.Word word && word.is(keyword);
    }

    private Misfit misfit(String wanted) {
        return new Misfit(peek().position(), wanted);
    }
}
