package org.trackconsole.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import org.trackconsole.model.Credentials;
import org.trackconsole.server.http.Place;

/**
 * How a local server is to start.
 *
 * @param dataFolder where its file lies or is to be made
 * @param port the wanted port, 0 for any free one
 * @param nextFreePort whether the next free port will do where the wanted one is taken
 * @param administrator who may sign in; the password is kept only as a salted hash
 * @param place where it listens, and how long it waits for slow clients
 */
public record ServerOptions(Path dataFolder, int port, boolean nextFreePort, Credentials administrator, Place place) {
    private static final int HIGHEST_PORT = 65_535;

    /** Longer than clients keep a connection that they do not use. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    public ServerOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("No port: " + port);
        }
    }

    /** Listens on 127.0.0.1 only. */
    public ServerOptions(Path dataFolder, int port, boolean nextFreePort, Credentials administrator) {
        this(dataFolder, port, nextFreePort, administrator, loopback(PATIENCE));
    }

    /**
     * The same, listening elsewhere: whoever reaches that address can send events.
     *
     * @param name the address as it was named; clients may name it so, too
     */
    public ServerOptions listeningOn(InetAddress address, String name) {
        return new ServerOptions(
                dataFolder, port, nextFreePort, administrator, new Place(address, name, place.patience()));
    }

    /** The same with another patience. */
    ServerOptions waiting(Duration patience) {
        return new ServerOptions(
                dataFolder, port, nextFreePort, administrator, new Place(place.address(), place.name(), patience));
    }

    private static Place loopback(Duration patience) {
        try {
            return new Place(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}), "localhost", patience);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }
}
