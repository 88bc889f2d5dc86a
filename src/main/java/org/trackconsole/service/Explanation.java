package org.trackconsole.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An outcome in plain language.
 *
 * @param title what happened, in a few words without a full stop
 * @param cause why, in a sentence or two
 * @param fix what to do, in a sentence or two
 * @param points one sentence for each complaint of a refused payload, in the same order; empty otherwise
 * @param remedy what the console can do about it; null where it can do nothing
 */
public record Explanation(
        String title,
        String cause,
        String fix,
        List<String> points,
        @Nullable Remedy remedy) {
    public Explanation {
        points = List.copyOf(points);
    }
}
