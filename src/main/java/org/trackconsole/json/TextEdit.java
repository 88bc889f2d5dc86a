package org.trackconsole.json;

import java.util.Comparator;
import java.util.List;

/**
 * One change of a text. Offsets are those of the text before any edit of the same list; the edits of a list do not
 * overlap, and only one of them begins at any offset.
 *
 * @param start the first character replaced
 * @param end one past the last character replaced; equal to {@code start} where text is only added
 * @param replacement what stands there afterwards
 */
public record TextEdit(int start, int end, String replacement) {
    public TextEdit {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("No range: " + start + " to " + end);
        }
    }

    /** By how much the text grows. */
    public int growth() {
        return replacement.length() - (end - start);
    }

    /** The text after all edits, whatever their order in the list. */
    public static String apply(String text, List<TextEdit> edits) {
        StringBuilder out = new StringBuilder(text.length() + 64);
        int copied = 0;
        for (TextEdit edit : sorted(edits)) {
            if (edit.start < copied) {
                throw new IllegalArgumentException("Edits overlap at " + edit.start);
            }
            out.append(text, copied, edit.start).append(edit.replacement);
            copied = edit.end;
        }
        return out.append(text, copied, text.length()).toString();
    }

    /**
     * Where a place of the text, such as the caret, is after the edits. Text added right at the place comes behind it; a
     * place inside what is replaced stays as far from its start as the replacement allows.
     */
    public static int moved(int offset, List<TextEdit> edits) {
        int moved = offset;
        for (TextEdit edit : edits) {
            if (offset >= edit.end && offset > edit.start) {
                moved += edit.growth();
            } else if (offset > edit.start) {
                moved -= Math.max(0, offset - edit.start - edit.replacement.length());
            }
        }
        return moved;
    }

    /** The edits from the start of the text to its end. */
    public static List<TextEdit> sorted(List<TextEdit> edits) {
        return edits.stream().sorted(Comparator.comparingInt(TextEdit::start)).toList();
    }

    /** The shortest single edit that makes one text of another; none where they are the same. */
    public static List<TextEdit> between(String before, String after) {
        return new TextEdit(0, before.length(), after).trimmed(before);
    }

    /** This edit without what it replaces by itself; none if nothing is left. */
    List<TextEdit> trimmed(String text) {
        int most = Math.min(end - start, replacement.length());
        int head = 0;
        while (head < most && text.charAt(start + head) == replacement.charAt(head)) {
            head++;
        }
        if (head == most && growth() == 0) {
            return List.of();
        }
        if (head > 0 && Character.isHighSurrogate(replacement.charAt(head - 1))) {
            head--;
        }
        int tail = 0;
        while (tail < most - head
                && text.charAt(end - 1 - tail) == replacement.charAt(replacement.length() - 1 - tail)) {
            tail++;
        }
        if (tail > 0 && Character.isLowSurrogate(text.charAt(end - tail))) {
            tail--;
        }
        return List.of(
                new TextEdit(start + head, end - tail, replacement.substring(head, replacement.length() - tail)));
    }
}
