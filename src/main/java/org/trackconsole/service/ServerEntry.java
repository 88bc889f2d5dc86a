package org.trackconsole.service;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Header;

/**
 * A server as a person entered it, not yet checked.
 *
 * @param id of the server to change; null for a new one
 * @param name to be shown
 * @param url as typed
 * @param timeoutSeconds for one whole call
 * @param headers to send with every request; a secret one with an empty value keeps the value it has, if any
 * @param user the name to sign in with; null or blank for none
 */
public record ServerEntry(
        @Nullable String id,
        String name,
        String url,
        int timeoutSeconds,
        List<Header> headers,
        @Nullable String user) {
    public ServerEntry {
        headers = List.copyOf(headers);
    }
}
