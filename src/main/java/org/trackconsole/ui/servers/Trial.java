package org.trackconsole.ui.servers;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.service.Explanation;

/** How far the connection test of the shown server is. */
sealed interface Trial {
    /** None was made since the server is shown. */
    record None() implements Trial {}

    /** It is under way. */
    record Running() implements Trial {}

    /**
     * The server answered.
     *
     * @param user who could sign in; null where nobody was to
     */
    record Up(ServerInfo info, @Nullable String user) implements Trial {}

    /** It did not, or not as a tracking server. */
    record Down(Explanation why) implements Trial {}
}
