package org.trackconsole.fx.editor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.JsonLexer;
import org.trackconsole.json.JsonLexer.Kind;
import org.trackconsole.json.JsonLexer.Token;
import org.trackconsole.json.TextEdit;

/**
 * What keys do beyond inserting their character. Null means: nothing beyond. Knows the line only, which is all that JSON
 * needs.
 *
 * @param before the line up to the selection, or to the caret
 * @param after the line from the selection's end on
 * @param start the selection's start, or the caret, as an offset in the text
 * @param end the selection's end, or the caret
 */
record Typing(String before, String after, int start, int end) {
    static final String STEP = "  ";

    /**
     * What a key brought.
     *
     * @param edit the change of the text
     * @param caret where the caret is afterwards
     * @param closed whether a closing bracket or quote was added behind the caret
     */
    record Typed(TextEdit edit, int caret, boolean closed) {}

    /** An opening bracket or a quote closes itself where nothing stands in the way. */
    @Nullable
    Typed opening(char opening) {
        boolean quote = opening == '"';
        String room = quote ? " \t,:}]" : " \t,}]";
        if (inString(before) || (!after.isEmpty() && room.indexOf(after.charAt(0)) < 0)) {
            return null;
        }
        char closing = quote ? '"' : Brackets.partner(opening);
        return new Typed(new TextEdit(start, end, "" + opening + closing), start + 1, true);
    }

    /** A closing bracket at the start of a line goes one step back, to stand under its opener. */
    @Nullable
    Typed closing(char closing) {
        if (start != end || !before.isBlank() || !before.endsWith(stepOf(before))) {
            return null;
        }
        int step = stepOf(before).length();
        return new Typed(new TextEdit(start - step, end, String.valueOf(closing)), start - step + 1, false);
    }

    /** A new line keeps the indentation, and goes one step in behind an opening bracket. */
    Typed enter() {
        String indent = indentOf(before);
        Token last = inString(before) || before.isBlank()
                ? null
                : JsonLexer.line(before).getLast();
        char opening = last != null && last.kind() == Kind.PUNCTUATION ? before.charAt(last.start()) : ' ';
        if (opening != '{' && opening != '[') {
            return new Typed(new TextEdit(start, end, "\n" + indent), start + 1 + indent.length(), false);
        }
        String inner = "\n" + indent + stepOf(indent);
        int blanks = after.length() - after.stripLeading().length();
        boolean closes = after.length() > blanks && after.charAt(blanks) == Brackets.partner(opening);
        TextEdit edit = new TextEdit(start, end + blanks, closes ? inner + "\n" + indent : inner);
        return new Typed(edit, start + inner.length(), false);
    }

    /** Taking back an opening bracket or quote takes its closing one too while nothing is between. */
    @Nullable
    Typed backspace() {
        if (start != end || before.isEmpty() || after.isEmpty()) {
            return null;
        }
        char left = before.charAt(before.length() - 1);
        char right = after.charAt(0);
        boolean pair = switch (left) {
            case '{', '[' -> right == Brackets.partner(left) && !inString(before);
            case '"' -> right == '"' && isEmptyString();
            default -> false;
        };
        return pair ? new Typed(new TextEdit(start - 1, end + 1, ""), start - 1, false) : null;
    }

    /** Blanks up to the next step. */
    Typed tab() {
        String blanks = STEP.substring(before.length() % STEP.length());
        return new Typed(new TextEdit(start, end, blanks), start + blanks.length(), false);
    }

    /**
     * Every line of a block one step in, blank ones excepted.
     *
     * @param firstStart the offset of the first line
     */
    static List<TextEdit> indented(List<String> lines, int firstStart) {
        List<TextEdit> edits = new ArrayList<>();
        int lineStart = firstStart;
        for (String line : lines) {
            if (!line.isBlank()) {
                edits.add(new TextEdit(lineStart, lineStart, stepOf(indentOf(line))));
            }
            lineStart += line.length() + 1;
        }
        return edits;
    }

    /** Every line of a block one step out, as far as it is indented. */
    static List<TextEdit> outdented(List<String> lines, int firstStart) {
        List<TextEdit> edits = new ArrayList<>();
        int lineStart = firstStart;
        for (String line : lines) {
            String indent = indentOf(line);
            int step = Math.min(indent.length(), stepOf(indent).length());
            if (step > 0) {
                edits.add(new TextEdit(lineStart, lineStart + step, ""));
            }
            lineStart += line.length() + 1;
        }
        return edits;
    }

    /** Whether the end of a line's beginning is inside a string. */
    static boolean inString(String beginning) {
        boolean inside = false;
        for (int i = 0; i < beginning.length(); i++) {
            char c = beginning.charAt(i);
            if (c == '"') {
                inside = !inside;
            } else if (c == '\\' && inside) {
                i++;
            }
        }
        return inside;
    }

    private boolean isEmptyString() {
        int quote = before.length() - 1;
        return JsonLexer.line(before + after).stream()
                .anyMatch(token -> token.start() == quote && token.end() == quote + 2);
    }

    private static String indentOf(String line) {
        int end = 0;
        while (end < line.length() && (line.charAt(end) == ' ' || line.charAt(end) == '\t')) {
            end++;
        }
        return line.substring(0, end);
    }

    private static String stepOf(String indent) {
        return indent.startsWith("\t") ? "\t" : STEP;
    }
}
