package org.trackconsole.server.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event with what it tells.
 *
 * @param parts JSON: what is kept of it, apart from a journey that depends on the visit
 * @param journey that journey, or null where it does not depend
 * @param changes what it does to the profile
 * @param faults values that the profile cannot hold; with any of them, nothing of the call may be kept
 */
public record EnrichedEvent(
        String parts, @Nullable Journey journey, List<ProfileChange> changes, List<FieldFault> faults) {
    public EnrichedEvent {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }
}
