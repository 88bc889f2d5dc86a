package org.trackconsole.service;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.FieldCount;
import org.trackconsole.model.Profile;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked about people on a server. Every method blocks; any thread but the JavaFX one. */
public interface ProfileReading {
    /** Finds people by id, merged or hashed id, e-mail address, phone number, a filter, words, or a session's or event's id. */
    FoundProfiles find(TrackServer server, String text);

    /** The same people and the next page of them; a total that is no higher than their number where there are no more. */
    Reply<FoundProfiles.Several> more(TrackServer server, FoundProfiles.Several found);

    /** A profile as the server has it now; empty where there is none. */
    Reply<Optional<Profile>> read(TrackServer server, String id);

    /** How many events of each type a profile has, the most frequent type first. */
    Reply<List<FieldCount>> eventTypes(TrackServer server, Profile profile);

    /**
     * A page of a profile's events, newest first.
     *
     * @param place where the page before said to go on; null for the newest
     */
    Reply<TimelinePage> events(
            TrackServer server, Profile profile, TimelineFilter filter, TimelinePage.@Nullable Place place);

    /** The sessions that were read before and the next page of them. */
    Reply<SessionPage> sessions(TrackServer server, Profile profile, SessionPage before);

    /** A session as the server has it now; empty where there is none. */
    Reply<Optional<ObjectNode>> session(TrackServer server, String id);

    /** An event as the server has it now; empty where there is none. */
    Reply<Optional<StoredEvent>> event(TrackServer server, String id);
}
