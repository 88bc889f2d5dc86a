package org.trackconsole.service;

import java.util.List;
import org.trackconsole.model.TrackServer;

/** What the rules make of a server as entered. */
public sealed interface CheckedServer {
    /** It is right, and tidy now. */
    record Right(TrackServer server) implements CheckedServer {}

    /** It is not; nothing was changed. */
    record Wrong(List<ServerFlaw> flaws) implements CheckedServer {
        public Wrong {
            flaws = List.copyOf(flaws);
        }
    }
}
