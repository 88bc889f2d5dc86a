package org.trackconsole.service;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.Records;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Profile;
import org.trackconsole.model.Proof;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks, after a call, for what it did to the store of its server: events, session, profile (contract §3.8). It asks with
 * growing pauses for up to half a minute, and for a refresh where the server grants one. Reading needs a signed-in
 * person. Blocks; any thread but the JavaFX one.
 */
public final class SendProof {
    /** How long it waits for what a server has just taken. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What one question before sending may take at most, for the call waits for it. */
    static final Duration LONGEST_BEFORE = Duration.ofSeconds(3);

    private final TrackingClient client;
    private final Passwords passwords;
    private final ArrivalCheck.Pace pace;
    private final InstantSource clock;

    public SendProof(TrackingClient client, Passwords passwords, InstantSource clock) {
        this(client, passwords, ArrivalCheck.Pace.OF_THIS_MACHINE, clock);
    }

    SendProof(TrackingClient client, Passwords passwords, ArrivalCheck.Pace pace, InstantSource clock) {
        this.client = client;
        this.passwords = passwords;
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * Reads what the payload is about to change; to be done before it is sent, since a later reading may show the change
     * already. A server that does not answer is asked one question only.
     */
    public Baseline before(TrackServer server, TrackPayload payload) {
        long began = pace.nanos();
        Credentials who = passwords.of(server);
        if (who == null) {
            return Baseline.unread(since(began));
        }
        TrackServer hurried = hurried(server);
        Records records = client.records();
        String sessionId = stripped(payload.sessionId());
        ObjectNode session = null;
        if (sessionId != null) {
            switch (records.find(hurried, who, RecordIndex.SESSION, sessionId)) {
                case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> found) -> session = found.orElse(null);
                case Reply.Failed<Optional<ObjectNode>> _ -> {
                    return Baseline.unread(since(began));
                }
            }
        }
        String profileId = stripped(payload.profileId());
        if (session != null && session.path("profile").path("id").isString()) {
            // A session that is known decides whose call it is, whatever the payload says (contract §3.1).
            profileId = session.path("profile").path("id").stringValue();
        }
        Profile profile = null;
        if (profileId != null) {
            switch (records.find(hurried, who, RecordIndex.PROFILE, profileId)) {
                case Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> found) ->
                    profile = found.map(Profile::new).orElse(null);
                case Reply.Failed<Optional<ObjectNode>> _ -> {
                    return Baseline.unread(since(began));
                }
            }
        }
        EventSearch search = EventSearch.of(payload, sessionId, null);
        Map<String, String> events = new HashMap<>();
        if (search != null) {
            switch (search.firstPage(records, hurried, who)) {
                case Reply.Ok<List<ObjectNode>>(List<ObjectNode> found) ->
                    found.forEach(record -> events.put(EventMatch.idOf(record), EventMatch.insertOf(record)));
                case Reply.Failed<List<ObjectNode>> _ -> {
                    return Baseline.unread(since(began));
                }
            }
        }
        return new Baseline(true, profile, session, events, since(began));
    }

    /**
     * Looks until everything was seen, half a minute has passed, or somebody stops it.
     *
     * @param call as it was completed
     * @param baseline what was read before; {@link Baseline#NONE} where nothing was
     * @param stop ends it early; what was seen until then is in the result
     * @param progress is told whenever something was seen, on this thread
     */
    public Proof prove(
            TrackServer server,
            TrackPayload payload,
            Call call,
            Answer.Accepted answer,
            Baseline baseline,
            CancelSignal stop,
            Consumer<Proof> progress) {
        Interruption interruption = new Interruption();
        stop.onFire(interruption::interrupt);
        try {
            return new StoreWatch(
                            new StoreWatch.Site(client, server, passwords.of(server), pace),
                            payload,
                            call,
                            answer,
                            baseline,
                            clock.instant(),
                            progress)
                    .run();
        } finally {
            interruption.over();
        }
    }

    /** Interrupts the thread that looks, for as long as it does. */
    private static final class Interruption {
        private @Nullable Thread looking = Thread.currentThread();
        private boolean interrupted;

        synchronized void interrupt() {
            if (looking != null) {
                interrupted = true;
                looking.interrupt();
            }
        }

        /** What the thread does next is not to be cut short. */
        synchronized void over() {
            looking = null;
            if (interrupted) {
                var _ = Thread.interrupted();
            }
        }
    }

    private static @Nullable String stripped(@Nullable String id) {
        return id == null ? null : id.strip();
    }

    private static TrackServer hurried(TrackServer server) {
        return server.timeout().compareTo(LONGEST_BEFORE) <= 0 ? server : server.withTimeout(LONGEST_BEFORE);
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(pace.nanos() - nanos);
    }
}
