package org.trackconsole.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trackconsole.model.TrackPayload;

/** The parts of a payload that servers take without a word and do not read (contract §2.1). */
final class IgnoredParts {
    private static final Set<String> READ =
            Set.of("source", "session", "profile", "context", "properties", "request", "events", "options", "debug");

    private IgnoredParts() {}

    /** As people write them, in the order of the payload. */
    static List<String> of(TrackPayload payload) {
        List<String> ignored = new ArrayList<>();
        for (String name : payload.document().propertyNames()) {
            if (!READ.contains(name)) {
                ignored.add(name);
            }
        }
        // The spelling of the documentation; servers know saveEvents only.
        if (payload.document().path("options").has("saveEvent")) {
            ignored.add("options.saveEvent");
        }
        return ignored;
    }
}
