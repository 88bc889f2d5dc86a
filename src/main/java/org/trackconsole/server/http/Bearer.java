package org.trackconsole.server.http;

import io.helidon.http.HeaderNames;
import java.util.Optional;

/** The token of an {@code Authorization: Bearer …} header. */
final class Bearer {
    private Bearer() {}

    /** The token, which may be empty; nothing where there is no such header or it names another scheme or none. */
    static Optional<String> token(Request request) {
        return request.header(HeaderNames.AUTHORIZATION).flatMap(value -> {
            String[] parts = value.strip().split(" ", 2);
            return parts[0].equalsIgnoreCase("Bearer")
                    ? Optional.of(parts.length < 2 ? "" : parts[1].strip())
                    : Optional.empty();
        });
    }
}
