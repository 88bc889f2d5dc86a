package org.trackconsole.model;

import java.time.Instant;

/**
 * An entry of the log of personal values.
 *
 * @param kind what was done
 * @param at when
 */
public record Disclosure(Kind kind, Instant at) {
    /** How personal values left their mask. Stored by name. */
    public enum Kind {
        /** They were shown on the screen. */
        SHOWN,
        /** An event was taken to Compose with them. */
        COMPOSED,
        /** They were written to a file. */
        EXPORTED,
        /** They were deleted on the server. */
        DELETED
    }
}
