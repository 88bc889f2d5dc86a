package org.trackconsole.json;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonFault.Kind;

/**
 * Says in a person's terms why Jackson refused a text, and where a person would mend it: a missing comma is missing
 * behind the value before it, not in front of what comes two lines later. Runs only over texts that were refused.
 */
final class FaultFinder {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String WRONG_QUOTES = "'`´‘’‚“”„«»";
    private static final int LONGEST_ARGUMENT = 40;

    /** What may come next. */
    private enum Next {
        VALUE,
        VALUE_AFTER_COMMA,
        VALUE_AFTER_COLON,
        ELEMENT_OR_CLOSE,
        KEY_OR_CLOSE,
        KEY_AFTER_COMMA,
        COLON,
        COMMA_OR_CLOSE,
        END
    }

    private final String text;
    private int[] open = new int[16];
    private int depth;
    private int at;
    private int lastEnd;
    private Next next = Next.VALUE;

    private FaultFinder(String text) {
        this.text = text;
    }

    /** @param refusedAt the last token Jackson took, for the case that nothing is wrong by the rules of JSON itself */
    static JsonFault find(String text, int refusedAt) {
        JsonFault fault = new FaultFinder(text).find();
        if (fault != null) {
            return fault;
        }
        return JsonFault.at(text, Kind.UNEXPECTED_CHARACTER, refusedAt, 0, "");
    }

    private @Nullable JsonFault find() {
        while (true) {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            if (at == text.length()) {
                return atEnd();
            }
            JsonFault fault = step(text.charAt(at));
            if (fault != null) {
                return fault;
            }
        }
    }

    private @Nullable JsonFault atEnd() {
        return switch (next) {
            case END -> null;
            case VALUE -> here(Kind.EMPTY, lastEnd, 0);
            case COLON -> here(Kind.COLON_EXPECTED, lastEnd, 0);
            case VALUE_AFTER_COLON -> here(Kind.VALUE_EXPECTED, lastEnd, 0);
            default -> here(Kind.NOT_CLOSED, lastEnd, 0, bracket(), bracketLine());
        };
    }

    private @Nullable JsonFault step(char c) {
        JsonFault odd = oddCharacter(c);
        if (odd != null) {
            return next == Next.END ? here(Kind.TEXT_AFTER_END, at, restOfLine()) : odd;
        }
        return switch (next) {
            case VALUE, VALUE_AFTER_COMMA, VALUE_AFTER_COLON, ELEMENT_OR_CLOSE -> value(c);
            case KEY_OR_CLOSE, KEY_AFTER_COMMA -> key(c);
            case COLON -> colon(c);
            case COMMA_OR_CLOSE -> commaOrClose(c);
            case END ->
                isClosing(c)
                        ? here(Kind.CLOSING_TOO_MANY, at, 1, String.valueOf(c))
                        : here(Kind.TEXT_AFTER_END, at, restOfLine());
        };
    }

    private @Nullable JsonFault value(char c) {
        if (c == '{' || c == '[') {
            return opening(c);
        }
        if (c == '"') {
            return string(afterValue());
        }
        if (isWordPart(c)) {
            return word();
        }
        if (c == ',') {
            return next == Next.VALUE_AFTER_COLON
                    ? here(Kind.VALUE_EXPECTED, lastEnd, 0)
                    : here(Kind.COMMA_TOO_MANY, at, 1);
        }
        if (isClosing(c)) {
            if (next == Next.ELEMENT_OR_CLOSE) {
                return closing(c);
            }
            return switch (next) {
                case VALUE_AFTER_COMMA -> here(Kind.COMMA_TOO_MANY, lastEnd - 1, 1);
                case VALUE_AFTER_COLON -> here(Kind.VALUE_EXPECTED, lastEnd, 0);
                default -> here(Kind.CLOSING_TOO_MANY, at, 1, String.valueOf(c));
            };
        }
        return here(Kind.UNEXPECTED_CHARACTER, at, charLength(), character());
    }

    private @Nullable JsonFault key(char c) {
        if (c == '"') {
            return string(Next.COLON);
        }
        if (isClosing(c)) {
            return next == Next.KEY_AFTER_COMMA ? here(Kind.COMMA_TOO_MANY, lastEnd - 1, 1) : closing(c);
        }
        if (c == ',') {
            return here(Kind.COMMA_TOO_MANY, at, 1);
        }
        if (isWordPart(c)) {
            String word = run();
            return here(Kind.KEY_WITHOUT_QUOTES, at, word.length(), shortened(word));
        }
        return c == '{' || c == '[' || c == ':'
                ? here(Kind.KEY_EXPECTED, at, 1)
                : here(Kind.UNEXPECTED_CHARACTER, at, charLength(), character());
    }

    private @Nullable JsonFault colon(char c) {
        if (c == ':') {
            take(1, Next.VALUE_AFTER_COLON);
            return null;
        }
        return here(Kind.COLON_EXPECTED, c == '=' ? at : lastEnd, c == '=' ? 1 : 0);
    }

    private @Nullable JsonFault commaOrClose(char c) {
        boolean inObject = text.charAt(open[depth - 1]) == '{';
        if (c == ',') {
            take(1, inObject ? Next.KEY_AFTER_COMMA : Next.VALUE_AFTER_COMMA);
            return null;
        }
        if (isClosing(c)) {
            return closing(c);
        }
        if (c == '"' || c == '{' || c == '[' || isWordPart(c)) {
            return here(inObject ? Kind.COMMA_EXPECTED_IN_OBJECT : Kind.COMMA_EXPECTED_IN_ARRAY, lastEnd, 0);
        }
        return here(Kind.UNEXPECTED_CHARACTER, at, charLength(), character());
    }

    private @Nullable JsonFault opening(char c) {
        if (depth == Json.DEEPEST) {
            return here(Kind.TOO_DEEP, at, 1, Integer.toString(Json.DEEPEST));
        }
        if (depth == open.length) {
            open = Arrays.copyOf(open, depth * 2);
        }
        open[depth++] = at;
        take(1, c == '{' ? Next.KEY_OR_CLOSE : Next.ELEMENT_OR_CLOSE);
        return null;
    }

    private @Nullable JsonFault closing(char c) {
        char opener = text.charAt(open[depth - 1]);
        if ((opener == '{') != (c == '}')) {
            return here(Kind.WRONG_CLOSING, at, 1, String.valueOf(c), bracket(), bracketLine());
        }
        depth--;
        take(1, afterValue());
        return null;
    }

    private @Nullable JsonFault word() {
        String word = run();
        switch (word) {
            case "true", "false", "null" -> take(word.length(), afterValue());
            default -> {
                char first = word.charAt(0);
                if (!Character.isLetter(first) && first != '_' && first != '$') {
                    return number(word);
                }
                String meant = meantBy(word);
                return meant == null
                        ? here(Kind.UNKNOWN_WORD, at, word.length(), shortened(word))
                        : here(Kind.MISSPELT_WORD, at, word.length(), word, meant);
            }
        }
        return null;
    }

    private @Nullable JsonFault number(String run) {
        if (!isNumber(run)) {
            return here(Kind.BAD_NUMBER, at, run.length(), shortened(run));
        }
        int digits = run.startsWith("-") ? run.length() - 1 : run.length();
        if (digits > Json.LONGEST_NUMBER) {
            return here(Kind.NUMBER_TOO_LARGE, at, run.length());
        }
        take(run.length(), afterValue());
        return null;
    }

    /** Whether a word is a number as JSON writes it. */
    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    private static @Nullable String meantBy(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "true" -> "true";
            case "false" -> "false";
            case "null", "none", "nil", "undefined" -> "null";
            default -> null;
        };
    }

    private @Nullable JsonFault string(Next following) {
        int i = at + 1;
        while (i < text.length() && text.charAt(i) != '"') {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                return here(Kind.STRING_NOT_CLOSED, at, i - at);
            }
            if (c < ' ') {
                String escape = c == '\t' ? "\\t" : String.format(Locale.ROOT, "\\u%04x", (int) c);
                return here(Kind.STRING_CONTROL_CHARACTER, i, 1, escape);
            }
            if (c == '\\') {
                int length = escapeLength(i);
                if (length < 0) {
                    return here(Kind.STRING_BAD_ESCAPE, i, -length, text.substring(i, i - length));
                }
                i += length;
            } else {
                i++;
            }
        }
        if (i >= text.length()) {
            return here(Kind.STRING_NOT_CLOSED, at, text.length() - at);
        }
        take(i + 1 - at, following);
        return null;
    }

    /** How long the escape at a backslash is; negative if it is none that JSON knows. */
    private int escapeLength(int backslash) {
        if (backslash + 1 == text.length()) {
            return 1;
        }
        char letter = text.charAt(backslash + 1);
        if (letter == 'u') {
            int end = backslash + 2;
            while (end < text.length() && end < backslash + 6 && Character.digit(text.charAt(end), 16) >= 0) {
                end++;
            }
            return end == backslash + 6 ? 6 : backslash - end;
        }
        return ESCAPES.indexOf(letter) >= 0 ? 2 : -2;
    }

    private @Nullable JsonFault oddCharacter(char c) {
        if (WRONG_QUOTES.indexOf(c) >= 0) {
            return here(Kind.WRONG_QUOTE, at, 1, String.valueOf(c));
        }
        char following = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        if (c == '#' || (c == '/' && (following == '/' || following == '*'))) {
            return here(Kind.COMMENT, at, restOfLine());
        }
        if (Character.isSpaceChar(c) || Character.getType(c) == Character.FORMAT || Character.isISOControl(c)) {
            return c == ' ' ? null : here(Kind.ODD_BLANK, at, 1, String.format(Locale.ROOT, "U+%04X", (int) c));
        }
        return null;
    }

    private void take(int length, Next following) {
        at += length;
        lastEnd = at;
        next = following;
    }

    private Next afterValue() {
        return depth == 0 ? Next.END : Next.COMMA_OR_CLOSE;
    }

    private static boolean isClosing(char c) {
        return c == '}' || c == ']';
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || "_$.+-".indexOf(c) >= 0;
    }

    private String run() {
        int end = at;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return text.substring(at, end);
    }

    private int restOfLine() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end - at;
    }

    private int charLength() {
        return Character.charCount(text.codePointAt(at));
    }

    private String character() {
        return Character.toString(text.codePointAt(at));
    }

    private String bracket() {
        return String.valueOf(text.charAt(open[depth - 1]));
    }

    private String bracketLine() {
        return Integer.toString(JsonFault.lineAt(text, open[depth - 1]));
    }

    private static String shortened(String word) {
        return word.length() <= LONGEST_ARGUMENT ? word : word.substring(0, LONGEST_ARGUMENT) + "…";
    }

    private JsonFault here(Kind kind, int offset, int length, String... arguments) {
        return JsonFault.at(text, kind, offset, length, arguments);
    }
}
