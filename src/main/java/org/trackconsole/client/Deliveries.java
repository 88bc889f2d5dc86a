package org.trackconsole.client;

import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Wire.Message;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The calls that tell whether an event was stored. As those of {@link TrackingClient}, every method blocks and belongs on
 * a virtual thread; none throws for what a server or the network does, and an interruption is an {@link Answer.Cancelled}.
 */
public final class Deliveries {
    private final Wire wire;
    private final Requests requests;
    private final SignedCalls signed;

    Deliveries(Wire wire, Requests requests, SignedCalls signed) {
        this.wire = wire;
        this.requests = requests;
        this.signed = signed;
    }

    /**
     * Posts one event to a webhook source (contract §2.4). It is never sent a second time, since the server gives the
     * event its id.
     *
     * @param session an id, so that the event has a profile
     * @param properties a JSON object
     */
    public Answer collect(TrackServer server, String type, String source, String session, String properties) {
        String path =
                "/collect/" + Requests.encoded(type) + "/" + Requests.encoded(source) + "/" + Requests.encoded(session);
        Message message = requests.message(server, "POST", path, Requests.JSON, properties, null);
        return switch (wire.send(message, server.timeout(), new CancelSignal(), false)) {
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> TrackAnswers.read(raw);
            case Reply.Failed<RawAnswer>(Answer.Failure failure) -> failure;
        };
    }

    /** A stored event by its id; {@code Found.nothing()} where the server does not show one (contract §3.8). */
    public Reply<Found> byId(TrackServer server, @Nullable Credentials who, String id) {
        return read(signed.ask(server, who, "GET", "/event/" + Requests.encoded(id), null), json -> json.path("event"));
    }

    /** A stored event of this type by its session, for servers that give events ids of their own (contract §1.1). */
    public Reply<Found> bySession(TrackServer server, @Nullable Credentials who, String session, String type) {
        String where = Requests.equal("session.id", session) + " AND " + Requests.equal("type", type);
        String body = WireJson.object().put("where", where).put("limit", 1).toString();
        return read(
                signed.ask(server, who, "POST", "/event/select", body),
                json -> json.path("result").path(0));
    }

    /** Asks the server to show what it has stored; false where it does not do so for this person. */
    public boolean refresh(TrackServer server, @Nullable Credentials who) {
        return signed.ask(server, who, "GET", "/events/refresh", null) instanceof Reply.Ok<RawAnswer>(RawAnswer raw)
                && raw.status() == 200
                && WireJson.read(raw) != null;
    }

    /**
     * What was looked for.
     *
     * @param event the record; null where the server does not show one
     */
    public record Found(@Nullable ObjectNode event) {
        static Found nothing() {
            return new Found(null);
        }
    }

    private interface Place {
        JsonNode in(JsonNode answer);
    }

    private static Reply<Found> read(Reply<RawAnswer> reply, Place place) {
        return switch (reply) {
            case Reply.Failed<RawAnswer>(Answer.Failure failure) -> new Reply.Failed<>(failure);
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> {
                JsonNode json = WireJson.read(raw);
                if (raw.status() == 404 && json != null && json.isNull()) {
                    yield new Reply.Ok<>(Found.nothing());
                }
                if (raw.status() / 100 != 2) {
                    yield new Reply.Failed<>(Refusals.of(raw));
                }
                yield json == null || !json.isObject()
                        ? new Reply.Failed<>(new Answer.Unreadable(raw, WireJson.oddity(raw)))
                        : new Reply.Ok<>(new Found(place.in(json) instanceof ObjectNode event ? event : null));
            }
        };
    }
}
