package org.trackconsole.fx.editor;

import org.trackconsole.text.Texts;

/**
 * A text with endless lines and what of it is shown: each such line is cut, and how much of it is left out said at its
 * end. Offsets lead from one to the other line by line. Immutable.
 *
 * @param whole the text; its lines end with LF
 * @param shown the text with its long lines cut
 */
record LongLines(String whole, String shown) {
    private static final int KEPT = LineStyles.LONGEST_COLOURED;

    static LongLines of(String whole) {
        StringBuilder shown = new StringBuilder();
        int start = 0;
        while (start <= whole.length()) {
            int end = lineEnd(whole, start);
            if (end - start > KEPT) {
                int kept = kept(whole, start);
                shown.append(whole, start, start + kept).append(Texts.text("editor.shortened", end - start - kept));
            } else {
                shown.append(whole, start, end);
            }
            shown.append(end < whole.length() ? "\n" : "");
            start = end + 1;
        }
        return new LongLines(whole, shown.toString());
    }

    /** Whether any line is cut. */
    boolean cut() {
        return !whole.equals(shown);
    }

    /** Where a place of the whole text is in what is shown; at the cut if it is beyond. */
    int shownOffset(int offset) {
        return other(offset, true);
    }

    /** Where a place of what is shown is in the whole text; what stands for the left out part is at the line's end. */
    int wholeOffset(int offset) {
        return other(offset, false);
    }

    private int other(int offset, boolean fromWhole) {
        int wholeStart = 0;
        int shownStart = 0;
        while (offset > lineEnd(fromWhole ? whole : shown, fromWhole ? wholeStart : shownStart)) {
            wholeStart = lineEnd(whole, wholeStart) + 1;
            shownStart = lineEnd(shown, shownStart) + 1;
        }
        int column = offset - (fromWhole ? wholeStart : shownStart);
        int wholeEnd = lineEnd(whole, wholeStart);
        int kept = kept(whole, wholeStart);
        boolean beyond = wholeEnd - wholeStart > KEPT && column > kept;
        if (fromWhole) {
            return shownStart + (beyond ? kept : column);
        }
        return beyond ? wholeEnd : wholeStart + column;
    }

    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    /** How much of a long line is kept; no character is cut in two. */
    private static int kept(String text, int start) {
        boolean split = start + KEPT <= text.length() && Character.isHighSurrogate(text.charAt(start + KEPT - 1));
        return split ? KEPT - 1 : KEPT;
    }
}
