package org.trackconsole.ui.port;

import java.util.Optional;
import java.util.stream.Stream;
import org.trackconsole.model.TrackServer;

/**
 * Where the connections of {@link AppState} lead now: what was prepared for a server may be done only after the connection
 * was edited or removed. JavaFX thread only.
 */
public final class Connections {
    private final AppState state;

    /** @param state names the connections */
    public Connections(AppState state) {
        this.state = state;
    }

    /** The connection as it is now, with the data set of this server; empty where it was removed. */
    public Optional<TrackServer> now(TrackServer server) {
        return Stream.concat(state.servers().stream(), Stream.of(state.server()))
                .filter(listed -> listed.id().equals(server.id()))
                .findFirst()
                .map(listed -> listed.withDataSet(server.marking().dataSet()));
    }

    /** The same, but empty as well where it leads to another address by now. */
    public Optional<TrackServer> there(TrackServer server) {
        return now(server).filter(server::samePlace);
    }
}
