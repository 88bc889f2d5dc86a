package org.trackconsole.server.http;

/** What came of asking for a port. */
public sealed interface Listening {
    /** The server answers. */
    record Open(HttpFront front) implements Listening {}

    /** Another program has the port. */
    record Taken() implements Listening {}

    /** The system does not give the port to this program. */
    record Forbidden() implements Listening {}
}
