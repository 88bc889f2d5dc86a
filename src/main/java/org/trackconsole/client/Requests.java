package org.trackconsole.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.Wire.Message;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackServer;

/** Addresses and headers of what is sent. Immutable, any thread. */
final class Requests {
    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";

    /** Those of the transport, and the one that says which data set is meant. */
    private static final Set<String> OURS =
            Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade", DataSet.HEADER);

    static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

    private final String userAgent;

    private final UnaryOperator<TrackServer> whole;

    /** @param whole puts into a server what its listing leaves out */
    Requests(String userAgent, UnaryOperator<TrackServer> whole) {
        this.userAgent = userAgent;
        this.whole = whole;
    }

    /** Whether a header can be sent as it stands; the transport's own headers can not, and the data set's is ours. */
    private static boolean sendable(Header header) {
        return NAME.matcher(header.name()).matches()
                && VALUE.matcher(header.value()).matches()
                && !OURS.contains(header.name().toLowerCase(Locale.ROOT));
    }

    /**
     * The full address of a path on a server. A slash too many would end in a redirect (contract §2.3).
     *
     * @param path encoded, with its leading slash and, if any, its query
     */
    static URI address(TrackServer server, String path) {
        URI url = server.url();
        if (url.getRawAuthority() == null) {
            return url;
        }
        String base = url.getRawPath().replaceFirst("/+$", "");
        return URI.create(url.getScheme() + "://" + url.getRawAuthority() + base + path);
    }

    /** One step of a path or one value of a query, encoded. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The search text that finds records of which a field has exactly this value (contract §6.2). */
    static String equal(String field, String value) {
        return field + "=\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /**
     * The headers of a message: ours, save where the server has its own of that name, and then the server's.
     *
     * @param contentType null for a message without a body
     */
    List<Header> headers(TrackServer server, @Nullable String contentType) {
        return headersOf(whole.apply(server), contentType);
    }

    private List<Header> headersOf(TrackServer known, @Nullable String contentType) {
        List<Header> extra = known.headers().stream().filter(Requests::sendable).toList();
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("User-Agent", userAgent, false));
        if (contentType != null) {
            headers.add(new Header("Content-Type", contentType, false));
        }
        headers.add(new Header("Accept", JSON, false));
        headers.add(new Header(DataSet.HEADER, known.marking().dataSet().wire(), false));
        headers.removeIf(ours -> has(extra, ours.name()));
        headers.addAll(extra);
        return headers;
    }

    /**
     * A message to a server; a token takes the place of any other {@code Authorization}.
     *
     * @param path as for {@link #address}
     * @param contentType null for a message without a body
     * @param token who signs it; null for nobody
     */
    Message message(
            TrackServer server,
            String method,
            String path,
            @Nullable String contentType,
            @Nullable String body,
            @Nullable String token) {
        TrackServer known = whole.apply(server);
        List<Header> headers = headersOf(known, contentType);
        if (token != null) {
            headers.removeIf(header -> "authorization".equalsIgnoreCase(header.name()));
            headers.add(new Header("Authorization", "Bearer " + token, true));
        }
        return new Message(method, address(server, path), headers, body, known.network());
    }

    /** The headers with which a page is fetched that belongs to no server: none of a server's are among them. */
    List<Header> forPages() {
        return List.of(
                new Header("User-Agent", userAgent, false),
                new Header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8", false));
    }

    private static boolean has(List<Header> headers, String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }
}
