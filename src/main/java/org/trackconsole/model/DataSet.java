package org.trackconsole.model;

import java.util.Locale;

/**
 * Which of a server's two sets of sources, people and events is worked on (contract §5, {@code x-context}). One knows
 * nothing of the other. This is not the {@link Environment}: each server has both sets, whatever it is there for.
 */
public enum DataSet {
    /** What a server uses where nothing is said. */
    STAGING,
    PRODUCTION;

    /** The header that says which. */
    public static final String HEADER = "x-context";

    /** The value of {@link #HEADER}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What people and sources of this data set are known under: each of a server's two has its own, and knows nothing of
     * those of the other.
     */
    public String worldOf(String serverId) {
        return this == STAGING ? serverId : serverId + "/" + wire();
    }

    /** The other one. */
    public DataSet other() {
        return this == STAGING ? PRODUCTION : STAGING;
    }
}
