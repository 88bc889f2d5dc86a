package org.trackconsole.server.http;

import java.time.InstantSource;
import org.trackconsole.server.record.Records;
import org.trackconsole.server.search.Search;
import org.trackconsole.server.wire.Times;

/** The searches of each kind of record, and the time they count from. */
final class Searches {
    private final Search profiles;
    private final Search sessions;
    private final Search events;
    private final Search noted;
    private final InstantSource clock;

    Searches(Records records, InstantSource clock) {
        this.profiles = new Search(Search.Kind.PROFILE, records);
        this.sessions = new Search(Search.Kind.SESSION, records);
        this.events = new Search(Search.Kind.EVENT, records);
        this.noted = new Search(Search.Kind.LOG, records);
        this.clock = clock;
    }

    Search profiles() {
        return profiles;
    }

    Search sessions() {
        return sessions;
    }

    Search events() {
        return events;
    }

    /** What the server noted about calls. */
    Search noted() {
        return noted;
    }

    /** Microseconds since 1970. */
    long now() {
        return Times.micros(clock.instant());
    }
}
