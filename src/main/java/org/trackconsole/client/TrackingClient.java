package org.trackconsole.client;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.Capability;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Header;
import org.trackconsole.model.Network;
import org.trackconsole.model.RawAnswer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.JsonNode;

/**
 * Speaks to tracking servers over HTTP. Every method blocks and belongs on a virtual thread; one instance serves all
 * servers. No method throws for what a server or the network does. A thread that is interrupted while it waits gets
 * {@link Answer.Cancelled}.
 */
public final class TrackingClient implements AutoCloseable {
    private static final int LONGEST_VERSION = 64;
    private static final int LONGEST_PAGE = 8 * 1024 * 1024;

    private final Wire wire;
    private final Requests requests;
    private final SignedCalls signed;
    private final Dialects dialects;
    private final InstantSource clock;

    /** @param version of this program, for the user agent {@code Track-Console/<version>} */
    public TrackingClient(String version) {
        this(version, UnaryOperator.identity(), InstantSource.system());
    }

    /** @param whole puts into a server what its listing leaves out: secret headers, passwords; asked for each request */
    public TrackingClient(String version, UnaryOperator<TrackServer> whole) {
        this(version, whole, InstantSource.system());
    }

    /** @param clock of this machine, with which those of servers are compared */
    TrackingClient(String version, UnaryOperator<TrackServer> whole, InstantSource clock) {
        this(version, whole, clock, new SystemProxies(System.getenv()));
    }

    TrackingClient(String version, UnaryOperator<TrackServer> whole, InstantSource clock, SystemProxies proxies) {
        wire = new Wire(proxies);
        requests = new Requests("Track-Console/" + version, whole);
        signed = new SignedCalls(wire, requests);
        dialects = new Dialects(question -> signed.ask(question.server(), null, "GET", question.path(), null));
        this.clock = clock;
    }

    /** Whether a header of this name can be sent: an RFC 9110 §5.6.2 token. Others are left out of every request. */
    public static boolean sendableName(String name) {
        return Requests.NAME.matcher(name).matches();
    }

    /**
     * Whether a header of this value can be sent: printable ASCII and tabs, since Java's client puts a question mark in
     * place of everything else. Others are left out of every request.
     */
    public static boolean sendableValue(String value) {
        return Requests.VALUE.matcher(value).matches();
    }

    /**
     * Posts a payload's text as it stands to {@code /track}; {@code payload} is the same text parsed. It is sent a
     * second time only if the connection was lost, every event has its own id, and the server is not known to give
     * events other ids (contract §12.15).
     */
    public Answer track(TrackServer server, String text, TrackPayload payload, CancelSignal cancel) {
        Wire.Message message = requests.message(server, "POST", "/track", Requests.JSON, text, null);
        boolean repeatable = payload.repeatable() && dialects.of(server).keepsEventIds();
        return switch (wire.send(message, server.timeout(), cancel, repeatable)) {
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> TrackAnswers.read(raw);
            case Reply.Failed<RawAnswer>(Answer.Failure failure) -> failure;
        };
    }

    /**
     * The headers that {@link #track} sends, secrets unmasked: ours, then the server's, whose own take the place of
     * ours of the same name. {@code Host} and {@code Content-Length} are the transport's. May block.
     */
    public List<Header> trackHeaders(TrackServer server) {
        return List.copyOf(requests.headers(server, Requests.JSON));
    }

    /**
     * Asks for the version, without sign-in, and from then on speaks to the server as its version wants (contract §1). Asks
     * twice, so that the round trip is that of a warm connection.
     */
    public Reply<ServerInfo> probe(TrackServer server) {
        return switch (version(server)) {
            case Reply.Failed<String>(Answer.Failure failure) -> new Reply.Failed<>(failure);
            case Reply.Ok<String>(String version) -> {
                Dialect dialect = dialects.learn(server, version);
                Instant before = clock.instant();
                Reply<RawAnswer> warm = askVersion(server);
                Instant after = clock.instant();
                yield read(
                        warm,
                        raw -> versionIn(raw)
                                .map(again -> new ServerInfo(
                                        again,
                                        raw.timing().total(),
                                        dialect.capabilities(),
                                        Clocks.between(raw, before, after))));
            }
        };
    }

    /** Whether somebody may sign in (contract §5); answers their roles, as far as the server names them. Blocks. */
    public Reply<List<String>> signIn(TrackServer server, Credentials who) {
        return signed.trySignIn(server, who);
    }

    /**
     * All sources whose name contains the query (all for an empty one), each once, by name. No server gives them in pages
     * (contract §4).
     */
    public Reply<List<Source>> sources(TrackServer server, @Nullable Credentials who, String query) {
        String path = dialects.of(server).sources(query.strip());
        Reply<List<Source>> reply = sourcesAt(server, who, path, query);
        boolean elsewhere = reply instanceof Reply.Failed<List<Source>>(Answer.Unreadable odd)
                && odd.reason() == Answer.Oddity.NO_SUCH_PATH;
        // It may be of another line than was taken for granted.
        if (elsewhere && version(server) instanceof Reply.Ok<String>(String version)) {
            String other = dialects.learn(server, version).sources(query.strip());
            return other.equals(path) ? reply : sourcesAt(server, who, other, query);
        }
        return reply;
    }

    private Reply<List<Source>> sourcesAt(TrackServer server, @Nullable Credentials who, String path, String query) {
        return read(signed.ask(server, who, "GET", path, null), raw -> SourceAnswers.list(raw, query));
    }

    /** One source; {@code Ok(null)} never occurs: a missing one is a Refused of status 404. */
    public Reply<Source> source(TrackServer server, @Nullable Credentials who, String id) {
        return read(signed.ask(server, who, "GET", sourcePath(id), null), SourceAnswers::one);
    }

    /** Creates the source or replaces the one of the same id; answers the id under which it was saved. */
    public Reply<String> saveSource(TrackServer server, @Nullable Credentials who, Source source) {
        return read(
                signed.send(server, who, "POST", "/event-source", SourceJson.write(source)), SourceAnswers::savedId);
    }

    /** Deletes a source; false where there was none, which 0.9 does not tell. */
    public Reply<Boolean> deleteSource(TrackServer server, @Nullable Credentials who, String id) {
        return read(signed.send(server, who, "DELETE", sourcePath(id), null), SourceAnswers::deleted);
    }

    /** Whether a server is known to tell what arrives; only this console's own do. Waits for nothing. */
    public boolean tellsArrivals(TrackServer server) {
        return server.local() || dialects.of(server).capabilities().can().contains(Capability.LIVE_STREAM);
    }

    /**
     * What arrived, newest first. Only servers that {@link #tellsArrivals} tell of it.
     *
     * @param before the place before which to look; null for the newest
     */
    public Reply<ArrivalPage> olderArrivals(
            TrackServer server, @Nullable Credentials who, ArrivalFilter filter, @Nullable String before, int most) {
        String path = "/console/arrivals?limit=" + most + (before == null ? "" : "&before=" + before);
        return read(signed.ask(server, who, "GET", path + query(filter), null), ArrivalAnswers::page);
    }

    /** What arrived after a place, oldest first. */
    public Reply<ArrivalPage> newerArrivals(
            TrackServer server, @Nullable Credentials who, ArrivalFilter filter, String after, int most) {
        String path = "/console/arrivals?limit=" + most + "&after=" + after;
        return read(signed.ask(server, who, "GET", path + query(filter), null), ArrivalAnswers::page);
    }

    /** One arrival with all that is kept of it; one that is gone is a Refused of status 404. */
    public Reply<ArrivalDetail> arrival(TrackServer server, @Nullable Credentials who, String cursor) {
        String path = "/console/arrivals/" + Requests.encoded(cursor);
        return read(signed.ask(server, who, "GET", path, null), ArrivalAnswers::detail);
    }

    /**
     * Follows what arrives after a place, for as long as the connection lasts; an interruption ends it.
     *
     * @return why it ended: Ok where the server ended it
     */
    public Reply<RawAnswer> followArrivals(
            TrackServer server, @Nullable Credentials who, ArrivalFilter filter, String after, LiveListener listener) {
        LiveMessages messages = new LiveMessages(listener);
        String path = "/console/live?after=" + after + query(filter);
        return read(signed.follow(server, who, path, messages::line), TrackingClient::ended);
    }

    private static Reply<RawAnswer> ended(RawAnswer raw) {
        if (raw.status() != 200) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        return Wire.isStream(raw.header("content-type"))
                ? new Reply.Ok<>(raw)
                : new Reply.Failed<>(new Answer.Unreadable(raw, WireJson.oddity(raw)));
    }

    private static String query(ArrivalFilter filter) {
        return "&kind=" + filter.kind().name().toLowerCase(Locale.ROOT) + "&source="
                + Requests.encoded(filter.source()) + "&type=" + Requests.encoded(filter.type()) + "&text="
                + Requests.encoded(filter.text()) + "&system=" + filter.systemEvents();
    }

    /** The profiles, sessions and events that a server keeps. */
    public Records records() {
        return new Records(signed);
    }

    /** The calls that tell whether an event was stored. */
    public Deliveries deliveries() {
        return new Deliveries(wire, requests, signed);
    }

    /** The counts that servers keep of events. */
    public Figures figures() {
        return new Figures(signed);
    }

    /**
     * Fetches a web page, or a script, from wherever it is; a redirect is an answer like others. Nothing of any server's
     * settings is sent, and of the body no more is read than the first {@value #LONGEST_PAGE} bytes.
     *
     * @param timeout until the last byte
     */
    public Reply<RawAnswer> page(URI address, Duration timeout) {
        return page(address, timeout, LONGEST_PAGE);
    }

    /** The same; of the body no more is read than so many bytes. */
    public Reply<RawAnswer> page(URI address, Duration timeout, int most) {
        return wire.read(new Wire.Message("GET", address, requests.forPages(), null, Network.USUAL), timeout, most);
    }

    /** Which servers answered when they were last asked, whatever for. */
    public Contacts contacts() {
        return wire.contacts();
    }

    /** Ends every call that is under way. */
    @Override
    public void close() {
        wire.close();
    }

    private Reply<String> version(TrackServer server) {
        return read(askVersion(server), TrackingClient::versionIn);
    }

    private Reply<RawAnswer> askVersion(TrackServer server) {
        return signed.ask(server, null, "GET", "/info/version", null);
    }

    private static Reply<String> versionIn(RawAnswer raw) {
        if (raw.status() / 100 != 2) {
            return new Reply.Failed<>(Refusals.of(raw));
        }
        JsonNode json = WireJson.read(raw);
        String version = json == null ? null : WireJson.text(json.isObject() ? json.path("version") : json);
        return version == null || version.length() > LONGEST_VERSION
                ? new Reply.Failed<>(new Answer.Unreadable(raw, WireJson.oddity(raw)))
                : new Reply.Ok<>(version.strip());
    }

    private static <T> Reply<T> read(Reply<RawAnswer> reply, Function<RawAnswer, Reply<T>> reading) {
        return switch (reply) {
            case Reply.Ok<RawAnswer>(RawAnswer raw) -> reading.apply(raw);
            case Reply.Failed<RawAnswer>(Answer.Failure failure) -> new Reply.Failed<>(failure);
        };
    }

    private static String sourcePath(String id) {
        return "/event-source/" + Requests.encoded(id);
    }
}
