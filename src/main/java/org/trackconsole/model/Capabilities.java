package org.trackconsole.model;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a server can do and what it cannot; of anything in neither set nobody knows. Iterates in the order of
 * {@link Capability}.
 *
 * @param basis how this is known
 * @param can what it does
 * @param cannot what it does not; shares nothing with {@code can}
 */
public record Capabilities(Basis basis, Set<Capability> can, Set<Capability> cannot) {
    /** Nothing is known. */
    public static final Capabilities UNKNOWN = new Capabilities(Basis.UNKNOWN, Set.of(), Set.of());

    public Capabilities {
        can = ordered(can);
        cannot = ordered(cannot);
        if (!Collections.disjoint(can, cannot)) {
            throw new IllegalArgumentException("A server cannot both have and lack something: " + can + cannot);
        }
    }

    /** How something is known of a line of servers. */
    public enum Basis {
        /** From what a running server of this version answered. */
        MEASURED,
        /** From the source of this version, which was never run. */
        READ,
        /** From the documentation only. */
        DOCUMENTED,
        /** Not at all. */
        UNKNOWN
    }

    private static Set<Capability> ordered(Set<Capability> some) {
        return some.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(some));
    }
}
