package org.trackconsole.model;

import java.time.Duration;

/**
 * Where the time of a call went. The three parts follow each other; a call that failed early has zero in the later ones.
 *
 * @param connect until the connection, with its TLS, was ready to take the request; about zero on a kept one
 * @param waiting from then until the answer's headers were there
 * @param reading from then until its last byte
 */
public record Timing(Duration connect, Duration waiting, Duration reading) {
    /** Nothing was spent. */
    public static final Timing NONE = new Timing(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** All of it. */
    public Duration total() {
        return connect.plus(waiting).plus(reading);
    }
}
