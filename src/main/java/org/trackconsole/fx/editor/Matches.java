package org.trackconsole.fx.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a text is found in another, upper and lower case alike. Immutable.
 *
 * @param starts the offsets, ascending
 * @param length of what was sought
 * @param more whether there are more than these
 */
record Matches(List<Integer> starts, int length, boolean more) {
    static final Matches NONE = new Matches(List.of(), 0, false);

    /** More than this nobody steps through. */
    static final int MOST = 10_000;

    Matches {
        starts = List.copyOf(starts);
    }

    static Matches of(String text, String sought) {
        if (sought.isEmpty()) {
            return NONE;
        }
        Matcher matcher = Pattern.compile(sought, Pattern.LITERAL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(text);
        List<Integer> starts = new ArrayList<>();
        while (matcher.find()) {
            if (starts.size() == MOST) {
                return new Matches(starts, sought.length(), true);
            }
            starts.add(matcher.start());
        }
        return new Matches(starts, sought.length(), false);
    }

    /** The position in the list of the first that begins at an offset or behind it; of the first of all if none does. */
    int nextFrom(int offset) {
        int found = insertionPoint(offset);
        return found == starts.size() ? 0 : found;
    }

    /** The position in the list of the last that begins before an offset; of the last of all if none does. */
    int lastBefore(int offset) {
        int found = insertionPoint(offset) - 1;
        return found < 0 ? starts.size() - 1 : found;
    }

    /** Those that touch a range. */
    List<Mark> within(int start, int end, String styleClass) {
        List<Mark> marks = new ArrayList<>();
        for (int i = insertionPoint(start - length + 1); i < starts.size() && starts.get(i) < end; i++) {
            marks.add(new Mark(starts.get(i), starts.get(i) + length, styleClass));
        }
        return marks;
    }

    private int insertionPoint(int offset) {
        int low = 0;
        int high = starts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts.get(middle) < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
