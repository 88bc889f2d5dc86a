package org.trackconsole.model;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of what a search found.
 *
 * @param total how many there are in all, as the server counts
 * @param records whole records, newest first
 */
public record RecordPage(long total, List<ObjectNode> records) {
    public RecordPage {
        records = List.copyOf(records);
    }
}
