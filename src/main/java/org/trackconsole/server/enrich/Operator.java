package org.trackconsole.server.enrich;

/** How a value goes into a field of the profile (contract §3.5). */
public enum Operator {
    /** The field gets the value. */
    EQUALS,
    /** The field gets the value where it has none. */
    EQUALS_IF_NOT_EXISTS,
    /** The list gets the value, or each item of it, once. */
    APPEND,
    /** The number grows by a fixed amount. */
    INCREMENT,
    /** The number falls by a fixed amount. */
    DECREMENT,
    /** The number grows by the value. */
    ADD,
    /** The field is emptied. */
    DELETE;

    /** The operator of its name in a definition. */
    static Operator of(String name) {
        return switch (name) {
            case "equal", "equals" -> EQUALS;
            case "equals_if_not_exists" -> EQUALS_IF_NOT_EXISTS;
            case "append" -> APPEND;
            case "increment" -> INCREMENT;
            case "decrement" -> DECREMENT;
            case "+" -> ADD;
            case "delete" -> DELETE;
            default -> throw new IllegalArgumentException("No operator " + name);
        };
    }
}
