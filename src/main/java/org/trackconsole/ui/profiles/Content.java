package org.trackconsole.ui.profiles;

import org.trackconsole.model.Profile;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.FoundProfiles;

/** What the screen shows. */
sealed interface Content {
    /** Nothing was searched for yet. */
    record Start() implements Content {}

    record Searching() implements Content {}

    /** Nobody was found by this text. */
    record Nobody(String text) implements Content {}

    record Several(FoundProfiles.Several found) implements Content {}

    /** The server did not answer as it should. */
    record Trouble(Explanation why) implements Content {}

    /** One person. */
    record Person(Profile profile, FoundProfiles.By by) implements Content {}
}
