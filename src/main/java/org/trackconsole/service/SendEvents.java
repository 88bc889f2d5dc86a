package org.trackconsole.service;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Completion;
import org.trackconsole.store.StorageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends a payload so that nothing of it is lost: the call is in the history before it leaves, its answer and the ids for
 * the visitor are kept together when it is answered. A call that a crash cuts off stays in the history with an unknown
 * outcome and is not sent again by itself. Within one call the transport repeats a payload whose connection was lost, if
 * {@link TrackPayload#repeatable()} says that it changes nothing.
 */
public final class SendEvents {
    private static final JsonMapper JSON = new JsonMapper();

    private final CallStore calls;
    private final Post post;
    private final Function<TrackServer, List<Header>> headers;
    private final InstantSource clock;

    /**
     * @param post such as {@code client::track}
     * @param headers what {@code post} sends with a payload, such as {@code client::trackHeaders}
     */
    public SendEvents(CallStore calls, Post post, Function<TrackServer, List<Header>> headers, InstantSource clock) {
        this.calls = calls;
        this.post = post;
        this.headers = headers;
        this.clock = clock;
    }

    /** Posts a payload to a server and waits for what comes of it. */
    @FunctionalInterface
    public interface Post {
        /** Posts the text; what the server or the network does is in the answer, never an exception. */
        Answer track(TrackServer server, String text, TrackPayload payload, CancelSignal cancel);
    }

    /**
     * Sends.
     *
     * @param visitor whose visit it belongs to, of the same server; null for nobody's
     * @param text a JSON object; it is sent to the letter
     * @param cancel stops the sending, not the keeping
     * @throws IllegalArgumentException if the text is no JSON object or the visitor is another server's
     * @throws StorageException if the call could not be kept beforehand; then nothing was sent
     */
    public Sent send(TrackServer server, @Nullable Visitor visitor, String text, CancelSignal cancel) {
        TrackPayload payload = parse(text);
        Call call = begun(server, visitor, payload, clock.instant());
        calls.begin(call, headers.apply(server), text);
        Answer answer = post(server, call, text, payload, cancel);
        return keep(new Sent(Completion.of(call, answer), answer, visitor, null));
    }

    /**
     * Keeps what was sent before and could not be kept. Doing it twice changes nothing more.
     *
     * @return the same, with {@link Sent#notKept()} as it is now
     */
    public Sent keep(Sent sent) {
        try {
            return new Sent(sent.call(), sent.answer(), calls.complete(sent.call(), sent.answer()), null);
        } catch (StorageException problem) {
            return new Sent(sent.call(), sent.answer(), adopted(sent), problem);
        }
    }

    /** A post that throws is a bug, yet the payload may have left: its call must not look as if it were still under way. */
    private Answer post(TrackServer server, Call call, String text, TrackPayload payload, CancelSignal cancel) {
        try {
            return post.track(server, text, payload, cancel);
        } catch (RuntimeException | Error bug) {
            giveUp(call, bug);
            throw bug;
        }
    }

    private void giveUp(Call call, Throwable bug) {
        try {
            calls.giveUp(call.id());
        } catch (StorageException problem) {
            bug.addSuppressed(problem);
        }
    }

    /** A call that is about to leave, as the history has it. */
    public static Call begun(TrackServer server, @Nullable Visitor visitor, TrackPayload payload, Instant now) {
        if (visitor != null && !visitor.serverId().equals(server.worldId())) {
            throw new IllegalArgumentException("The ids of a visitor belong to one data set of one server.");
        }
        return new Call(
                UUID.randomUUID().toString(),
                server.id(),
                server.name(),
                server.url() + "/track",
                visitor == null ? null : visitor.id(),
                visitor == null ? null : visitor.name(),
                visitor == null ? 0 : visitor.visit(),
                payload.sourceId(),
                payload.sessionId(),
                payload.profileId(),
                null,
                payload.eventTypes(),
                now.truncatedTo(ChronoUnit.MILLIS),
                Call.Outcome.PENDING,
                0,
                null,
                0);
    }

    /** The visitor with the ids answered, while the file cannot take them. */
    private static @Nullable Visitor adopted(Sent sent) {
        Visitor visitor = sent.visitor();
        if (visitor == null || !(sent.answer() instanceof Answer.Accepted accepted)) {
            return visitor;
        }
        String profile = accepted.profileId();
        String session = accepted.sessionId();
        return new Visitor(
                visitor.id(),
                visitor.serverId(),
                visitor.name(),
                profile == null ? visitor.profileId() : profile,
                session == null ? visitor.sessionId() : session,
                visitor.visit(),
                visitor.visitStarted());
    }

    private static TrackPayload parse(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode document) {
                return new TrackPayload(document);
            }
        } catch (JacksonException problem) {
            throw new IllegalArgumentException("Not JSON", problem);
        }
        throw new IllegalArgumentException("Not a JSON object");
    }
}
