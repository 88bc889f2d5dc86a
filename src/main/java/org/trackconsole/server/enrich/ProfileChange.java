package org.trackconsole.server.enrich;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A change of a profile field. Its value fits the field; JSON null empties it. */
public sealed interface ProfileChange {
    /** The field it is about. */
    FieldPath path();

    /** The field gets the value. */
    record Put(FieldPath path, JsonNode value) implements ProfileChange {}

    /** The field gets the value where it has none. */
    record PutIfEmpty(FieldPath path, JsonNode value) implements ProfileChange {}

    /** The list gets those of the values that it has not. */
    record Append(FieldPath path, List<JsonNode> values) implements ProfileChange {
        public Append {
            values = List.copyOf(values);
        }
    }

    /** The number grows by the amount; what is no number counts as 0. */
    record Add(FieldPath path, double amount) implements ProfileChange {}

    /** The field gets one number divided by another, or 0 where that is 0; only after something else changed. */
    record Divide(FieldPath path, FieldPath dividend, FieldPath divisor) implements ProfileChange {}
}
