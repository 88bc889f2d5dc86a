package org.trackconsole.service;

import java.util.List;

/** What came of saving a server. */
public sealed interface SavedServer {
    /**
     * It is saved.
     *
     * @param server as it is now
     * @param secretsLast whether the values of its secret headers will be there after a restart
     */
    record Saved(KnownServer server, boolean secretsLast) implements SavedServer {}

    /**
     * It is not, and nothing was changed.
     *
     * @param flaws what is wrong with the entry, at least one
     */
    record Flawed(List<ServerFlaw> flaws) implements SavedServer {
        public Flawed {
            flaws = List.copyOf(flaws);
        }
    }
}
