package org.trackconsole.client;

import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Arrival;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Puts the lines of a stream of server-sent events together to messages. One thread. */
final class LiveMessages {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final LiveListener listener;
    private final StringBuilder data = new StringBuilder();
    private String event = "";
    private @Nullable String id;

    LiveMessages(LiveListener listener) {
        this.listener = listener;
    }

    /** Takes the next line, without its end. */
    void line(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "id" -> id = value;
            case "event" -> event = value;
            case "data" -> data.append(value).append('\n');
            default -> {
                // A comment, or what later versions may add.
            }
        }
    }

    private void dispatch() {
        if ("reset".equals(event)) {
            listener.reset();
        } else if (!data.isEmpty()) {
            arrived(data.toString());
        }
        if (id != null) {
            listener.at(id);
        }
        data.setLength(0);
        event = "";
        id = null;
    }

    private void arrived(String text) {
        JsonNode json;
        try {
            json = MAPPER.readTree(text);
        } catch (JacksonException _) {
            return;
        }
        Arrival arrival = ArrivalAnswers.row(json);
        if (arrival != null) {
            listener.arrived(arrival);
        }
    }
}
