package org.trackconsole.service;

import java.util.List;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RecordQuestion;

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
     * @param filter what they pass, in the server's language
     * @param total how many there are in all, as the server counts
     * @param profiles the first of them
     */
    record Several(String filter, long total, List<Profile> profiles) implements FoundProfiles {
        public Several {
            profiles = List.copyOf(profiles);
        }

        /** Whether the server has more of them that it can be asked for. */
        public boolean more() {
            return profiles.size() < Math.min(total, RecordQuestion.WINDOW);
        }
    }

    /** Nobody. */
    record None() implements FoundProfiles {}

    /** The server did not answer as it should. */
    record Failed(Answer.Failure failure) implements FoundProfiles {}
}
