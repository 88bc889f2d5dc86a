package org.trackconsole.service;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.Deliveries.Found;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sends one marked event through a source and waits until its server shows it as stored. What a server has taken it may
 * show up to ten seconds later, and what it has taken may be lost (contract §3.8, §12.16), so 200 alone proves nothing.
 * Blocks; any thread but the JavaFX one. An interruption ends it with {@link Reason#STOPPED}.
 */
public final class ArrivalCheck {
    /** The type of the event, by which everybody can tell it from real ones. */
    public static final String EVENT_TYPE = "console-arrival-check";

    /** How long it waits for what the server has taken. */
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TrackingClient client;
    private final Passwords passwords;
    private final Pace pace;

    public ArrivalCheck(TrackingClient client, Passwords passwords) {
        this(client, passwords, Pace.OF_THIS_MACHINE);
    }

    ArrivalCheck(TrackingClient client, Passwords passwords, Pace pace) {
        this.client = client;
        this.passwords = passwords;
        this.pace = pace;
    }

    /** How time passes. */
    interface Pace {
        /** The time of this machine. */
        Pace OF_THIS_MACHINE = new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration time) throws InterruptedException {
                Thread.sleep(time);
            }
        };

        /** Now, from any beginning. */
        long nanos();

        /** Lets the time pass. */
        void pause(Duration time) throws InterruptedException;
    }

    /** Is told how far it has come, on the thread that checks. */
    @FunctionalInterface
    public interface Listener {
        /** The server has answered that it took the event, after this time. */
        void accepted(Duration took);

        /** The server is busy and asks to wait this long; null once it is asked again. */
        default void asked(@Nullable Duration wait) {}
    }

    /** What came of it. */
    public sealed interface Outcome {
        /**
         * The server shows the event.
         *
         * @param accepted from sending to the answer
         * @param stored from the answer until the server showed the event
         * @param event the record as the server shows it
         */
        record Arrived(Duration accepted, Duration stored, ObjectNode event) implements Outcome {
            /** A text of the record, such as {@code profile.id}; null where it has none. */
            public @Nullable String text(String first, String second) {
                JsonNode node = event.path(first);
                String text =
                        second.isEmpty() ? node.asString("") : node.path(second).asString("");
                return text.isEmpty() ? null : text;
            }
        }

        /**
         * It did not come so far.
         *
         * @param reason at which step it ended, and why
         * @param accepted from sending to the answer; null where the server did not take the event
         * @param took from sending to the end
         * @param why in plain language, with what to do
         */
        record Stopped(Reason reason, @Nullable Duration accepted, Duration took, Explanation why) implements Outcome {}
    }

    /** Why it ended before the event was seen. */
    public enum Reason {
        /** Events of such a source do not come from outside; nothing was sent. */
        NOT_SENDABLE,
        /** The server did not take the event, or no answer came. */
        NOT_ACCEPTED,
        /** The server took it, but does not let this person read events. */
        NOT_READABLE,
        /** The server took it and did not show it in time. */
        NOT_STORED,
        /** Somebody stopped it. */
        STOPPED
    }

    /** Whether events can be sent to a source of this kind. */
    public static boolean canCheck(Source source) {
        return source.types().contains("rest") || source.types().contains("webhook");
    }

    /** Sends the event and waits. */
    public Outcome run(TrackServer server, Source source, Listener listener) {
        if (!canCheck(source)) {
            return new Outcome.Stopped(
                    Reason.NOT_SENDABLE, null, Duration.ZERO, explained("notSendable", Remedy.CHOOSE_SOURCE));
        }
        long began = pace.nanos();
        Mark mark = new Mark(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        Answer answer = send(server, source, mark);
        Duration took = since(began);
        return switch (answer) {
            case Answer.Accepted accepted -> {
                listener.accepted(took);
                String session = accepted.sessionId();
                Mark known = session == null ? mark : new Mark(mark.event(), session);
                yield new Waiting(server, source, known, began, took).untilStored(listener);
            }
            case Answer.Cancelled _ -> stopped(null, began);
            case Answer.Failure why ->
                new Outcome.Stopped(Reason.NOT_ACCEPTED, null, took, Explanations.of(why, server));
        };
    }

    /** What the event can be found by. */
    private record Mark(String event, String session) {}

    private Answer send(TrackServer server, Source source, Mark mark) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.put("sentBy", "Track Console").put("check", mark.event());
        if (!source.types().contains("rest")) {
            return client.deliveries().collect(server, EVENT_TYPE, source.id(), mark.session(), properties.toString());
        }
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.putObject("source").put("id", source.id());
        payload.putObject("session").put("id", mark.session());
        if (source.staticProfileId()) {
            payload.putObject("profile").put("id", EVENT_TYPE);
        }
        ObjectNode event = payload.putArray("events").addObject();
        event.put("id", mark.event()).put("type", EVENT_TYPE).set("properties", properties);
        return client.track(server, payload.toString(), new TrackPayload(payload), new CancelSignal());
    }

    /** The time after the server took the event. */
    private final class Waiting {
        private final TrackServer server;
        private final Source source;
        private final Mark mark;
        private final long began;
        private final Duration accepted;
        private final @Nullable Credentials who;
        private boolean refreshes = true;

        Waiting(TrackServer server, Source source, Mark mark, long began, Duration accepted) {
            this.server = server;
            this.source = source;
            this.mark = mark;
            this.began = began;
            this.accepted = accepted;
            who = passwords.of(server);
        }

        Outcome untilStored(Listener listener) {
            Patience patience = new Patience(pace, PATIENCE);
            Pauses pauses = new Pauses(pace);
            while (true) {
                Answer.Failure busy = null;
                switch (look()) {
                    case Reply.Failed<Found>(Answer.Cancelled _) -> {
                        return stopped(accepted, began);
                    }
                    case Reply.Failed<Found>(Answer.Failure why)
                    when Patience.busy(why) && !patience.over() -> busy = why;
                    case Reply.Failed<Found>(Answer.Failure why) -> {
                        return new Outcome.Stopped(
                                Reason.NOT_READABLE, accepted, since(began), notReadable(Explanations.of(why, server)));
                    }
                    case Reply.Ok<Found>(Found(ObjectNode event))
                    when event != null -> {
                        return new Outcome.Arrived(accepted, patience.passed(), event);
                    }
                    case Reply.Ok<Found> _ -> {}
                }
                if (patience.over()) {
                    return new Outcome.Stopped(Reason.NOT_STORED, accepted, since(began), notStored());
                }
                refreshes = refreshes && (busy != null || client.deliveries().refresh(server, who));
                Duration asked = Patience.asked(busy);
                try {
                    if (asked == null) {
                        pauses.pass();
                    } else {
                        listener.asked(asked);
                        patience.heed(asked);
                        listener.asked(null);
                    }
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    return stopped(accepted, began);
                }
            }
        }

        /** Some servers give events ids of their own, and webhooks always get one (contract §1.1, §2.4). */
        private Reply<Found> look() {
            Reply<Found> byId = client.deliveries().byId(server, who, mark.event());
            return byId instanceof Reply.Ok<Found>(Found(var event)) && event == null
                    ? client.deliveries().bySession(server, who, mark.session(), EVENT_TYPE)
                    : byId;
        }

        private Explanation notStored() {
            JsonNode transitional = source.others().get("transitional");
            boolean keepsNothing = transitional != null && transitional.asBoolean(false);
            return explained(keepsNothing ? "transitional" : "notStored", Remedy.SEND_AGAIN);
        }

        private Explanation notReadable(Explanation why) {
            return new Explanation(
                    Texts.text("sources.arrival.notReadable.title"),
                    Texts.text("sources.arrival.notReadable.cause", why.title()),
                    Texts.text("sources.arrival.notReadable.fix"),
                    why.points(),
                    why.remedy());
        }
    }

    private Outcome stopped(@Nullable Duration accepted, long began) {
        return stopped(accepted, since(began));
    }

    /**
     * What there is to say where somebody stopped the check.
     *
     * @param accepted as in {@link Outcome.Stopped}
     */
    public static Outcome stopped(@Nullable Duration accepted, Duration took) {
        String key = accepted == null ? "stopped" : "stoppedLater";
        return new Outcome.Stopped(Reason.STOPPED, accepted, took, explained(key, null));
    }

    private Duration since(long nanos) {
        return Duration.ofNanos(pace.nanos() - nanos);
    }

    private static Explanation explained(String what, @Nullable Remedy remedy) {
        String key = "sources.arrival." + what;
        return new Explanation(
                Texts.text(key + ".title"), Texts.text(key + ".cause"), Texts.text(key + ".fix"), List.of(), remedy);
    }
}
