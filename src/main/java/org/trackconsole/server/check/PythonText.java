package org.trackconsole.server.check;

import java.util.List;
import java.util.stream.Collectors;

/** Texts and lists quoted as Python does it: some refusals of real servers show them so, and clients read them. */
public final class PythonText {
    private PythonText() {}

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
