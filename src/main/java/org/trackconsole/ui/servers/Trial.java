package org.trackconsole.ui.servers;

import org.trackconsole.model.ServerInfo;
import org.trackconsole.service.Explanation;

/** How far the connection test of the shown server is. */
sealed interface Trial {
    /** None was made since the server is shown. */
    record None() implements Trial {}

    /** It is under way. */
    record Running() implements Trial {}

    /** The server answered. */
    record Up(ServerInfo info) implements Trial {}

    /** It did not, or not as a tracking server. */
    record Down(Explanation why) implements Trial {}
}
