package org.trackconsole.ui.sources;

import org.trackconsole.service.Explanation;

/** How far the list of the chosen server has come. */
sealed interface Listing {
    /** The server is being asked for the first time since it was chosen. */
    record Loading() implements Listing {}

    /** It has answered. */
    record Listed() implements Listing {}

    /**
     * It has not.
     *
     * @param why in plain language
     */
    record Failed(Explanation why) implements Listing {}
}
