package org.trackconsole.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Header;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;

/**
 * A server as a person entered it, not yet checked.
 *
 * @param id of the server to change; null for a new one
 * @param name to be shown
 * @param url as typed
 * @param timeoutSeconds for one whole call
 * @param headers to send with every request; a secret one with an empty value keeps the value it has, if any
 * @param user the name to sign in with; null or blank for none
 * @param marking what the server is there for, its colour, and the data set that is worked on
 * @param network how the server is reached; an empty password there keeps the one that is kept, if any, as long as the
 *     proxy with its user, or the file, is the same, and unless it is named as emptied
 */
public record ServerEntry(
        @Nullable String id,
        String name,
        String url,
        int timeoutSeconds,
        List<Header> headers,
        @Nullable String user,
        Marking marking,
        Network network) {
    public ServerEntry {
        headers = List.copyOf(headers);
    }

    /** A server that is not marked and reached as usual. */
    public ServerEntry(
            @Nullable String id,
            String name,
            String url,
            int timeoutSeconds,
            List<Header> headers,
            @Nullable String user) {
        this(id, name, url, timeoutSeconds, headers, user, Marking.NONE, Network.USUAL);
    }
}
