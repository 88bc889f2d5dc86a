package org.trackconsole.server.check;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of a payload (contract §2.1).
 *
 * @param id the client's own, or null
 * @param type as stored: trimmed, lower case, blanks as hyphens
 * @param inserted the time it counts for in microseconds since 1970, or null for now
 * @param created when the client says it happened, or null
 * @param properties its own
 * @param context its own
 * @param options its own
 * @param tags free words
 */
public record PayloadEvent(
        @Nullable String id,
        String type,
        @Nullable Long inserted,
        @Nullable Long created,
        ObjectNode properties,
        ObjectNode context,
        ObjectNode options,
        List<String> tags) {

    /** Ends the visit of its session. */
    public static final String VISIT_ENDED = "visit-ended";

    public PayloadEvent {
        tags = List.copyOf(tags);
    }

    /** Whether it is to be kept; {@code options.save} may forbid it (contract §3.7). */
    public boolean isKept() {
        JsonNode save = options.path("save");
        return !save.isBoolean() || save.booleanValue();
    }

    /** A type as it is stored. */
    public static String normalised(String type) {
        return PythonText.strip(type).toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
