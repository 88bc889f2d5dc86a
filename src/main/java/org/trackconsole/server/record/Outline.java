package org.trackconsole.server.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.node.ObjectNode;

/** An empty record with all its leaves, from a resource beside this class. Copies are the caller's own; any thread. */
final class Outline {
    private final ObjectNode empty;

    Outline(String resource) {
        try (InputStream stream = Outline.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("No outline " + resource);
            }
            empty = WireJson.stored(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectNode copy() {
        return empty.deepCopy();
    }
}
