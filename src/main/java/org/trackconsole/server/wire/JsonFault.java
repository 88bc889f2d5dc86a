package org.trackconsole.server.wire;

import org.jspecify.annotations.Nullable;

/**
 * Finds the first place where a text breaks JSON's grammar, and names it as real servers do (contract §2.3, malformed
 * JSON). It runs only over texts that were refused already, so that a valid body is read once.
 */
final class JsonFault {
    private static final String NO_VALUE = "Expecting value";
    private static final String NO_COMMA = "Expecting ',' delimiter";
    private static final String NO_COLON = "Expecting ':' delimiter";
    private static final String NO_NAME = "Expecting property name enclosed in double quotes";
    private static final String BAD_HEX = "Invalid \\uXXXX escape";

    private final String text;
    private int at;
    private Parsed.@Nullable Malformed fault;

    private JsonFault(String text) {
        this.text = text;
    }

    /** The first fault, or null where the grammar is kept or the text nests deeper than the server reads. */
    static Parsed.@Nullable Malformed find(String text) {
        JsonFault search = new JsonFault(text);
        search.skipBlanks();
        if (search.value(0)) {
            search.skipBlanks();
            if (search.at < text.length()) {
                search.fail(search.at, "Extra data");
            }
        }
        return search.fault;
    }

    /** Moves behind a value; false where that failed. */
    private boolean value(int depth) {
        if (depth > WireJson.DEEPEST) {
            return false;
        }
        return switch (peek()) {
            case '"' -> string();
            case '{' -> object(depth);
            case '[' -> array(depth);
            case 'n' -> word("null");
            case 't' -> word("true");
            case 'f' -> word("false");
            default -> number();
        };
    }

    private boolean object(int depth) {
        at++;
        skipBlanks();
        if (peek() == '}') {
            at++;
            return true;
        }
        while (true) {
            if (peek() != '"') {
                return fail(at, NO_NAME);
            }
            if (!string()) {
                return false;
            }
            skipBlanks();
            if (peek() != ':') {
                return fail(at, NO_COLON);
            }
            at++;
            skipBlanks();
            if (!value(depth + 1)) {
                return false;
            }
            skipBlanks();
            if (peek() == '}') {
                at++;
                return true;
            }
            if (peek() != ',') {
                return fail(at, NO_COMMA);
            }
            at++;
            skipBlanks();
        }
    }

    private boolean array(int depth) {
        at++;
        skipBlanks();
        if (peek() == ']') {
            at++;
            return true;
        }
        while (true) {
            if (!value(depth + 1)) {
                return false;
            }
            skipBlanks();
            if (peek() == ']') {
                at++;
                return true;
            }
            if (peek() != ',') {
                return fail(at, NO_COMMA);
            }
            at++;
            skipBlanks();
        }
    }

    private boolean string() {
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return true;
            }
            if (c < ' ') {
                return fail(at, "Invalid control character at");
            }
            if (c != '\\') {
                at++;
            } else if (at + 1 < text.length()) {
                if (!escape()) {
                    return false;
                }
            } else {
                break;
            }
        }
        return fail(start, "Unterminated string starting at");
    }

    private boolean escape() {
        int backslash = at;
        char kind = text.charAt(at + 1);
        at += 2;
        if (kind != 'u') {
            return "\"\\/bfnrt".indexOf(kind) >= 0 || fail(backslash, "Invalid \\escape");
        }
        // A text that ends with the fourth digit counts as cut off, too.
        if (at + 4 >= text.length()) {
            return fail(backslash + 1, BAD_HEX);
        }
        for (int end = at + 4; at < end; at++) {
            if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
                return fail(backslash + 1, BAD_HEX);
            }
        }
        return true;
    }

    private boolean word(String word) {
        if (text.startsWith(word, at)) {
            at += word.length();
            return true;
        }
        return fail(at, NO_VALUE);
    }

    private boolean number() {
        int start = at;
        if (peek() == '-') {
            at++;
        }
        if (!isDigit(peek())) {
            return fail(start, NO_VALUE);
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.' && isDigit(peek(1))) {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
            if (isDigit(peek(1 + sign))) {
                at += 1 + sign;
                digits();
            }
        }
        return true;
    }

    private void digits() {
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character, or one that begins nothing at the end of the text. */
    private char peek() {
        return peek(0);
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\uFFFF';
    }

    private boolean fail(int index, String rule) {
        fault = new Parsed.Malformed(text.codePointCount(0, index), rule);
        return false;
    }
}
