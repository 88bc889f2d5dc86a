package org.trackconsole.server.http;

/** Who may use a route. */
enum Access {
    /** Everybody. */
    OPEN,
    /** Whoever shows a good token. */
    SIGNED_IN
}
