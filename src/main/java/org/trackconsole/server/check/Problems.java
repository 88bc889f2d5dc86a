package org.trackconsole.server.check;

import java.util.ArrayList;
import java.util.List;
import org.trackconsole.server.wire.Loc;
import org.trackconsole.server.wire.Problem;
import tools.jackson.databind.JsonNode;

/**
 * The problems found so far in one body. It holds at most {@link #MOST}: a body of a million wrong events must not
 * become an answer of a million items.
 */
final class Problems {
    static final int MOST = 1_000;

    private final List<Problem> found = new ArrayList<>();

    void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        }
    }

    void missing(Loc loc, JsonNode input) {
        add(Problem.missing(loc, input));
    }

    void text(Loc loc, JsonNode input) {
        add(Problem.of("string_type", loc, "Input should be a valid string", input));
    }

    void object(Loc loc, JsonNode input) {
        add(Problem.of("dict_type", loc, "Input should be a valid dictionary", input));
    }

    void list(Loc loc, JsonNode input) {
        add(Problem.of("list_type", loc, "Input should be a valid list", input));
    }

    boolean areFull() {
        return found.size() >= MOST;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(found);
    }
}
