package org.trackconsole.json;

/**
 * Lays a document out anew and leaves every key, string and number spelled as it is. Objects and arrays that are short
 * and flat stay on one line; the root never does, unless it is empty. What is laid out already stays as it is.
 */
public final class JsonFormat {
    private static final JsonStyle HOUSE = new JsonStyle("\n", "  ", ": ", " ", " ");

    private JsonFormat() {}

    /** The document's text laid out, with the line ends of the document and none after its end. */
    public static String format(LocatedJson document) {
        JsonStyle style = HOUSE.withNewline(JsonStyle.newlineOf(document.text()));
        return new JsonLayout(document, style).root(document.root());
    }
}
