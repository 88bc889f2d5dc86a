package org.trackconsole.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a call in the store of its server (contract §3.8): a 200 alone proves nothing (§12.16).
 *
 * @param state how far it has come
 * @param begunAt when looking began
 * @param version of the server, as it says; null where it is not known
 * @param steps in their order
 * @param events one for each event sent, in the order of the payload
 * @param profile null while it was not read, and where there is none
 * @param systemEvents types of the events that the server added by itself
 * @param ignored parts of the payload that servers do not read, as people write them
 * @param obstacle what kept from looking, or keeps from it now; null where nothing does
 */
public record Proof(
        State state,
        Instant begunAt,
        @Nullable String version,
        List<Step> steps,
        List<EventProof> events,
        @Nullable ProfileProof profile,
        List<String> systemEvents,
        List<String> ignored,
        @Nullable Obstacle obstacle) {
    public Proof {
        steps = List.copyOf(steps);
        events = List.copyOf(events);
        systemEvents = List.copyOf(systemEvents);
        ignored = List.copyOf(ignored);
    }

    /** How far it can come. */
    public enum State {
        /** It is under way, or ended with the program. */
        UNFINISHED,
        /** Every event is in the store. */
        PROVEN,
        /** An event is not in the store. */
        LOST,
        /** Nobody could look. */
        UNREADABLE,
        /** Somebody stopped it. */
        STOPPED,
        /** The payload had no events. */
        NOTHING
    }

    /** The steps of a call. */
    public enum Kind {
        /** Profile, session and events were read before sending. */
        BEFORE,
        ACCEPTED,
        EVENTS,
        SESSION,
        PROFILE
    }

    /** What there is to say of a step. */
    public enum Status {
        WAITING,
        DONE,
        /** It is there, as it was before. */
        UNCHANGED,
        /** It is there; whether the call changed it is not known. */
        THERE,
        MISSING,
        /** There is none, as the answer said. */
        NONE,
        UNKNOWN
    }

    /**
     * A step.
     *
     * @param millis how long it took for BEFORE and ACCEPTED; from the answer until it was seen, or until looking ended,
     *     for the others; {@value #UNMEASURED} where looking began long after the answer
     */
    public record Step(Kind kind, Status status, long millis) {
        /** In place of a time. */
        public static final long UNMEASURED = -1;
    }

    /**
     * What kept from looking.
     *
     * @param says in plain language, without a full stop
     * @param signIn whether signing in would help
     */
    public record Obstacle(String says, boolean signIn) {}

    /** A step by its kind. */
    public Optional<Step> step(Kind kind) {
        return steps.stream().filter(step -> step.kind() == kind).findFirst();
    }

    /** How many events have this fate. */
    public long count(EventProof.Fate fate) {
        return events.stream().filter(event -> event.fate() == fate).count();
    }

    /** The same in another state, as one that is over: what was still waited for is not known. */
    public Proof ended(State end) {
        return new Proof(
                end,
                begunAt,
                version,
                steps.stream()
                        .map(step -> step.status() == Status.WAITING
                                ? new Step(step.kind(), Status.UNKNOWN, step.millis())
                                : step)
                        .toList(),
                events.stream()
                        .map(event -> event.fate() == EventProof.Fate.WAITING
                                ? event.missing(EventProof.Fate.UNKNOWN, List.of())
                                : event)
                        .toList(),
                profile,
                systemEvents,
                ignored,
                obstacle);
    }
}
