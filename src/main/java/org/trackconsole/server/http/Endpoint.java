package org.trackconsole.server.http;

/** What answers the requests of one route. Runs on the request's own virtual thread. */
@FunctionalInterface
interface Endpoint {
    Response answer(Request request);
}
