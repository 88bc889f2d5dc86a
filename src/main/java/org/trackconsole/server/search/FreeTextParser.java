package org.trackconsole.server.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.search.Filter.Comparison;

/**
 * Reads what the filter language does not: words, phrases, {@code field:value}, wildcards, {@code AND OR NOT + -},
 * parentheses, {@code field:[a TO b]}, {@code field:>5} and {@code _exists_:field}. As in the search engine of real
 * servers, AND makes both its neighbours required; without it, any of the parts will do.
 */
final class FreeTextParser {
    private static final int DEEPEST = 40;
    private static final int MOST_PARTS = 150;
    private static final String ENDS_TERM = "()\"[]{}:";

    private final String text;
    private int at;
    private int depth;
    private int parts;

    private static final class Misfit extends Exception {
        private static final long serialVersionUID = 1;
        private final int position;

        Misfit(int position, String wanted) {
            super(wanted, null, false, false);
            this.position = position;
        }
    }

    /** How a part counts among its neighbours. */
    private enum Weight {
        REQUIRED,
        OPTIONAL,
        EXCLUDED
    }

    private record Part(Weight weight, Filter filter) {}

    private FreeTextParser(String text) {
        this.text = text;
    }

    /** Reads a text. */
    static ParsedFilter parse(String text) {
        FreeTextParser parser = new FreeTextParser(text);
        try {
            Filter filter = parser.group(null);
            if (parser.at < text.length()) {
                throw parser.misfit("no closing parenthesis");
            }
            return new ParsedFilter.Understood(filter);
        } catch (Misfit misfit) {
            return new ParsedFilter.Broken(misfit.position, String.valueOf(misfit.getMessage()));
        }
    }

    private Filter group(@Nullable String field) throws Misfit {
        if (++depth > DEEPEST) {
            throw misfit("fewer parentheses");
        }
        List<Part> found = new ArrayList<>();
        skipBlanks();
        while (at < text.length() && peek(0) != ')') {
            boolean and = takeWord("AND") || take("&&");
            boolean or = !and && (takeWord("OR") || take("||"));
            if ((and || or) && found.isEmpty()) {
                throw misfit("something before AND or OR");
            }
            add(found, and, part(field));
            skipBlanks();
        }
        depth--;
        return joined(found);
    }

    private static void add(List<Part> found, boolean and, Part part) {
        if (and && found.getLast().weight() == Weight.OPTIONAL) {
            found.addLast(new Part(Weight.REQUIRED, found.removeLast().filter()));
        }
        boolean required = and && part.weight() == Weight.OPTIONAL;
        found.add(required ? new Part(Weight.REQUIRED, part.filter()) : part);
    }

    private Filter joined(List<Part> found) throws Misfit {
        if (found.isEmpty()) {
            throw misfit("something to search for");
        }
        List<Filter> all = new ArrayList<>();
        List<Filter> any = new ArrayList<>();
        for (Part part : found) {
            switch (part.weight()) {
                case REQUIRED -> all.add(part.filter());
                case OPTIONAL -> any.add(part.filter());
                case EXCLUDED -> all.add(new Filter.Not(part.filter()));
            }
        }
        boolean nothingRequired = found.stream().noneMatch(part -> part.weight() == Weight.REQUIRED);
        if (nothingRequired && !any.isEmpty()) {
            all.add(new Filter.Any(any));
        }
        return all.isEmpty() ? new Filter.Everything() : new Filter.All(all);
    }

    private Part part(@Nullable String field) throws Misfit {
        skipBlanks();
        Weight weight = Weight.OPTIONAL;
        if (takeWord("NOT") || take("!") || take("-")) {
            weight = Weight.EXCLUDED;
        } else if (take("+")) {
            weight = Weight.REQUIRED;
        }
        skipBlanks();
        return new Part(weight, primary(field));
    }

    private Filter primary(@Nullable String field) throws Misfit {
        if (++parts > MOST_PARTS) {
            throw misfit("fewer words");
        }
        return switch (peek(0)) {
            case '(' -> inParentheses(field);
            case '"' -> phrase(field);
            case '[', '{' -> range(field);
            case '<', '>' -> bound(field);
            default -> term(field);
        };
    }

    private Filter inParentheses(@Nullable String field) throws Misfit {
        at++;
        Filter inner = group(field);
        if (!take(")")) {
            throw misfit("a closing parenthesis");
        }
        return inner;
    }

    private Filter phrase(@Nullable String field) throws Misfit {
        String words = quoted();
        skipSuffix();
        if (words.isEmpty()) {
            throw misfit("words between the quotes");
        }
        return field == null
                ? new Filter.Somewhere(Pattern.of(words))
                : new Filter.Compare(field, Comparison.EQUAL, new Literal.Text(words));
    }

    private Filter term(@Nullable String field) throws Misfit {
        Pattern pattern = pattern();
        if (field == null && take(":")) {
            return "_exists_".equals(pattern.plain())
                    ? new Filter.Present(pattern().plain())
                    : primary(pattern.plain());
        }
        skipSuffix();
        if (pattern.isAnything()) {
            return field == null ? new Filter.Everything() : new Filter.Present(field);
        }
        if (pattern.isTooRich()) {
            throw misfit("fewer wildcards");
        }
        if (field == null) {
            return pattern.isOnlySigns() ? new Filter.Not(new Filter.Everything()) : new Filter.Somewhere(pattern);
        }
        return pattern.hasWildcards()
                ? new Filter.Fits(field, pattern)
                : new Filter.Compare(field, Comparison.EQUAL, new Literal.Text(pattern.plain()));
    }

    private Pattern pattern() throws Misfit {
        Pattern.Builder builder = new Pattern.Builder();
        while (at < text.length() && !endsTerm(peek(0))) {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                builder.add(text.charAt(at++));
            } else if (c == '*') {
                builder.add(Pattern.MANY);
            } else if (c == '?') {
                builder.add(Pattern.ONE);
            } else {
                builder.add(c);
            }
        }
        Pattern pattern = builder.build();
        if (pattern == null) {
            throw misfit("a word");
        }
        return pattern;
    }

    /** {@code [a TO b]}; braces leave the ends out, a star leaves an end open. */
    private Filter range(@Nullable String field) throws Misfit {
        if (field == null) {
            throw misfit("a field before the range");
        }
        boolean withLow = text.charAt(at++) == '[';
        Optional<Literal> low = end();
        skipBlanks();
        if (!takeWord("TO")) {
            throw misfit("TO");
        }
        Optional<Literal> high = end();
        skipBlanks();
        boolean withHigh = peek(0) == ']';
        if (!take("]") && !take("}")) {
            throw misfit("a closing bracket");
        }
        List<Filter> ends = new ArrayList<>();
        ends.add(new Filter.Present(field));
        low.ifPresent(value ->
                ends.add(new Filter.Compare(field, withLow ? Comparison.GREATER_OR_EQUAL : Comparison.GREATER, value)));
        high.ifPresent(value ->
                ends.add(new Filter.Compare(field, withHigh ? Comparison.LESS_OR_EQUAL : Comparison.LESS, value)));
        return new Filter.All(ends);
    }

    private Optional<Literal> end() throws Misfit {
        skipBlanks();
        if (peek(0) == '"') {
            return Optional.of(new Literal.Text(quoted()));
        }
        Pattern pattern = pattern();
        return pattern.isAnything() ? Optional.empty() : Optional.of(Numbers.literal(pattern.plain()));
    }

    private Filter bound(@Nullable String field) throws Misfit {
        if (field == null) {
            return term(null);
        }
        boolean greater = text.charAt(at++) == '>';
        boolean equal = take("=");
        Literal value = end().orElseThrow(() -> misfit("a value"));
        Comparison how = greater
                ? equal ? Comparison.GREATER_OR_EQUAL : Comparison.GREATER
                : equal ? Comparison.LESS_OR_EQUAL : Comparison.LESS;
        return new Filter.Compare(field, how, value);
    }

    private String quoted() throws Misfit {
        int start = at++;
        StringBuilder words = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return words.toString();
            }
            words.append(c == '\\' && at < text.length() ? text.charAt(at++) : c);
        }
        throw new Misfit(start, "a closing quote");
    }

    /** How much a word counts and how loosely it fits is taken, and changes nothing. */
    private void skipSuffix() {
        if (peek(0) == '^' || peek(0) == '~') {
            while (at < text.length() && !endsTerm(peek(0))) {
                at++;
            }
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean take(String sign) {
        boolean there = text.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    private boolean takeWord(String word) {
        boolean there = text.startsWith(word, at) && endsTerm(peek(word.length()));
        at += there ? word.length() : 0;
        return there;
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : ' ';
    }

    private static boolean endsTerm(char c) {
        return Character.isWhitespace(c) || ENDS_TERM.indexOf(c) >= 0;
    }

    private Misfit misfit(String wanted) {
        return new Misfit(at, wanted);
    }
}
