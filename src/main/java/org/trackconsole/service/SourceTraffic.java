package org.trackconsole.service;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Span;
import org.trackconsole.model.TrackServer;

/** Reads what came through a source. Blocks; any thread but the JavaFX one. */
public final class SourceTraffic {
    private static final int MOST_REFUSALS = 200;

    private final TrackingClient client;
    private final Passwords passwords;

    public SourceTraffic(TrackingClient client, Passwords passwords) {
        this.client = client;
        this.passwords = passwords;
    }

    /**
     * The traffic of one source.
     *
     * @param zone where days begin in the counts over time
     */
    public Reply<Traffic> of(TrackServer server, String source, Span span, ZoneId zone) {
        Credentials who = passwords.of(server);
        return then(
                client.figures().byType(server, who, source, span),
                types -> then(
                        client.figures().overTime(server, who, source, span, zone),
                        times -> then(
                                client.figures().newest(server, who, source),
                                newest -> refusals(server, who, source)
                                        .map(refused -> new Traffic(types, times, newest, refused.known())))));
    }

    private record Refused(Traffic.@Nullable Refusals known) {}

    /** Only the console's own server keeps what it refused. */
    private Reply<Refused> refusals(TrackServer server, @Nullable Credentials who, String source) {
        if (!server.local()) {
            return new Reply.Ok<>(new Refused(null));
        }
        ArrivalFilter filter = new ArrivalFilter(source, "", "", ArrivalFilter.Kind.REJECTED, true);
        return client.olderArrivals(server, who, filter, null, MOST_REFUSALS)
                .map(page -> new Refused(new Traffic.Refusals(page.arrivals().size(), page.more(), newest(page))));
    }

    private static Arrival.@Nullable Rejected newest(ArrivalPage page) {
        List<Arrival> found = page.arrivals();
        return !found.isEmpty() && found.getFirst() instanceof Arrival.Rejected refused ? refused : null;
    }

    private static <T, R> Reply<R> then(Reply<T> reply, Function<T, Reply<R>> next) {
        return switch (reply) {
            case Reply.Ok<T>(T value) -> next.apply(value);
            case Reply.Failed<T>(Answer.Failure failure) -> new Reply.Failed<>(failure);
        };
    }
}
