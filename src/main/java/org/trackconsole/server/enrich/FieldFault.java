package org.trackconsole.server.enrich;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A value that a profile field cannot hold.
 *
 * @param path of the field, dotted
 * @param type the machine-readable kind, such as {@code string_type}
 * @param message what is wanted, in the words of real servers
 * @param given the kind of value that came, in their words
 */
public record FieldFault(String path, String type, String message, String given) {
    private static final int MOST_NAMED = 1_000;

    static FieldFault of(String path, String type, String message, JsonNode value) {
        return new FieldFault(path, type, message, kind(value));
    }

    private static String kind(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "str";
            case NUMBER -> value.isIntegralNumber() ? "int" : "float";
            case BOOLEAN -> "bool";
            case ARRAY -> "list";
            case OBJECT -> "dict";
            default -> "NoneType";
        };
    }

    /**
     * The {@code detail} of the answer to a call with such values (contract §2.3). The values themselves are not told,
     * and no more than the first thousand fields are named.
     */
    public static String detail(List<FieldFault> faults) {
        return faults.stream()
                .limit(MOST_NAMED)
                .map(fault -> "\n" + fault.path + "\n  " + fault.message + " [type=" + fault.type + ", input_type="
                        + fault.given + "]")
                .collect(Collectors.joining(
                        "",
                        faults.size() + " validation error" + (faults.size() == 1 ? "" : "s") + " for Profile",
                        ""));
    }
}
