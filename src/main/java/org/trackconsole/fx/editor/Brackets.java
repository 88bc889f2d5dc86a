package org.trackconsole.fx.editor;

import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonLexer;
import org.trackconsole.json.JsonLexer.Kind;
import org.trackconsole.json.JsonLexer.Token;

/** Finds the bracket that belongs to the one at the caret, line by line, so that it works in wrong JSON too. */
final class Brackets {
    /** How far is looked; further away the partner could not be seen together with it anyhow. */
    private static final int MOST_LINES = 10_000;

    /** A bracket's line and column, both from 0. */
    record At(int line, int column) {}

    /** Two brackets that belong together; the second is null where the first has no partner. */
    record Pair(At bracket, @Nullable At partner) {}

    private final IntFunction<String> lines;
    private final int count;

    Brackets(IntFunction<String> lines, int count) {
        this.lines = lines;
        this.count = count;
    }

    /** The pair of the bracket behind the caret, or else of the one before it; null where there is none. */
    @Nullable
    Pair at(int line, int column) {
        String text = lines.apply(line);
        if (text.length() > LineStyles.LONGEST_COLOURED) {
            return null;
        }
        List<Token> tokens = JsonLexer.line(text);
        for (int candidate : new int[] {column, column - 1}) {
            for (Token token : tokens) {
                if (token.start() == candidate && isBracket(text, token)) {
                    At bracket = new At(line, candidate);
                    return new Pair(bracket, partnerOf(bracket, text.charAt(candidate)));
                }
            }
        }
        return null;
    }

    private @Nullable At partnerOf(At bracket, char kind) {
        int step = kind == '{' || kind == '[' ? 1 : -1;
        int depth = 0;
        int looked = 0;
        for (int line = bracket.line; line >= 0 && line < count && looked < MOST_LINES; line += step, looked++) {
            String text = lines.apply(line);
            List<Token> tokens = JsonLexer.line(text);
            for (Token token : step > 0 ? tokens : tokens.reversed()) {
                boolean passed = line == bracket.line && (token.start() - bracket.column) * step < 0;
                if (!passed && isBracket(text, token)) {
                    depth += isOpening(text.charAt(token.start())) == (step > 0) ? 1 : -1;
                    if (depth == 0) {
                        boolean fits = partner(kind) == text.charAt(token.start());
                        return fits ? new At(line, token.start()) : null;
                    }
                }
            }
        }
        return null;
    }

    private static boolean isBracket(String text, Token token) {
        return token.kind() == Kind.PUNCTUATION && "{}[]".indexOf(text.charAt(token.start())) >= 0;
    }

    private static boolean isOpening(char c) {
        return c == '{' || c == '[';
    }

    /** The other one of a pair of brackets. */
    static char partner(char bracket) {
        return switch (bracket) {
            case '{' -> '}';
            case '[' -> ']';
            case '}' -> '{';
            case ']' -> '[';
            default -> throw new IllegalArgumentException("No bracket: " + bracket);
        };
    }
}
