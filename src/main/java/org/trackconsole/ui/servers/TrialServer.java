package org.trackconsole.ui.servers;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ServerEntry;
import org.trackconsole.service.ServerFlaw;
import org.trackconsole.service.ServerFlaw.Kind;

/**
 * A form that is not saved, made ready for a connection test. It asks only for what a request needs; saving checks
 * everything.
 *
 * @param server to test, or null where the flaws forbid it
 */
record TrialServer(@Nullable TrackServer server, List<ServerFlaw> flaws) {
    private static final int HIGHEST_PORT = 65_535;
    private static final int LONGEST_SECONDS = 600;

    static TrialServer of(ServerEntry entry) {
        List<ServerFlaw> flaws = new ArrayList<>();
        URI url = url(entry.url().strip(), flaws);
        if (entry.timeoutSeconds() < 1 || entry.timeoutSeconds() > LONGEST_SECONDS) {
            flaws.add(new ServerFlaw(Kind.TIMEOUT_RANGE, ServerFlaw.NO_HEADER));
        }
        List<Header> headers = new ArrayList<>();
        for (int at = 0; at < entry.headers().size(); at++) {
            Header typed = entry.headers().get(at);
            Header header = new Header(typed.name().strip(), typed.value().strip(), typed.secret());
            if (!accepts(header.name(), "")) {
                flaws.add(new ServerFlaw(Kind.HEADER_NAME, at));
            } else if (!accepts(header.name(), header.value())) {
                flaws.add(new ServerFlaw(Kind.HEADER_VALUE, at));
            } else if (!header.secret() || !header.value().isEmpty()) {
                headers.add(header);
            }
        }
        if (url == null || !flaws.isEmpty()) {
            return new TrialServer(null, List.copyOf(flaws));
        }
        String id = entry.id() == null ? UUID.randomUUID().toString() : entry.id();
        String name = entry.name().isBlank() ? url.getAuthority() : entry.name().strip();
        Duration timeout = Duration.ofSeconds(entry.timeoutSeconds());
        return new TrialServer(new TrackServer(id, name, url, timeout, headers, null), List.of());
    }

    private static @Nullable URI url(String text, List<ServerFlaw> flaws) {
        Kind kind;
        try {
            URI url = new URI(text.replaceFirst("(/+|/+track/*)$", ""));
            String scheme = url.getScheme();
            if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
                kind = text.isEmpty() ? Kind.URL_BLANK : Kind.URL_SCHEME;
            } else if (url.getRawUserInfo() != null) {
                kind = Kind.URL_USER_INFO;
            } else if (url.getHost() == null) {
                kind = Kind.URL_HOST;
            } else if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
                kind = Kind.URL_PORT;
            } else if (url.getRawQuery() != null) {
                kind = Kind.URL_QUERY;
            } else if (url.getRawFragment() != null) {
                kind = Kind.URL_FRAGMENT;
            } else {
                return url;
            }
        } catch (URISyntaxException _) {
            kind = Kind.URL_UNREADABLE;
        }
        flaws.add(new ServerFlaw(kind, ServerFlaw.NO_HEADER));
        return null;
    }

    /** Java's client is the judge: it refuses names and values that it cannot send. */
    private static boolean accepts(String name, String value) {
        try {
            var _ = HttpRequest.newBuilder().header(name, value);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
