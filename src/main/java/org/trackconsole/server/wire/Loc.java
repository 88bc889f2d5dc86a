package org.trackconsole.server.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * A place in a request, as the {@code loc} of a {@code detail} item names it: {@code ["body","events",0,"type"]}.
 * Immutable; longer places share their beginning.
 */
public final class Loc {
    private final @Nullable Loc parent;
    private final @Nullable String name;
    private final int index;

    private Loc(@Nullable Loc parent, @Nullable String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /** The body as a whole. */
    public static Loc body() {
        return new Loc(null, "body", 0);
    }

    /** A parameter of the query. */
    public static Loc query(String parameter) {
        return new Loc(null, "query", 0).field(parameter);
    }

    /** A part of the path. */
    public static Loc path(String part) {
        return new Loc(null, "path", 0).field(part);
    }

    /** A named part of this place. */
    public Loc field(String field) {
        return new Loc(this, field, 0);
    }

    /** A numbered part of this place: an index from zero, or a position in a text. */
    public Loc index(int number) {
        return new Loc(this, null, number);
    }

    /** The place as the wire has it. */
    public ArrayNode toJson() {
        ArrayNode steps = parent == null ? WireJson.array() : parent.toJson();
        return name == null ? steps.add(index) : steps.add(name);
    }
}
