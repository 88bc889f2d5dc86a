package org.trackconsole.service;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.Network;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ServerFlaw.Kind;

/** Checks and tidies a server as entered. */
final class ServerRules {
    private static final int LONGEST_SECONDS = 600;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern SCHEME = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+|\\[?[0-9A-Fa-f:.]+]?");
    private static final Pattern TAIL = Pattern.compile("(/+|/+track)$");

    /** Set by the client or by the connection (RFC 9110 §7.6.1, contract §5). */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "content-type",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            DataSet.HEADER);

    private ServerRules() {}

    /** @param id that the server has or gets */
    static CheckedServer check(ServerEntry entry, String id) {
        List<ServerFlaw> flaws = new ArrayList<>();
        if (entry.name().isBlank()) {
            flaws.add(ServerFlaw.of(Kind.NAME_BLANK));
        }
        URI url = url(entry.url(), flaws);
        if (entry.timeoutSeconds() < 1 || entry.timeoutSeconds() > LONGEST_SECONDS) {
            flaws.add(ServerFlaw.of(Kind.TIMEOUT_RANGE));
        }
        List<Header> headers = headers(entry.headers(), flaws);
        checkNetwork(entry.network(), entry.timeoutSeconds(), flaws);
        if (url == null || !flaws.isEmpty()) {
            return new CheckedServer.Wrong(flaws);
        }
        String user = entry.user();
        return new CheckedServer.Right(new TrackServer(
                id,
                entry.name().strip(),
                url,
                Duration.ofSeconds(entry.timeoutSeconds()),
                headers,
                user == null || user.isBlank() ? null : user.strip(),
                entry.marking(),
                entry.network()));
    }

    private static void checkNetwork(Network network, int wholeSeconds, List<ServerFlaw> flaws) {
        Duration connecting = network.connectTimeout();
        if (connecting != null
                && (connecting.toSeconds() < 1
                        || connecting.toSeconds() > Math.clamp(wholeSeconds, 1, LONGEST_SECONDS))) {
            flaws.add(ServerFlaw.of(Kind.CONNECT_RANGE));
        }
        if (network.proxy() instanceof Network.Proxy.Http proxy) {
            if (!HOST.matcher(proxy.host()).matches()) {
                flaws.add(ServerFlaw.of(Kind.PROXY_HOST));
            }
            if (proxy.port() < 1 || proxy.port() > HIGHEST_PORT) {
                flaws.add(ServerFlaw.of(Kind.PROXY_PORT));
            }
        }
    }

    private static @Nullable URI url(String typed, List<ServerFlaw> flaws) {
        String text = typed.strip();
        if (text.isEmpty()) {
            flaws.add(ServerFlaw.of(Kind.URL_BLANK));
            return null;
        }
        if (!SCHEME.matcher(text).matches()) {
            flaws.add(ServerFlaw.of(Kind.URL_SCHEME));
            return null;
        }
        try {
            URI url = new URI(text);
            int before = flaws.size();
            checkParts(url, flaws);
            return flaws.size() > before ? null : tidy(url);
        } catch (URISyntaxException _) {
            flaws.add(ServerFlaw.of(Kind.URL_UNREADABLE));
            return null;
        }
    }

    private static void checkParts(URI url, List<ServerFlaw> flaws) {
        if (url.getRawUserInfo() != null) {
            flaws.add(ServerFlaw.of(Kind.URL_USER_INFO));
        } else if (url.getHost() == null) {
            flaws.add(ServerFlaw.of(Kind.URL_HOST));
        }
        if (url.getPort() == 0 || url.getPort() > HIGHEST_PORT) {
            flaws.add(ServerFlaw.of(Kind.URL_PORT));
        }
        if (url.getRawQuery() != null) {
            flaws.add(ServerFlaw.of(Kind.URL_QUERY));
        }
        if (url.getRawFragment() != null) {
            flaws.add(ServerFlaw.of(Kind.URL_FRAGMENT));
        }
    }

    /** People paste the tracking address; the console adds {@code /track} itself. */
    private static URI tidy(URI url) {
        String path = url.getRawPath();
        String shorter = TAIL.matcher(path).replaceFirst("");
        while (!shorter.equals(path)) {
            path = shorter;
            shorter = TAIL.matcher(path).replaceFirst("");
        }
        return URI.create(url.getScheme().toLowerCase(Locale.ROOT) + "://" + url.getRawAuthority() + path);
    }

    private static List<Header> headers(List<Header> entered, List<ServerFlaw> flaws) {
        List<Header> tidy = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int at = 0; at < entered.size(); at++) {
            Header header = entered.get(at);
            String name = header.name().strip();
            String value = header.value().strip();
            String lower = name.toLowerCase(Locale.ROOT);
            if (!TrackingClient.sendableName(name)) {
                flaws.add(new ServerFlaw(Kind.HEADER_NAME, at));
            } else if (RESERVED.contains(lower)) {
                flaws.add(new ServerFlaw(Kind.HEADER_RESERVED, at));
            } else if (!names.add(lower)) {
                flaws.add(new ServerFlaw(Kind.HEADER_TWICE, at));
            }
            if (!TrackingClient.sendableValue(value)) {
                flaws.add(new ServerFlaw(Kind.HEADER_VALUE, at));
            }
            tidy.add(new Header(name, value, header.secret()));
        }
        return tidy;
    }
}
