package org.trackconsole.json;

/** Writes values of a document in a style, keys and scalars to the letter. */
final class JsonLayout {
    private static final int WIDEST_VALUE = 60;
    private static final int WIDEST_LINE = 80;

    private final LocatedJson document;
    private final JsonStyle style;

    JsonLayout(LocatedJson document, JsonStyle style) {
        this.document = document;
        this.style = style;
    }

    /** A root over several lines, unless it is empty. */
    String root(LocatedNode node) {
        StringBuilder out = new StringBuilder();
        if (node.children().isEmpty()) {
            writeLine(node, out);
        } else {
            writeLines(node, "", out);
        }
        return out.toString();
    }

    /**
     * A value over several lines, unless it is short and flat.
     *
     * @param indent of the line that the value begins in
     * @param column of its first character in that line, from 0
     */
    String value(LocatedNode node, String indent, int column) {
        StringBuilder out = new StringBuilder();
        write(node, indent, column, out);
        return out.toString();
    }

    /** A value in one line, however long. */
    String line(LocatedNode node) {
        StringBuilder out = new StringBuilder();
        writeLine(node, out);
        return out.toString();
    }

    private void write(LocatedNode node, String indent, int column, StringBuilder out) {
        int width = flatWidth(node, WIDEST_VALUE);
        if (node.children().isEmpty() || (width <= WIDEST_VALUE && column + width <= WIDEST_LINE)) {
            writeLine(node, out);
        } else {
            writeLines(node, indent, out);
        }
    }

    private void writeLines(LocatedNode node, String indent, StringBuilder out) {
        boolean object = node.kind() == LocatedNode.Kind.OBJECT;
        out.append(object ? '{' : '[');
        String inner = indent + style.step();
        for (LocatedNode child : node.children()) {
            out.append(child.index() == 0 ? "" : ",").append(style.newline()).append(inner);
            int lineStart = out.length() - inner.length();
            writeKey(child, out);
            write(child, inner, out.length() - lineStart, out);
        }
        out.append(style.newline()).append(indent).append(object ? '}' : ']');
    }

    private void writeLine(LocatedNode node, StringBuilder out) {
        if (!node.isContainer()) {
            out.append(document.text(), node.start(), node.end());
            return;
        }
        boolean object = node.kind() == LocatedNode.Kind.OBJECT;
        String blank = object && !node.children().isEmpty() ? style.brace() : "";
        out.append(object ? '{' : '[').append(blank);
        for (LocatedNode child : node.children()) {
            if (child.index() > 0) {
                out.append(',').append(style.comma());
            }
            writeKey(child, out);
            writeLine(child, out);
        }
        out.append(blank).append(object ? '}' : ']');
    }

    private void writeKey(LocatedNode child, StringBuilder out) {
        if (child.key() != null) {
            out.append(document.text(), child.keyStart(), child.keyEnd()).append(style.colon());
        }
    }

    /** The width in one line, or more than the room if it is wider or not flat enough for one line. */
    private int flatWidth(LocatedNode node, int room) {
        if (!node.isContainer()) {
            return node.end() - node.start();
        }
        int size = node.children().size();
        boolean object = node.kind() == LocatedNode.Kind.OBJECT;
        int width = object && size > 0 ? 2 + 2 * style.brace().length() : 2;
        for (LocatedNode child : node.children()) {
            boolean flat = !child.isContainer() || child.children().isEmpty() || (object && size == 1);
            if (!flat || width > room) {
                return room + 1;
            }
            width += child.index() == 0 ? 0 : 1 + style.comma().length();
            width += child.key() == null
                    ? 0
                    : child.keyEnd() - child.keyStart() + style.colon().length();
            width += flatWidth(child, room - width);
        }
        return width > room ? room + 1 : width;
    }

    /** Whether a text holds a line end. */
    static boolean breaks(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
    }

    /** The blanks that the line of an offset begins with, no further than the offset. */
    static String indentAt(String text, int offset) {
        int start = JsonFault.lineStart(text, offset);
        int end = start;
        while (end < offset && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }
}
