package org.trackconsole.model;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tracking server the console can talk to.
 *
 * @param id the console's own id of it, stable for ever; {@link #LOCAL_ID} for the embedded one
 * @param name shown to people
 * @param url scheme, host, port and, if the server lives below one, a path; no trailing slash
 * @param timeout for one whole call, more than zero
 * @param headers sent with every request
 * @param user the name to sign in with, if any; the password is kept elsewhere
 * @param network how it is reached; its passwords stand empty wherever servers are listed
 */
public record TrackServer(
        String id,
        String name,
        URI url,
        Duration timeout,
        List<Header> headers,
        @Nullable String user,
        Network network) {
    /** The id of the server that the console starts itself. */
    public static final String LOCAL_ID = "local";

    public TrackServer {
        headers = List.copyOf(headers);
    }

    /** A server that is reached as usual. */
    public TrackServer(String id, String name, URI url, Duration timeout, List<Header> headers, @Nullable String user) {
        this(id, name, url, timeout, headers, user, Network.USUAL);
    }

    /** Whether this is the server that the console starts itself. */
    public boolean local() {
        return LOCAL_ID.equals(id);
    }

    /** Host and port as people write them, without the scheme: {@code 127.0.0.1:8686}. */
    public String address() {
        return url.getAuthority() + url.getPath();
    }
}
