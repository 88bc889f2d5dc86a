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
 * @param marking what it is there for, its colour, and the data set that is worked on
 * @param network how it is reached; its passwords stand empty wherever servers are listed
 */
public record TrackServer(
        String id,
        String name,
        URI url,
        Duration timeout,
        List<Header> headers,
        @Nullable String user,
        Marking marking,
        Network network) {
    /** The id of the server that the console starts itself. */
    public static final String LOCAL_ID = "local";

    public TrackServer {
        headers = List.copyOf(headers);
    }

    /** A server nobody has marked, reached as usual. */
    public TrackServer(String id, String name, URI url, Duration timeout, List<Header> headers, @Nullable String user) {
        this(id, name, url, timeout, headers, user, LOCAL_ID.equals(id) ? Marking.LOCAL : Marking.NONE, Network.USUAL);
    }

    /** The same with other headers. */
    public TrackServer withHeaders(List<Header> others) {
        return new TrackServer(id, name, url, timeout, others, user, marking, network);
    }

    /** The same with another time for one whole call. */
    public TrackServer withTimeout(Duration other) {
        return new TrackServer(id, name, url, other, headers, user, marking, network);
    }

    /** The same, marked otherwise. */
    public TrackServer withMarking(Marking other) {
        return new TrackServer(id, name, url, timeout, headers, user, other, network);
    }

    /** The same, reached otherwise. */
    public TrackServer withNetwork(Network other) {
        return new TrackServer(id, name, url, timeout, headers, user, marking, other);
    }

    /**
     * What people and sources are known under: each of a server's two data sets has its own, and knows nothing of those
     * of the other.
     */
    public String worldId() {
        return marking.dataSet().worldOf(id);
    }

    /** The same, working on a data set. */
    public TrackServer withDataSet(DataSet dataSet) {
        return withMarking(marking.with(dataSet));
    }

    /**
     * Whether this is the same data of the same server as the other one, at the same address; the one that the console
     * starts itself may have another address and is the same still.
     */
    public boolean samePlace(TrackServer other) {
        return worldId().equals(other.worldId()) && (local() || url.equals(other.url()));
    }

    /** Whether this is the server that the console starts itself. */
    public boolean local() {
        return LOCAL_ID.equals(id);
    }

    /** Whether writing to it wants a person's consent. */
    public boolean production() {
        return marking.environment() == Environment.PRODUCTION;
    }

    /** Host and port as people write them, without the scheme: {@code 127.0.0.1:8686}. */
    public String address() {
        return url.getAuthority() + url.getPath();
    }
}
