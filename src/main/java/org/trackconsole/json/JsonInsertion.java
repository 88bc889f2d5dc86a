package org.trackconsole.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Writes new values into a document so that they look as if they had always stood there. */
final class JsonInsertion {
    private final String text;
    private final JsonStyle style;

    JsonInsertion(LocatedJson document) {
        this.text = document.text();
        this.style = JsonStyle.of(document);
    }

    /** Puts another value in the place of one. */
    List<TextEdit> replace(LocatedNode present, String json) {
        String written = written(json, present.parent(), present);
        TextEdit edit = new TextEdit(present.start(), present.end(), written);
        return present.isContainer() ? List.of(edit) : edit.trimmed(text);
    }

    /**
     * Adds a child to a container.
     *
     * @param index 0 to the number of children
     * @param key for an object; null for an array
     */
    TextEdit insert(LocatedNode container, int index, @Nullable String key, String json) {
        List<LocatedNode> children = container.children();
        String name = key == null ? "" : Json.compact(StringNode.valueOf(key));
        if (children.isEmpty()) {
            String filled = key == null ? "[" + json + "]" : "{" + name + ":" + json + "}";
            return new TextEdit(container.start(), container.end(), written(filled, container.parent(), container));
        }
        String gap = gapFor(container, index);
        String start = key == null ? "" : name + style.colon();
        LocatedJson value = LocatedJson.ofSound(json);
        JsonLayout layout = new JsonLayout(value, style);
        String indent = gap.substring(Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r')) + 1);
        String child = start
                + (isBroken(container)
                        ? layout.value(value.root(), indent, indent.length() + start.length())
                        : layout.line(value.root()));
        if (index == children.size()) {
            int end = children.getLast().end();
            return new TextEdit(end, end, "," + gap + child);
        }
        int next = children.get(index).keyStart();
        return new TextEdit(next, next, child + "," + gap);
    }

    /** The blanks between a comma and a child that is added at an index of a container that has children. */
    String gapFor(LocatedNode container, int index) {
        List<LocatedNode> children = container.children();
        if (!isBroken(container)) {
            return children.size() > 1 ? gapBefore(children.get(1)) : style.comma();
        }
        int nearest = Math.clamp(index, 0, children.size() - 1);
        for (int distance = 0; distance < children.size(); distance++) {
            for (int i : new int[] {nearest - distance, nearest + distance}) {
                if (i >= 0 && i < children.size() && JsonLayout.breaks(gapBefore(children.get(i)))) {
                    return gapBefore(children.get(i));
                }
            }
        }
        throw new IllegalStateException("A broken container has a line end");
    }

    /** The text of a value that takes the place of another. */
    private String written(String json, @Nullable LocatedNode container, LocatedNode replaced) {
        LocatedJson value = LocatedJson.ofSound(json);
        JsonLayout layout = new JsonLayout(value, style);
        if (container == null) {
            return layout.root(value.root());
        }
        int column = replaced.start() - JsonFault.lineStart(text, replaced.start());
        return isBroken(container)
                ? layout.value(value.root(), JsonLayout.indentAt(text, replaced.keyStart()), column)
                : layout.line(value.root());
    }

    /** Whether the children of a container stand on lines of their own. */
    private boolean isBroken(LocatedNode container) {
        return container.children().stream().anyMatch(child -> JsonLayout.breaks(gapBefore(child)));
    }

    private String gapBefore(LocatedNode child) {
        int end = child.keyStart();
        int start = end;
        while (start > 0 && " \t\r\n".indexOf(text.charAt(start - 1)) >= 0) {
            start--;
        }
        return text.substring(start, end);
    }
}
