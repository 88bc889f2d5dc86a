package org.trackconsole.server.search;

import java.util.List;

/**
 * How often values occur.
 *
 * @param counts the most frequent values, the most frequent first
 * @param others how many records have another value
 */
public record Tally(List<Count> counts, long others) {
    /** How often one value occurs. */
    public record Count(String name, long number) {}

    public Tally {
        counts = List.copyOf(counts);
    }
}
