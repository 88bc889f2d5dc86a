package org.trackconsole.client;

import java.util.List;
import org.trackconsole.json.Json;
import org.trackconsole.model.Header;
import tools.jackson.databind.node.StringNode;

/**
 * Takes the secrets of a request out of its answer, before anybody shows or keeps it: real servers repeat all headers of
 * a call that they refuse (contract §12.7).
 */
final class EchoedSecrets {
    /** What is shorter is no secret, and may be a part of any word. */
    private static final int SHORTEST = 4;

    private EchoedSecrets() {}

    /** A text in which the values of secret headers, as they are and as JSON writes them, are masked. */
    static String masked(String text, List<Header> sent) {
        String masked = text;
        for (Header header : sent) {
            if (header.secret() && header.value().length() >= SHORTEST) {
                String quoted = Json.compact(StringNode.valueOf(header.value()));
                masked = masked.replace(header.value(), Header.MASK)
                        .replace(quoted.substring(1, quoted.length() - 1), Header.MASK);
            }
        }
        return masked;
    }
}
