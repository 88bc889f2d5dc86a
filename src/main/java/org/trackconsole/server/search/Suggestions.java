package org.trackconsole.server.search;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.TrackingFile;

/**
 * What may come next in a search text that is being typed.
 *
 * @param next the suggestions, the likeliest first
 * @param current the piece that is being typed and that a suggestion takes the place of; empty between pieces
 */
public record Suggestions(List<Suggestion> next, String current) {
    private static final int MOST = 50;

    private static final List<Suggestion> OPERATORS = Stream.of(
                    "=", "!=", ">", ">=", "<", "<=", "BETWEEN", "EXISTS", "NOT EXISTS", "IS NULL")
            .map(value -> new Suggestion(value, Kind.OP))
            .toList();
    private static final List<Suggestion> JOINTS =
            List.of(new Suggestion("AND", Kind.OP), new Suggestion("OR", Kind.OP));

    /** What a suggestion is. */
    public enum Kind {
        FIELD("Field", "#2b6cb0"),
        OP("Operator", "#6b46c1"),
        VALUE("Value", "#2f855a"),
        BRACKET("Parenthesis", "#4a5568");

        private final String description;
        private final String colour;

        Kind(String description, String colour) {
            this.description = description;
            this.colour = colour;
        }

        /** The same in words. */
        public String description() {
            return description;
        }

        /** As CSS writes it. */
        public String colour() {
            return colour;
        }
    }

    /** One of them. */
    public record Suggestion(String value, Kind token) {}

    public Suggestions {
        next = List.copyOf(next);
    }

    /** Nothing to suggest. */
    public static Suggestions none() {
        return new Suggestions(List.of(), "");
    }

    /** The suggestions after what was typed so far. */
    public static Result<Suggestions> of(String typed, Search search, TrackingFile file) {
        String text = typed.length() > SearchText.LONGEST ? "" : typed;
        List<Token> tokens = Lexer.tokens(text);
        Token last = tokens.size() < 2 ? tokens.getFirst() : tokens.get(tokens.size() - 2);
        Token before = tokens.size() < 3 ? new Token.End(0) : tokens.get(tokens.size() - 3);
        boolean touches = !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
        if (tokens.getLast() instanceof Token.Stray(int position)) {
            String begun = text.substring(position + 1);
            return text.charAt(position) == '"' && isOperator(last)
                    ? values(search, file, before, begun)
                    : new Result.Done<>(none());
        }
        return switch (last) {
            case Token.Word word when touches && expectsField(before) -> fields(search, file, word.text());
            case Token.Word word when word.is("and") || word.is("or") -> fields(search, file, "");
            case Token.Word word when isOperator(word) -> values(search, file, before, "");
            case Token.Word word when word.is("exists") || word.is("null") || isOperator(before) -> done(JOINTS);
            case Token.Word word when expectsField(before) -> done(OPERATORS);
            case Token.Word word when touches -> begun(word.text(), before);
            case Token.Word word when word.is("not") -> done(List.of(new Suggestion("EXISTS", Kind.OP)));
            case Token.Word word when word.is("is") -> done(List.of(new Suggestion("NULL", Kind.OP)));
            case Token.Word _ -> done(OPERATORS);
            case Token.Sign sign when sign.is("(") -> fields(search, file, "");
            case Token.Sign sign when isOperator(sign) -> values(search, file, before, "");
            case Token.Sign _, Token.Quoted _, Token.Numeric _, Token.Span _ -> done(JOINTS);
            case Token.End _, Token.Stray _ -> fields(search, file, "");
        };
    }

    private static boolean expectsField(Token before) {
        return switch (before) {
            case Token.End _ -> true;
            case Token.Sign sign -> sign.is("(");
            case Token.Word word -> word.is("and") || word.is("or");
            default -> false;
        };
    }

    private static boolean isOperator(Token token) {
        return switch (token) {
            case Token.Sign sign -> "= == != > >= < <=".contains(sign.text());
            case Token.Word word -> word.is("between");
            default -> false;
        };
    }

    /** What a word that is being typed may become: an operator behind a field, and AND or OR behind a value. */
    private static Result<Suggestions> begun(String word, Token before) {
        boolean afterField = before instanceof Token.Word name && !name.is("null") && !name.is("exists");
        List<Suggestion> possible = afterField ? OPERATORS : JOINTS;
        String wanted = word.toLowerCase(Locale.ROOT);
        List<Suggestion> next = possible.stream()
                .filter(each -> each.value().toLowerCase(Locale.ROOT).startsWith(wanted))
                .toList();
        return new Result.Done<>(new Suggestions(next, word));
    }

    private static Result<Suggestions> done(List<Suggestion> next) {
        return new Result.Done<>(new Suggestions(next, ""));
    }

    private static Result<Suggestions> fields(Search search, TrackingFile file, String begun) {
        String wanted = begun.toLowerCase(Locale.ROOT);
        return search.fieldNames(file).map(names -> {
            Stream<Suggestion> fields = names.stream()
                    .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(wanted))
                    .limit(MOST)
                    .map(name -> new Suggestion(name, Kind.FIELD));
            Stream<Suggestion> bracket =
                    begun.isEmpty() ? Stream.of(new Suggestion("(", Kind.BRACKET)) : Stream.empty();
            return new Suggestions(Stream.concat(fields, bracket).toList(), begun);
        });
    }

    private static Result<Suggestions> values(Search search, TrackingFile file, Token field, String begun) {
        String name = field instanceof Token.Word word ? word.text() : "";
        String wanted = begun.toLowerCase(Locale.ROOT);
        return search.values(file, name).map(values -> {
            List<Suggestion> next = values.stream()
                    .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(wanted))
                    .limit(MOST)
                    .map(value -> new Suggestion(quoted(value), Kind.VALUE))
                    .toList();
            return new Suggestions(next, begun.isEmpty() ? "" : "\"" + begun);
        });
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
