package org.trackconsole.server;

import java.nio.file.Path;
import org.trackconsole.model.Credentials;

/**
 * How a local server is to start. It listens on 127.0.0.1 only.
 *
 * @param dataFolder where its file lies or is to be made
 * @param port the wanted port, 0 for any free one
 * @param nextFreePort whether the next free port will do where the wanted one is taken
 * @param administrator who may sign in; the password is kept only as a salted hash
 */
public record ServerOptions(Path dataFolder, int port, boolean nextFreePort, Credentials administrator) {
    private static final int HIGHEST_PORT = 65_535;

    public ServerOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("No port: " + port);
        }
    }
}
