package org.trackconsole.server.enrich;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a call comes from, in the shape of records. The parts are shared between calls and never changed.
 *
 * @param device {@code name}, {@code type} and, in sessions, {@code touch}
 * @param os {@code name}, {@code version}
 * @param app {@code type}, {@code name}, {@code version} and, in sessions, {@code bot}
 */
record Agent(ObjectNode device, ObjectNode os, ObjectNode app) {
    private static final List<String> OF_DEVICE = List.of("name", "brand", "model", "type");
    private static final List<String> OF_OS = List.of("name", "version");
    private static final List<String> OF_APP = List.of("type", "name", "version");

    /** Nothing is known. */
    static Agent unknown() {
        return new Agent(WireJson.object(), WireJson.object(), WireJson.object());
    }

    /** What the client says itself in its context comes before what its user agent tells. */
    Agent told(ObjectNode context) {
        return new Agent(
                told(device, context.get("device"), OF_DEVICE),
                told(os, context.get("os"), OF_OS),
                told(app, context.get("app"), OF_APP));
    }

    private static ObjectNode told(ObjectNode part, @Nullable JsonNode said, List<String> fields) {
        if (!(said instanceof ObjectNode)) {
            return part;
        }
        ObjectNode both = part.deepCopy();
        for (String field : fields) {
            if (said.path(field).isString()) {
                both.set(field, said.path(field));
            }
        }
        return both;
    }

    /** The few fields that events have of it. */
    void describe(ObjectNode event) {
        describe(event, "device", device, List.of("name", "type"));
        describe(event, "os", os, OF_OS);
        describe(event, "app", app, OF_APP);
    }

    private static void describe(ObjectNode event, String name, ObjectNode part, List<String> fields) {
        if (!part.isEmpty()) {
            ObjectNode some = event.putObject(name);
            for (String field : fields) {
                some.set(field, part.path(field).isMissingNode() ? WireJson.none() : part.path(field));
            }
        }
    }
}
