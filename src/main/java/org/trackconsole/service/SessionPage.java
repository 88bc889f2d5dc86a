package org.trackconsole.service;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.RecordPage;
import tools.jackson.databind.node.ObjectNode;

/**
 * The sessions of a profile that were read by now, in the order of the server: it goes by times that are wrong on 0.8.2 and
 * 0.9 (contract §3.2).
 *
 * @param total how many there are, as the server counts
 * @param sessions whole records, each once
 * @param next where to go on; null at the end
 */
public record SessionPage(
        long total, List<ObjectNode> sessions, @Nullable PagePlace next) {
    /** So many are asked for at once. */
    static final int SIZE = 50;

    public SessionPage {
        sessions = List.copyOf(sessions);
    }

    /** Where the first page begins. */
    public static SessionPage nothingYet() {
        return new SessionPage(-1, List.of(), PagePlace.ALL);
    }

    SessionPage with(RecordPage page) {
        Set<ObjectNode> all = new LinkedHashSet<>(sessions);
        all.addAll(page.records());
        PagePlace at = Optional.ofNullable(next).orElse(PagePlace.ALL);
        return new SessionPage(total < 0 ? page.total() : total, List.copyOf(all), at.next(page, SIZE));
    }
}
