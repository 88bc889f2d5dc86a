package org.trackconsole.service;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.TrackServer;

/** Where the password of a server's user comes from. May block. */
@FunctionalInterface
public interface Passwords {
    /** What signs a person in on a server; null where nobody has to, or where no password is known. */
    @Nullable
    Credentials of(TrackServer server);
}
