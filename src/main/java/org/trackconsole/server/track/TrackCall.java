package org.trackconsole.server.track;

import org.trackconsole.server.check.Payload;
import org.trackconsole.server.check.SourceDefinition;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call to {@code /track} that passed every check.
 *
 * @param payload with at least one event
 * @param source enabled and of the right type
 * @param profileLess whether nobody is to be identified
 * @param keepsProfileId whether a profile id that nobody has yet is taken for a new profile, and counts before that of
 *     the session
 * @param request what is kept of the HTTP request with every event
 * @param address the client's IP address
 * @param now when it came, in microseconds since 1970
 */
public record TrackCall(
        Payload payload,
        SourceDefinition source,
        boolean profileLess,
        boolean keepsProfileId,
        ObjectNode request,
        String address,
        long now) {}
