package org.trackconsole.service;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.FaultServer;
import org.trackconsole.client.SourceJson;
import org.trackconsole.json.Json;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.JsonNode;

/** A server of sources that does what it is told, and whose answers a test can spoil or lose. */
public final class ForgetfulServer implements AutoCloseable {
    /** What it has; tests put in and take out what others would. */
    public final Map<String, Source> sources = new ConcurrentSkipListMap<>();

    /** Whether what is written is done. */
    public volatile boolean obeys = true;

    /** How everything that is written is answered, instead of as it should be; null for nothing odd. */
    public volatile FaultServer.@Nullable Script answer;

    /** How every look at one source is answered instead. */
    public volatile FaultServer.@Nullable Script look;

    private final FaultServer running;

    public ForgetfulServer() throws IOException {
        running = FaultServer.playing(this::play);
    }

    public TrackServer server() {
        return running.server();
    }

    /** The methods of what was written, in order. */
    public List<String> written() {
        return running.requests().stream()
                .map(FaultServer.Request::method)
                .filter(method -> !method.equals("GET"))
                .toList();
    }

    /** How many questions and writes there were. */
    public int requests() {
        return running.requests().size();
    }

    /** What came with the last request, by names in lower case. */
    public Map<String, String> lastHeaders() {
        return running.requests().getLast().headers();
    }

    /** A source with a secret that only the server has. */
    public static Source mail(String id, String name) {
        return new Source(
                id,
                name,
                List.of("imap"),
                Bridge.REST,
                "",
                "",
                true,
                List.of("post"),
                List.of("Office"),
                false,
                null,
                Map.of("config", Json.read("{\"imap\":{\"host\":\"mail.example\",\"password\":\"open sesame\"}}")));
    }

    @Override
    public void close() throws IOException {
        running.close();
    }

    private void play(FaultServer.Request request, FaultServer.Stage stage) throws IOException, InterruptedException {
        String id = URLDecoder.decode(request.path().replaceFirst("^/event-source/", ""), StandardCharsets.UTF_8);
        switch (request.method()) {
            case "GET" -> {
                if (request.path().startsWith("/event-sources/by_type")) {
                    FaultServer.json(200, list()).play(request, stage);
                    return;
                }
                Source source = sources.get(id);
                answer(look, source == null ? 404 : 200, source == null ? "null" : json(source), request, stage);
            }
            case "DELETE" -> {
                boolean there = sources.containsKey(id);
                if (obeys) {
                    sources.remove(id);
                }
                answer(answer, there ? 200 : 404, there ? "true" : "null", request, stage);
            }
            default -> {
                Source sent = Objects.requireNonNull(SourceJson.read(Json.read(request.body())));
                if (obeys) {
                    sources.put(sent.id(), sent);
                }
                answer(answer, 200, "\"" + sent.id() + "\"", request, stage);
            }
        }
    }

    private String list() {
        List<JsonNode> all = sources.values().stream()
                .map(source -> (JsonNode) SourceJson.tree(source))
                .toList();
        return "{\"total\":" + all.size() + ",\"grouped\":{\"general\":" + all + "}}";
    }

    private static String json(Source source) {
        return SourceJson.tree(source).toString();
    }

    private static void answer(
            FaultServer.@Nullable Script odd,
            int status,
            String body,
            FaultServer.Request request,
            FaultServer.Stage stage)
            throws IOException, InterruptedException {
        (odd == null ? FaultServer.json(status, body) : odd).play(request, stage);
    }
}
