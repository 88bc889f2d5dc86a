package org.trackconsole.server.storage;

import java.util.ArrayList;
import java.util.List;

/**
 * A condition on rows, to stand in a WHERE. The row's table goes by the name {@code r}.
 *
 * @param sql made of constants and question marks only, never of anything a client sent
 * @param parameters for the question marks, in their order
 */
public record Condition(String sql, List<Object> parameters) {
    public Condition {
        parameters = List.copyOf(parameters);
    }

    /** Both hold. */
    public Condition and(Condition other) {
        List<Object> both = new ArrayList<>(parameters);
        both.addAll(other.parameters());
        return new Condition("(" + sql + ") AND (" + other.sql() + ")", both);
    }

    /** It was inserted within a time: from the first microsecond on, before the second. */
    public static Condition inserted(long from, long before) {
        return new Condition("r.inserted >= ? AND r.inserted < ?", List.of(from, before));
    }
}
