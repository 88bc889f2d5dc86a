package org.trackconsole.model;

import org.jspecify.annotations.Nullable;

/**
 * A place at which two records differ.
 *
 * @param path as people write it: {@code properties.price}
 * @param before the value in the first in JSON, shortened, personal ones masked; null where it has none
 * @param after the value in the second, likewise
 * @param system whether it is the server's own bookkeeping, which is shown on request only
 */
public record Difference(
        String path, @Nullable String before, @Nullable String after, boolean system) {}
