package org.trackconsole.service;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackServer;

/**
 * All that is needed to undo the removing of a server. Its text form never shows the password.
 *
 * @param entry with every header, the secret ones with their values where those were at hand
 * @param password that was kept for it, if any
 * @param chosen whether it was the chosen one
 */
public record RemovedServer(TrackServer entry, @Nullable String password, boolean chosen) {
    @Override
    public String toString() {
        return "RemovedServer[" + entry + ", password=" + (password == null ? null : Header.MASK) + "]";
    }
}
