package org.trackconsole.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Header;
import org.trackconsole.model.Reply;
import org.trackconsole.model.ServerInfo;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;

/**
 * Speaks to tracking servers over HTTP. Every method blocks and belongs on a virtual thread; one instance serves all
 * servers. No method throws for what a server or the network does.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class TrackingClient implements AutoCloseable {

    /** Posts a payload's text as it stands to {@code /track}; {@code payload} is the same text parsed. */
    public Answer track(TrackServer server, String text, TrackPayload payload, CancelSignal cancel) {
        throw new UnsupportedOperationException();
    }

    /** The headers that {@link #track} sends, in order, secrets unmasked. */
    public List<Header> trackHeaders(TrackServer server) {
        throw new UnsupportedOperationException();
    }

    /** Asks for the version, without sign-in. */
    public Reply<ServerInfo> probe(TrackServer server) {
        throw new UnsupportedOperationException();
    }

    /** All sources whose name contains the query (all for an empty one), each once, by name. */
    public Reply<List<Source>> sources(TrackServer server, @Nullable Credentials who, String query) {
        throw new UnsupportedOperationException();
    }

    /** One source; {@code Ok(null)} never occurs: a missing one is a Refused of status 404. */
    public Reply<Source> source(TrackServer server, @Nullable Credentials who, String id) {
        throw new UnsupportedOperationException();
    }

    /** Creates the source or replaces the one of the same id; answers the id under which it was saved. */
    public Reply<String> saveSource(TrackServer server, @Nullable Credentials who, Source source) {
        throw new UnsupportedOperationException();
    }

    /** Deletes a source; false where there was none. */
    public Reply<Boolean> deleteSource(TrackServer server, @Nullable Credentials who, String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
