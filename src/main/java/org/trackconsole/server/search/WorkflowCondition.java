package org.trackconsole.server.search;

import java.util.Optional;

/** Conditions of workflows, such as {@code profile@id == "x"}; they are only checked here (contract §6.2). */
public final class WorkflowCondition {
    private WorkflowCondition() {}

    /** What keeps a text from being a condition, as one sentence; empty where nothing does. */
    public static Optional<String> fault(String text) {
        if (text.length() > SearchText.LONGEST) {
            return Optional.of("Unexpected length: a condition has at most " + SearchText.LONGEST + " characters.");
        }
        return FilterParser.parse(text, FilterParser.Dialect.CONDITION, 0)
                        instanceof ParsedFilter.Broken(int position, String wanted)
                ? Optional.of("Unexpected input at position " + position + ". Expected was " + wanted + ".")
                : Optional.empty();
    }
}
