package org.trackconsole.server.http;

import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.check.Payload;
import org.trackconsole.server.check.PayloadCheck;
import org.trackconsole.server.check.PythonText;
import org.trackconsole.server.check.SourceDefinition;
import org.trackconsole.server.check.SourceType;
import org.trackconsole.server.track.Ids;
import org.trackconsole.server.track.TrackCall;
import org.trackconsole.server.track.Tracked;
import org.trackconsole.server.track.Tracking;
import org.trackconsole.server.track.UnfitCommand;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /track}, and what every other way in has in common with it (contract §2). */
final class TrackEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(TrackEndpoint.class);
    private static final int MOST_EVENTS = 10_000;

    private final Tracking tracking;
    private final InstantSource clock;

    /** How the person behind a call is found. */
    enum Identification {
        /** Not at all. */
        NONE,
        /** By session and profile id, if there is such a profile. */
        USUAL,
        /** By the profile id, which becomes that of a new profile where there is none. */
        BY_GIVEN_ID
    }

    TrackEndpoint(Tracking tracking, InstantSource clock) {
        this.tracking = tracking;
        this.clock = clock;
    }

    @Override
    public Response answer(Request request) {
        long now = Times.micros(clock.instant());
        return request.document()
                .then(body -> request.flag("profile_less", false).then(profileLess -> switch (PayloadCheck.check(
                        body, now)) {
                    case PayloadCheck.Checked.Invalid(var problems) -> Response.problems(problems);
                    case PayloadCheck.Checked.Valid(Payload payload) ->
                        request.world()
                                .then(world -> take(
                                        request,
                                        world,
                                        payload,
                                        SourceType.REST,
                                        profileLess ? Identification.NONE : Identification.USUAL,
                                        now));
                }));
    }

    /**
     * The checks after the shape, in the order in which real servers come to them.
     *
     * @param way the type of sources that may be used on this way in
     */
    Response take(
            Request request, World world, Payload payload, SourceType way, Identification identification, long now) {
        if (payload.events().size() > MOST_EVENTS) {
            return Response.detail(413, "A call takes at most " + MOST_EVENTS + " events.");
        }
        if (payload.earlyFault() != null) {
            return Response.detail(500, payload.earlyFault());
        }
        if (payload.sourceId().startsWith("@")) {
            return Response.detail(500, "Internal event sources are not allowed via API.");
        }
        if (payload.sourceId().isEmpty()) {
            return Response.detail(500, "Empty value passed for a required argument.");
        }
        return world.sources()
                .find(payload.sourceId())
                .map(source -> take(request, world, payload, source, way, identification, now))
                .orElseGet(() -> Response.detail(
                        401,
                        "Invalid event source `" + payload.sourceId() + "`. Request came from IP: `" + request.address()
                                + "`."));
    }

    private Response take(
            Request request,
            World world,
            Payload payload,
            SourceDefinition source,
            SourceType way,
            Identification identification,
            long now) {
        if (!source.enabled()) {
            return Response.detail(401, "Event source disabled.");
        }
        if (!source.types().contains(way.wire())) {
            return Response.detail(401, wrongBridge(source, way));
        }
        if (payload.events().isEmpty()) {
            return Response.ok(WireJson.none());
        }
        if (payload.lateFault() != null) {
            return Response.detail(500, payload.lateFault());
        }
        // Only this way in looks at that setting of a source.
        boolean fixed = way == SourceType.REST && source.staticProfileId();
        if (fixed && identification != Identification.NONE && payload.profileId() == null) {
            return Response.detail(500, "Can not use static profile id without profile.id.");
        }
        ObjectNode kept = WireJson.object().setAll(payload.request());
        kept.set("headers", request.headersToKeep());
        TrackCall call = new TrackCall(
                payload,
                source,
                identification == Identification.NONE,
                fixed || identification == Identification.BY_GIVEN_ID,
                kept,
                request.address(),
                now);
        return switch (tracking.prepare(call, world.sources(), world.definitions())) {
            case Tracking.Preparation.Ready(var command) ->
                Response.of(world.file().writer().write(command), TrackEndpoint::taken);
            case Tracking.Preparation.Unfit(String detail, UnfitCommand log) -> {
                note(world, log);
                yield Response.detail(500, detail);
            }
        };
    }

    /** Nobody waits for it, and under overload it is left out. */
    private static void note(World world, UnfitCommand log) {
        var _ = world.file().writer().offer(log).whenComplete((_, bug) -> {
            if (bug != null) {
                LOG.error("What was wrong with a call was not noted", bug);
            }
        });
    }

    private static String wrongBridge(SourceDefinition source, SourceType way) {
        String allowed = PythonText.list(List.of(way.wire()));
        String given = PythonText.list(source.types());
        return "This endpoint allows only bridges of types " + allowed + ", but the even source `" + source.name()
                + "`.`" + source.id() + "` has types `" + given + "`. Change bridge type in event source `"
                + source.name() + "` to one that has endpoint type " + allowed + " or call any `" + given
                + "` endpoint.";
    }

    private static Response taken(Tracked tracked) {
        ObjectNode answer = WireJson.object().put("task", Ids.random());
        answer.putArray("ux");
        answer.putObject("response");
        answer.putArray("events");
        answer.set("profile", WireJson.reference(tracked.profileId()));
        answer.set("session", WireJson.reference(tracked.sessionId()));
        answer.putArray("errors");
        answer.putArray("warnings");
        return Response.ok(answer);
    }
}
