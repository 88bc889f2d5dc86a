package org.trackconsole.service;

import java.util.List;
import org.trackconsole.model.TrackServer;

/**
 * A server of the list as it can be used now.
 *
 * @param server with all headers whose values are at hand
 * @param missing the names of its secret headers whose values are not: they are left out of requests until somebody
 *     enters them again
 */
public record KnownServer(TrackServer server, List<String> missing) {
    public KnownServer {
        missing = List.copyOf(missing);
    }

    /** Whether every header is there. */
    public boolean complete() {
        return missing.isEmpty();
    }
}
