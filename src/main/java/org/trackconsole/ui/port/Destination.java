package org.trackconsole.ui.port;

import org.jspecify.annotations.Nullable;
import org.trackconsole.service.Remedy;

/** Where to go, and what to do there. */
public sealed interface Destination {
    /** The screen that takes it. */
    Place place();

    /** Just the screen, as it was left. */
    record Screen(Place place) implements Destination {}

    /**
     * Puts a payload into Compose in place of the draft, which undo brings back.
     *
     * @param text the payload's text, to the letter
     * @param visitorId whose payload it is, of the chosen server; null for nobody's, and then the visitor stays
     */
    record Load(String text, @Nullable String visitorId) implements Destination {
        /** Nobody's payload. */
        public Load(String text) {
            this(text, null);
        }

        @Override
        public Place place() {
            return Place.COMPOSE;
        }
    }

    /**
     * Opens the form of a new source with this id filled in.
     *
     * @param id the id, or empty for a fresh uuid
     */
    record NewSource(String id) implements Destination {
        @Override
        public Place place() {
            return Place.SOURCES;
        }
    }

    /**
     * Selects a source in the list.
     *
     * @param id its id
     */
    record ShowSource(String id) implements Destination {
        @Override
        public Place place() {
            return Place.SOURCES;
        }
    }

    /**
     * Selects a server in the list.
     *
     * @param id the console's id of it
     * @param remedy what to do with it, of those that are about a server
     */
    record ShowServer(String id, Remedy remedy) implements Destination {
        @Override
        public Place place() {
            return Place.SERVERS;
        }
    }

    /**
     * Opens a call in the history.
     *
     * @param callId its id
     */
    record ShowCall(String callId) implements Destination {
        @Override
        public Place place() {
            return Place.HISTORY;
        }
    }

    /**
     * Looks a person up.
     *
     * @param id of the profile, on the chosen server
     * @param from where the way back leads; null for nowhere
     */
    record ShowProfile(String id, @Nullable Place from) implements Destination {
        /** Without a way back. */
        public ShowProfile(String id) {
            this(id, null);
        }

        @Override
        public Place place() {
            return Place.PROFILES;
        }
    }
}
