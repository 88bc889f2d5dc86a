package org.trackconsole.server.http;

import io.helidon.common.uri.UriPath;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Locale;
import java.util.Optional;

/**
 * What stands before every route: only requests that name this machine pass, and pages of every origin may call
 * (contract §2.1, CORS).
 *
 * <p>The check of the {@code Host} header keeps out DNS rebinding: a foreign page whose name was made to point here
 * would otherwise count as the same origin and could read what is stored.
 */
final class Gate implements Filter {
    private static final int HTTP_PORT = 80;
    private static final char LOST = '\uFFFD';
    private static final Response FOREIGN = Response.detail(403, "This server answers only requests to this machine.");
    private static final HeaderName PREFLIGHT = HeaderNames.ACCESS_CONTROL_REQUEST_METHOD;

    private final Place place;
    private final UnderWay underWay;
    private final Answering answering;

    /** Where the server listens; 0 until the first request has told it. */
    private volatile int port;

    Gate(Place place, UnderWay underWay, Answering answering) {
        this.place = place;
        this.underWay = underWay;
        this.answering = answering;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        if (!underWay.enter()) {
            Answering.send(request, response, Response.stopping());
            return;
        }
        try {
            pass(chain, request, response);
        } finally {
            underWay.leave();
        }
    }

    private void pass(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String host = request.headers().first(HeaderNames.HOST).orElse("");
        if (!isOurs(host, port(request))) {
            answering.answer(request, response, FOREIGN);
            return;
        }
        Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
        boolean preflight = request.prologue().method().equals(Method.OPTIONS)
                && origin.isPresent()
                && request.headers().contains(PREFLIGHT);
        if (preflight) {
            welcome(request, response, origin.get());
        } else if (hasImpossibleLength(request)) {
            Answering.send(request, response, Response.broken("The length of the body is not clear."));
        } else if (isGarbled(request)) {
            Answering.send(request, response, Response.broken("Letters beyond ASCII in an address must be encoded."));
        } else {
            origin.ifPresent(from -> allow(request, response, from));
            chain.proceed();
        }
    }

    /** The same for all connections; to ask the socket takes a sixth of the time of a call. */
    private int port(RoutingRequest request) {
        int known = port;
        if (known == 0) {
            known = request.localPeer().port();
            port = known;
        }
        return known;
    }

    private boolean isOurs(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        String suffix = ":" + port;
        if (name.endsWith(suffix)) {
            return place.isCalled(name.substring(0, name.length() - suffix.length()));
        }
        return port == HTTP_PORT && place.isCalled(name);
    }

    /** Whether a body may be read as two different ones: whoever stands before this server may have taken the other. */
    private static boolean hasImpossibleLength(RoutingRequest request) {
        if (!request.headers().contains(HeaderNames.CONTENT_LENGTH)) {
            return false;
        }
        // As text: to have it as a number takes Helidon longer than all else here.
        Header length = request.headers().get(HeaderNames.CONTENT_LENGTH);
        return request.headers().contains(HeaderNames.TRANSFER_ENCODING)
                || length.valueCount() > 1
                || !length.get().strip().chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Helidon reads addresses as ASCII: what was beyond is lost, and nothing must be stored under such a name. Control
     * characters have no place in an address either; a query is not looked at before. What has no path, such as the place
     * that CONNECT names, is no address of ours.
     */
    private static boolean isGarbled(RoutingRequest request) {
        UriPath path = request.prologue().uriPath();
        return path.path() == null
                || path.rawPath().indexOf(LOST) >= 0
                || request.prologue().query().rawValue().chars().anyMatch(c -> c <= ' ' || c > '~');
    }

    private static void allow(RoutingRequest request, RoutingResponse response, String origin) {
        boolean personal = request.headers().contains(HeaderNames.COOKIE);
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, personal ? origin : "*");
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        if (personal) {
            response.header(HeaderNames.VARY, "Origin");
        }
    }

    private void welcome(RoutingRequest request, RoutingResponse response, String origin) {
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        response.header(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT");
        response.header(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600");
        response.header(HeaderNames.VARY, "Origin");
        request.headers()
                .first(HeaderNames.ACCESS_CONTROL_REQUEST_HEADERS)
                .ifPresent(wanted -> response.header(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, wanted));
        answering.answer(request, response, Response.text(200, "OK"));
    }
}
