package org.trackconsole.server.check;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts as Python has them: what it trims, and how it quotes. Real servers trim ids and event types so, and some of their
 * refusals show texts and lists so, which clients read (contract §2.1, §2.3).
 */
public final class PythonText {
    private static final char NEXT_LINE = '\u0085';

    private PythonText() {}

    /** A text without the blanks at both ends; other than for {@link String#strip()}, no-break spaces are blanks. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (start < end && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char letter) {
        return Character.isWhitespace(letter) || Character.isSpaceChar(letter) || letter == NEXT_LINE;
    }

    /** {@code ['rest', 'webhook']}. */
    public static String list(List<String> words) {
        return words.stream().map(PythonText::quote).collect(Collectors.joining(", ", "[", "]"));
    }

    /** In single quotes, or in double ones where the text has only single ones in it. */
    static String quote(String text) {
        char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder quoted = new StringBuilder().append(mark);
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\\' -> quoted.append("\\\\");
                default -> {
                    if (point == mark) {
                        quoted.append('\\').append(mark);
                    } else if (point < ' ' || point == 0x7F) {
                        quoted.append("\\x").append(Character.forDigit(point >> 4, 16));
                        quoted.append(Character.forDigit(point & 0xF, 16));
                    } else {
                        quoted.appendCodePoint(point);
                    }
                }
            }
        });
        return quoted.append(mark).toString();
    }
}
