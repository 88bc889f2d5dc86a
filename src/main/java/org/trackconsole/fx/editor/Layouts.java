package org.trackconsole.fx.editor;

/** Two layouts of the same document. */
final class Layouts {
    private Layouts() {}

    /** The offset in another layout that is behind as many characters that are no blanks. */
    static int offsetAfter(String before, int offset, String after) {
        int solid = 0;
        for (int i = 0; i < offset; i++) {
            solid += isBlank(before.charAt(i)) ? 0 : 1;
        }
        int place = 0;
        while (place < after.length() && solid > 0) {
            solid -= isBlank(after.charAt(place)) ? 0 : 1;
            place++;
        }
        return place;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
