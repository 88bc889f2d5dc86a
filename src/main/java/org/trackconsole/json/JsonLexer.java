package org.trackconsole.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits one line of JSON into tokens for colouring. Any text is accepted, since people type through every wrong state;
 * JSON has no token that spans lines, so a line needs nothing from its neighbours.
 */
public final class JsonLexer {
    /** What a token is. */
    public enum Kind {
        /** A string with a colon behind it in the same line. */
        KEY,
        /** Any other string, also one that has no closing quote yet. */
        STRING,
        NUMBER,
        /** {@code true}, {@code false}, {@code null}. */
        LITERAL,
        /** One of <code>{ } [ ] : ,</code>. */
        PUNCTUATION,
        /** What JSON does not have. */
        FAULT
    }

    /**
     * A token; blanks belong to none.
     *
     * @param start its first column, from 0
     * @param end one past its last
     */
    public record Token(Kind kind, int start, int end) {}

    private JsonLexer() {}

    /** The tokens of a line, from left to right. */
    public static List<Token> line(String line) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < line.length()) {
            char c = line.charAt(at);
            int end;
            Kind kind;
            if (c <= ' ') {
                at++;
                continue;
            } else if (c == '"') {
                end = stringEnd(line, at);
                kind = isKey(line, end) ? Kind.KEY : Kind.STRING;
            } else if ("{}[]:,".indexOf(c) >= 0) {
                end = at + 1;
                kind = Kind.PUNCTUATION;
            } else {
                end = wordEnd(line, at);
                kind = wordKind(line, at, end);
            }
            tokens.add(new Token(kind, at, end));
            at = end;
        }
        return tokens;
    }

    private static int stringEnd(String line, int quote) {
        int at = quote + 1;
        while (at < line.length() && line.charAt(at) != '"') {
            at += line.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, line.length());
    }

    private static boolean isKey(String line, int end) {
        int at = end;
        while (at < line.length() && line.charAt(at) <= ' ') {
            at++;
        }
        return at < line.length() && line.charAt(at) == ':';
    }

    private static int wordEnd(String line, int start) {
        int at = start + 1;
        while (at < line.length() && line.charAt(at) > ' ' && "{}[]:,\"".indexOf(line.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    private static Kind wordKind(String line, int start, int end) {
        return switch (line.substring(start, end)) {
            case "true", "false", "null" -> Kind.LITERAL;
            case String word when FaultFinder.isNumber(word) -> Kind.NUMBER;
            default -> Kind.FAULT;
        };
    }
}
