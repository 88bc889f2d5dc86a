package org.trackconsole.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A search through one kind of records (contract §6.2), newest first.
 *
 * @param where in the server's filter language; empty for all. A text that is no filter is searched for as words
 * @param until the latest time of a record, to the second; null for now, by the server's clock
 * @param start how many of the newest to leave out; together with {@code limit} at most {@value #WINDOW}
 * @param limit the most records to answer, at least 1
 */
public record RecordQuestion(String where, @Nullable Instant until, int start, int limit) {
    /** Servers answer nothing that lies deeper. */
    public static final int WINDOW = 10_000;
}
