package org.trackconsole.service;

import java.util.List;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Profile;

/** What a search for people brought. */
public sealed interface FoundProfiles {
    /** How a single profile was found. */
    enum By {
        /** By the id under which it is kept. */
        ID,
        /** By the id of a profile that was merged into it, or by one made out of an e-mail address and the like. */
        FURTHER_ID,
        SEARCH,
        /** By the id of one of its sessions. */
        SESSION,
        /** By the id of one of its events. */
        EVENT
    }

    /** Exactly one. */
    record One(Profile profile, By by) implements FoundProfiles {}

    /**
     * More than one.
     *
     * @param total how many there are in all, as the server counts
     * @param profiles the first of them
     */
    record Several(long total, List<Profile> profiles) implements FoundProfiles {
        public Several {
            profiles = List.copyOf(profiles);
        }
    }

    /** Nobody. */
    record None() implements FoundProfiles {}

    /** The server did not answer as it should. */
    record Failed(Answer.Failure failure) implements FoundProfiles {}
}
