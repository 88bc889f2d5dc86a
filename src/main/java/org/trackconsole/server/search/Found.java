package org.trackconsole.server.search;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a search found.
 *
 * @param total how many records fit
 * @param records those of the page, the newest first
 * @param isWhole false where time ran out; then the total counts only what was certain
 */
public record Found(long total, List<ObjectNode> records, boolean isWhole) {
    /** Nothing fits. */
    static final Found NOTHING = new Found(0, List.of(), true);

    public Found {
        records = List.copyOf(records);
    }
}
