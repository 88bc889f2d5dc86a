package org.trackconsole.json;

import org.jspecify.annotations.Nullable;

/**
 * How a text is laid out, so that what is added looks like what is there.
 *
 * @param newline between lines
 * @param step one step of indentation
 * @param colon between key and value
 * @param comma the blank after a comma within a line
 * @param brace the blank inside the braces of an object in one line
 */
record JsonStyle(String newline, String step, String colon, String comma, String brace) {
    private static final int MOST_LOOKED_AT = 500;

    JsonStyle withNewline(String other) {
        return new JsonStyle(other, step, colon, comma, brace);
    }

    /** The first line end of a text, or LF where it has none. */
    static String newlineOf(String text) {
        int end = text.indexOf('\n');
        if (end < 0) {
            return text.indexOf('\r') < 0 ? "\n" : "\r";
        }
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The style of a document, from the first signs of each trait. */
    static JsonStyle of(LocatedJson document) {
        Search search = new Search(document.text());
        search.look(document.root());
        String colon = search.colon == null ? ": " : search.colon;
        boolean tight = colon.equals(":");
        String brace = search.brace == null ? (tight ? "" : " ") : search.brace;
        return new JsonStyle(
                newlineOf(document.text()), search.step == null ? "  " : search.step, colon, tight ? "" : " ", brace);
    }

    private static final class Search {
        private final String text;
        private int looked;
        private @Nullable String colon;
        private @Nullable String step;
        private @Nullable String brace;

        Search(String text) {
            this.text = text;
        }

        void look(LocatedNode node) {
            boolean known = colon != null && step != null && brace != null;
            if (known || ++looked > MOST_LOOKED_AT || node.children().isEmpty()) {
                return;
            }
            LocatedNode first = node.children().getFirst();
            String gap = text.substring(node.start() + 1, first.keyStart());
            if (JsonLayout.breaks(gap)) {
                String outer = JsonLayout.indentAt(text, node.keyStart());
                String inner = JsonLayout.indentAt(text, first.keyStart());
                if (step == null && inner.length() > outer.length() && inner.startsWith(outer)) {
                    step = inner.substring(outer.length());
                }
            } else if (brace == null && node.kind() == LocatedNode.Kind.OBJECT) {
                brace = gap;
            }
            if (colon == null && first.key() != null) {
                String between = text.substring(first.keyEnd(), first.start());
                colon = JsonLayout.breaks(between) ? ": " : between;
            }
            node.children().forEach(this::look);
        }
    }
}
