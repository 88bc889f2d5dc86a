package org.trackconsole.server.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.check.Payload;
import org.trackconsole.server.check.PayloadCheck;
import org.trackconsole.server.check.PayloadEvent;
import org.trackconsole.server.check.PythonText;
import org.trackconsole.server.check.SourceDefinition;
import org.trackconsole.server.check.SourceType;
import org.trackconsole.server.enrich.Enrichment;
import org.trackconsole.server.enrich.WebhookIdentity;
import org.trackconsole.server.http.TrackEndpoint.Identification;
import org.trackconsole.server.wire.Parsed;
import org.trackconsole.server.wire.Times;
import org.trackconsole.server.wire.WireJson;
import org.trackconsole.server.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways in for single events: webhooks and redirecting links (contract §2.4). */
final class CollectEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(CollectEndpoints.class);
    private static final String SESSION_COOKIE = "tracardi-session-id";
    private static final String SOURCE = "source";
    private static final String SESSION = "session";
    private static final String EVENTS = "events";
    private static final String NEITHER_JSON_NOR_FORM = "Neither JSON nor a form: this can not be read as properties.";

    private final TrackEndpoint track;
    private final Enrichment enrichment;
    private final Rejections rejections;
    private final InstantSource clock;

    CollectEndpoints(TrackEndpoint track, Enrichment enrichment, Rejections rejections, InstantSource clock) {
        this.track = track;
        this.enrichment = enrichment;
        this.rejections = rejections;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        for (String path : List.of("/collect/{type}/{source}", "/collect/{type}/{source}/{session}")) {
            boolean named = path.endsWith("{session}");
            Endpoint query = request -> collect(request, named, properties(request.query()));
            Endpoint body = request -> properties(request).then(properties -> collect(request, named, properties));
            routes.get(path, Access.OPEN, rejections.keeping(query, CollectEndpoints::names))
                    .post(path, Access.OPEN, rejections.keeping(body, CollectEndpoints::names));
        }
        for (String path : List.of("/redirect/{source}", "/redirect/{source}/{session}")) {
            boolean named = path.endsWith("{session}");
            Endpoint redirect = rejections.keeping(
                    request -> redirect(request, named),
                    request -> new Rejections.Named(request.inPath(SOURCE), List.of()));
            routes.get(path, Access.OPEN, redirect)
                    .post(path, Access.OPEN, redirect)
                    .put(path, Access.OPEN, redirect)
                    .delete(path, Access.OPEN, redirect);
        }
    }

    private static Rejections.Named names(Request request) {
        return new Rejections.Named(request.inPath(SOURCE), List.of(request.inPath("type")));
    }

    private Response collect(Request request, boolean named, ObjectNode properties) {
        String session = named ? PythonText.strip(request.inPath(SESSION)) : "";
        return request.world().then(world -> {
            JsonNode config = world.sources()
                    .find(PythonText.strip(request.inPath(SOURCE)))
                    .map(source -> source.record().path("config"))
                    .orElse(WireJson.none());
            long now = Times.micros(clock.instant());
            return payload(request, request.inPath("type"), session, properties, now)
                    .then(payload -> collect(request, world, payload, config, now));
        });
    }

    /** Without a session nobody is identified, unless the source asks for it. */
    private Response collect(Request request, World world, Payload payload, JsonNode config, long now) {
        if (!config.path("generate_profile").asBoolean(false)) {
            Identification identification = payload.sessionId() == null ? Identification.NONE : Identification.USUAL;
            return track.take(request, world, payload, SourceType.WEBHOOK, identification, now);
        }
        PayloadEvent event = payload.events().getFirst();
        WebhookIdentity identity = enrichment.webhook(
                config, event.type(), event.properties(), world.definitions().mappingsInUse(event.type()));
        String session = identity.sessionId() == null ? payload.sessionId() : identity.sessionId();
        return track.take(
                request,
                world,
                payload.of(identity.profileId(), session),
                SourceType.WEBHOOK,
                identity.profileId() == null ? Identification.USUAL : Identification.BY_GIVEN_ID,
                now);
    }

    private static Given<Payload> payload(
            Request request, String type, String session, ObjectNode properties, long now) {
        ObjectNode body = WireJson.object();
        body.set(SOURCE, WireJson.reference(request.inPath(SOURCE)));
        if (!session.isEmpty()) {
            body.set(SESSION, WireJson.reference(session));
        }
        body.putArray(EVENTS).addObject().put("type", type).set("properties", properties);
        return switch (PayloadCheck.check(body, now)) {
            case PayloadCheck.Checked.Invalid(var problems) -> new Given.Refused<>(Response.problems(problems));
            case PayloadCheck.Checked.Valid(Payload payload) -> new Given.Usable<>(payload);
        };
    }

    private static ObjectNode properties(Map<String, List<String>> form) {
        ObjectNode properties = WireJson.object();
        form.forEach((name, values) -> {
            if (values.size() == 1) {
                properties.put(name, values.getFirst());
            } else {
                values.forEach(properties.putArray(name)::add);
            }
        });
        return properties;
    }

    private static Given<ObjectNode> properties(Request request) {
        return switch (request.text()) {
            case Given.Refused<String>(Response response) -> new Given.Refused<>(response);
            case Given.Usable<String>(String text)
            when request.isForm() -> new Given.Usable<>(properties(Form.read(text)));
            case Given.Usable<String>(String text)
            when request.contentType().equals("text/plain") && !text.isEmpty() ->
                unfit("Plain text can not be read as properties.");
            case Given.Usable<String>(String text) -> json(WireJson.parse(text), text.isEmpty() || request.isJson());
        };
    }

    /**
     * JSON that cannot be read has no properties. Whatever else is no object is refused: its content would be lost
     * behind a 200.
     *
     * @param isJson whether the client says that it is JSON
     */
    private static Given<ObjectNode> json(Parsed parsed, boolean isJson) {
        return switch (parsed) {
            case Parsed.Document(ObjectNode object) -> new Given.Usable<>(object);
            case Parsed.Document(JsonNode value) when value.isNull() -> new Given.Usable<>(WireJson.object());
            case Parsed.Document(JsonNode _) -> unfit("Only a JSON object can be read as properties.");
            case Parsed.Malformed(int _, String _) when isJson -> new Given.Usable<>(WireJson.object());
            case Parsed.HalfCharacter(var _) when isJson -> new Given.Usable<>(WireJson.object());
            case Parsed.Malformed(int _, String _) -> unfit(NEITHER_JSON_NOR_FORM);
            case Parsed.HalfCharacter(var _) -> unfit(NEITHER_JSON_NOR_FORM);
            case Parsed.TooMuch() -> new Given.Refused<>(Response.detail(400, "There was an error parsing the body"));
        };
    }

    private static Given<ObjectNode> unfit(String why) {
        return new Given.Refused<>(Response.detail(500, why));
    }

    /** Whoever follows a link gets where it leads, also where the event could not be kept. */
    private Response redirect(Request request, boolean named) {
        return request.world()
                .then(world -> world.sources()
                        .find(PythonText.strip(request.inPath(SOURCE)))
                        .filter(source -> source.enabled() && source.types().contains(SourceType.REDIRECT.wire()))
                        .flatMap(source -> LinkTarget.of(source.record()
                                        .path("config")
                                        .path("url")
                                        .asString(""))
                                .map(target -> redirect(request, world, source, target, session(request, named))))
                        .orElseGet(() -> Response.detail(404, "There is no such link, or it leads nowhere.")));
    }

    private Response redirect(Request request, World world, SourceDefinition source, String target, String session) {
        JsonNode config = source.record().path("config");
        ObjectNode properties =
                config.path("properties") instanceof ObjectNode fixed ? fixed.deepCopy() : WireJson.object();
        properties.setAll(properties(request.query()));
        String type = config.path("event_type").asString("").isBlank()
                ? SourceType.REDIRECT.wire()
                : config.path("event_type").asString();
        long now = Times.micros(clock.instant());
        Response taken = payload(request, type, session, properties, now)
                .then(payload -> track.take(request, world, payload, SourceType.REDIRECT, Identification.USUAL, now));
        rejections.keep(request, taken, _ -> new Rejections.Named(source.id(), List.of(type)));
        if (taken.status() != 200) {
            LOG.warn("The event of a redirect was not kept: {}", taken.status());
        }
        // As encodeURIComponent writes it, which the tracker of a page reads.
        String cookie = URLEncoder.encode(session, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.empty(307)
                .with("Location", target)
                .with("Set-Cookie", SESSION_COOKIE + "=" + cookie + "; Path=/; SameSite=Lax");
    }

    private static String session(Request request, boolean named) {
        String given = named
                ? request.inPath(SESSION)
                : request.cookie(SESSION_COOKIE).map(CollectEndpoints::decoded).orElse("");
        String id = PythonText.strip(given);
        return id.isEmpty() ? UUID.randomUUID().toString() : id;
    }

    private static String decoded(String cookie) {
        try {
            return URLDecoder.decode(cookie.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return cookie;
        }
    }
}
