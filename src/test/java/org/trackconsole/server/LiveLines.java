package org.trackconsole.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The live stream as a client reads it, one message at a time. */
final class LiveLines implements AutoCloseable {
    private final BufferedReader reader;

    /** A message; the data are null where it only tells a place. */
    record Message(
            String event, @Nullable String id, @Nullable JsonNode data) {}

    private LiveLines(BufferedReader reader) {
        this.reader = reader;
    }

    static LiveLines open(RunningServer server, String query, @Nullable String lastEventId) {
        HttpRequest.Builder request = server.request("/console/live" + query);
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            HttpResponse<java.io.InputStream> response =
                    server.client().send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new AssertionError("status " + response.statusCode());
            }
            return new LiveLines(new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next message; null at the end of the stream. */
    @Nullable
    Message next() {
        String event = "message";
        String id = null;
        String data = null;
        try {
            String line = reader.readLine();
            while (line != null && !line.isEmpty()) {
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                }
                line = reader.readLine();
            }
            return line == null
                    ? null
                    : new Message(event, id, data == null ? null : RunningServer.JSON.readTree(data));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The next so many messages that carry something. */
    List<Message> take(int number) {
        List<Message> messages = new ArrayList<>();
        while (messages.size() < number) {
            Message message = next();
            if (message == null) {
                throw new AssertionError("The stream ended after " + messages);
            }
            if (message.data() != null) {
                messages.add(message);
            }
        }
        return messages;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
