package org.trackconsole.model;

import java.util.List;

/**
 * One item of a 422 answer's {@code detail} (contract §2.3): where in the payload, and what is wrong there.
 *
 * @param path names and zero-based indexes from the payload's root, without the leading {@code body}
 * @param message the server's words
 * @param type the server's code, such as {@code missing} or {@code string_type}
 */
public record Complaint(List<String> path, String message, String type) {
    public Complaint {
        path = List.copyOf(path);
    }

    /** The place as people write it: {@code events[0].type}. */
    public String place() {
        StringBuilder text = new StringBuilder();
        for (String step : path) {
            if (step.chars().allMatch(Character::isDigit) && !step.isEmpty()) {
                text.append('[').append(step).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }
}
