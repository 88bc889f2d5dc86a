package org.trackconsole.json;

import tools.jackson.databind.JsonNode;

/** JSON that may stand inside a {@code <script>} of a page. Stateless, any thread. */
public final class ScriptJson {
    private ScriptJson() {}

    /**
     * The tree in one line, as JavaScript and JSON alike. No text in it can end the script or begin a comment or an
     * entity: what HTML could read is written as an escape, and so are the two line ends that old JavaScript takes for
     * the end of a string.
     */
    public static String of(JsonNode node) {
        return Json.compact(node)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}
