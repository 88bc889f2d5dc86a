package org.trackconsole.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * A value of a {@link LocatedJson} and where it stands in the text. Starts are inclusive, ends exclusive. Does not
 * change once the document is read.
 */
public final class LocatedNode {
    /** The JSON type of a value. */
    public enum Kind {
        OBJECT,
        ARRAY,
        STRING,
        NUMBER,
        BOOLEAN,
        NULL
    }

    private final Kind kind;
    private final @Nullable LocatedNode parent;
    private final @Nullable String key;
    private final int index;
    private final int keyStart;
    private final int keyEnd;
    private final int start;
    private final List<LocatedNode> children;
    private int end;

    /** A value of which only the start is known; {@link #close} tells the rest. */
    LocatedNode(Kind kind, @Nullable LocatedNode parent, @Nullable String key, int keyStart, int keyEnd, int start) {
        this.kind = kind;
        this.parent = parent;
        this.key = key;
        this.index = parent == null ? 0 : parent.children.size();
        this.keyStart = keyStart;
        this.keyEnd = keyEnd;
        this.start = start;
        this.end = start;
        this.children = kind == Kind.OBJECT || kind == Kind.ARRAY ? new ArrayList<>(2) : List.of();
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void close(int atEnd) {
        end = atEnd;
    }

    /** Its JSON type. */
    public Kind kind() {
        return kind;
    }

    /** Whether it is an object or array. */
    public boolean isContainer() {
        return kind == Kind.OBJECT || kind == Kind.ARRAY;
    }

    /** The object or array it is in; null for the root. */
    public @Nullable LocatedNode parent() {
        return parent;
    }

    /** Its key, escapes resolved; null in an array and for the root. */
    public @Nullable String key() {
        return key;
    }

    /** Its position among its parent's children, from 0. */
    public int index() {
        return index;
    }

    /** Where its key begins, quote included; where the value begins if it has no key. */
    public int keyStart() {
        return key == null ? start : keyStart;
    }

    /** Where its key ends, quote included; where the value begins if it has no key. */
    public int keyEnd() {
        return key == null ? start : keyEnd;
    }

    /** Where the value begins. */
    public int start() {
        return start;
    }

    /** Where the value ends. */
    public int end() {
        return end;
    }

    /** Members of an object or elements of an array, in the order of the text; empty for a scalar. */
    public List<LocatedNode> children() {
        return Collections.unmodifiableList(children);
    }

    /** The value of that key, or null if this is no object or has no such key. */
    public @Nullable LocatedNode member(String name) {
        if (kind == Kind.OBJECT) {
            for (LocatedNode child : children) {
                if (name.equals(child.key)) {
                    return child;
                }
            }
        }
        return null;
    }

    /** The element at that position, or null if this is no array or too short. */
    public @Nullable LocatedNode element(int position) {
        boolean there = kind == Kind.ARRAY && position >= 0 && position < children.size();
        return there ? children.get(position) : null;
    }

    /** The way from the root to this value. */
    public JsonPointer pointer() {
        if (parent == null) {
            return JsonPointer.empty();
        }
        return key == null
                ? parent.pointer().appendIndex(index)
                : parent.pointer().appendProperty(key);
    }

    /** The innermost value whose key or value an offset touches; this one where no child does. */
    LocatedNode innermostAt(int offset) {
        LocatedNode node = this;
        while (true) {
            LocatedNode child = node.childAt(offset);
            if (child == null) {
                return node;
            }
            node = child;
        }
    }

    private @Nullable LocatedNode childAt(int offset) {
        int low = 0;
        int high = children.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            LocatedNode child = children.get(middle);
            if (offset < child.keyStart()) {
                high = middle - 1;
            } else if (offset > child.end) {
                low = middle + 1;
            } else {
                return child;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return pointer() + " " + kind + " [" + start + ", " + end + ")";
    }
}
