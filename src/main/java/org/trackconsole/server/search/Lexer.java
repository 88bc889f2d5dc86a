package org.trackconsole.server.search;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Cuts a filter into tokens. It never fails: what begins no token is one of its own, and the last one. */
final class Lexer {
    private static final int LONGEST_NUMBER = 40;
    private static final String SIGNS = "=!<>()[],";

    private final String text;
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    /** The tokens of a text; the last is {@link Token.End} or {@link Token.Stray}. */
    static List<Token> tokens(String text) {
        Lexer lexer = new Lexer(text);
        List<Token> tokens = new ArrayList<>();
        Token next;
        do {
            next = lexer.next();
            tokens.add(next);
        } while (!(next instanceof Token.End || next instanceof Token.Stray));
        return tokens;
    }

    private Token next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return new Token.End(at);
        }
        char c = text.charAt(at);
        if (c == '"') {
            return quoted();
        }
        if (isDigit(c) || (c == '-' && at + 1 < text.length() && isDigit(text.charAt(at + 1)))) {
            return number();
        }
        if (Character.isLetter(c) || c == '_') {
            return word();
        }
        return SIGNS.indexOf(c) >= 0 ? sign(c) : new Token.Stray(at);
    }

    private Token quoted() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return new Token.Quoted(start, value.toString());
            }
            boolean escapes = c == '\\' && at < text.length() && "\"\\".indexOf(text.charAt(at)) >= 0;
            value.append(escapes ? text.charAt(at++) : c);
        }
        return new Token.Stray(start);
    }

    private Token number() {
        int start = at++;
        skipDigits();
        if (peek(0) == '.' && isDigit(peek(1))) {
            at++;
            skipDigits();
        }
        int end = at;
        skipName();
        if (end - start > LONGEST_NUMBER) {
            return new Token.Stray(start);
        }
        BigDecimal value = new BigDecimal(text.substring(start, end));
        return at == end ? new Token.Numeric(start, value) : new Token.Span(start, value, text.substring(end, at));
    }

    private Token word() {
        int start = at;
        skipName();
        return new Token.Word(start, text.substring(start, at));
    }

    private Token sign(char c) {
        int start = at++;
        boolean two = (c == '=' || c == '!' || c == '<' || c == '>') && peek(0) == '=';
        if (two) {
            at++;
        }
        return new Token.Sign(start, text.substring(start, at));
    }

    private void skipDigits() {
        while (isDigit(peek(0))) {
            at++;
        }
    }

    private void skipName() {
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
    }

    private char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\uFFFF';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '@';
    }
}
