package org.trackconsole.server.enrich;

import org.jspecify.annotations.Nullable;

/**
 * Where an event shows a person to be, where that depends on how often they came (contract, appendix A).
 *
 * @param firstVisit on the first visit
 * @param laterVisits from the second on
 */
public record Journey(String firstVisit, String laterVisits) {
    static @Nullable Journey dependingOnVisit(EventDefinition definition) {
        return definition.state() == null || definition.laterState() == null
                ? null
                : new Journey(definition.state(), definition.laterState());
    }

    /** The state of a person who came so many times. */
    public String state(int visits) {
        return visits <= 1 ? firstVisit : laterVisits;
    }
}
