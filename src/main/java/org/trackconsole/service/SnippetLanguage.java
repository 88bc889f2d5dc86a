package org.trackconsole.service;

import org.trackconsole.model.DataSet;

/** In what a snippet is written, and how a text is quoted there so that it can be nothing but a text. */
public enum SnippetLanguage {
    /** A page's own tracker, with visits and visitors taken care of. */
    JAVASCRIPT,
    /** A call from a shell. */
    CURL,
    /** A call from a page or from Node. */
    FETCH,
    /** A call with nothing but Python's own library. */
    PYTHON,
    /** A call with nothing but Java's own library; a source file that the launcher runs. */
    JAVA,
    /** A call with nothing but PHP's own functions. */
    PHP;

    private static final String WHOSE = "the id under which you know the visitor";

    /** A text as a literal of the language, with its quotes. */
    String literal(String text) {
        return switch (this) {
            case CURL -> inShell(text);
            case PHP -> inPhp(text);
            case JAVASCRIPT, FETCH, PYTHON, JAVA -> inC(text);
        };
    }

    /** The part of a payload that says who the visitor is, to be filled in; for sources that adopt profile ids. */
    String ownProfile() {
        return switch (this) {
            case JAVASCRIPT, CURL -> "";
            case FETCH -> "\n    profile: { id: \"\" }, // " + WHOSE;
            case PYTHON -> "\n    \"profile\": {\"id\": \"\"},  # " + WHOSE;
            case JAVA ->
                "\n                // " + WHOSE.replaceFirst("t", "T") + ":\n"
                        + "                + \"\\\"profile\\\":{\\\"id\\\":\\\"\\\"},\"";
            case PHP -> "\n    'profile' => ['id' => ''], // " + WHOSE;
        };
    }

    /** The header that says which data set is meant, in its place among the others; empty for what goes without saying. */
    String header(DataSet dataSet) {
        if (dataSet == DataSet.STAGING) {
            return "";
        }
        String name = DataSet.HEADER;
        String value = dataSet.wire();
        return switch (this) {
            case JAVASCRIPT -> ",\n      headers: { \"" + name + "\": \"" + value + "\" }";
            case CURL -> "  --header '" + name + ": " + value + "' \\\n";
            case FETCH, PYTHON -> ", \"" + name + "\": \"" + value + "\"";
            case JAVA -> "\n                .header(\"" + name + "\", \"" + value + "\")";
            case PHP -> "\\r\\n" + name + ": " + value;
        };
    }

    private static String inShell(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String inPhp(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** JavaScript, Python and Java agree on these escapes. */
    private static String inC(String text) {
        StringBuilder literal = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                literal.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
                literal.append("\\u%04x".formatted((int) c));
            } else {
                literal.append(c);
            }
        }
        return literal.append('"').toString();
    }
}
