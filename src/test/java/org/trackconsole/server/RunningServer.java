package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Source;
import org.trackconsole.service.Snippets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A local server with what a client of it needs: one REST source, a token, and short ways to call. */
final class RunningServer implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.shared();
    static final Credentials ADMIN = new Credentials("admin@example.com", "admin");
    static final String SOURCE = "shop";

    private final LocalServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token;

    /** An answer with its body as JSON. */
    record Answer(int status, JsonNode body, HttpResponse<String> http) {
        /** The id of the profile; fails where the answer has none. */
        String profile() {
            return body.path("profile").path("id").stringValue();
        }

        /** The id of the session; fails where the answer has none. */
        String session() {
            return body.path("session").path("id").stringValue();
        }
    }

    RunningServer(LocalServer server) {
        this.server = server;
        this.token = signIn("username=admin%40example.com&password=admin")
                .body()
                .path("access_token")
                .asString();
    }

    /** What the console gives a page of a source of this server. */
    String snippet(String source) {
        return new Snippets().javaScript(server.url(), Source.rest(source, "Shop"));
    }

    static RunningServer start(Path folder) {
        return start(folder, InstantSource.system());
    }

    static RunningServer start(Path folder, InstantSource clock) {
        return start(folder, 0, clock);
    }

    /** @param port where it must listen, 0 for anywhere */
    static RunningServer start(Path folder, int port, InstantSource clock) {
        try {
            RunningServer running =
                    new RunningServer(LocalServer.start(new ServerOptions(folder, port, false, ADMIN), clock));
            running.saveSource(source(SOURCE, "rest"));
            return running;
        } catch (ServerStartException e) {
            throw new AssertionError(e);
        }
    }

    LocalServer server() {
        return server;
    }

    HttpClient client() {
        return client;
    }

    String token() {
        return token;
    }

    URI uri(String path) {
        return URI.create(server.url() + path);
    }

    /** A request with the token of the administrator. */
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            String body = response.body();
            boolean json = !body.isEmpty() && !"OK".equals(body);
            return new Answer(response.statusCode(), json ? JSON.readTree(body) : JSON.nullNode(), response);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** An answer of any type; its body is null where it is no JSON. */
    Answer sendForStatus(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            boolean json = response.headers()
                    .firstValue("content-type")
                    .filter("application/json"::equals)
                    .isPresent();
            return new Answer(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.nullNode(), response);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Answer get(String path) {
        return send(request(path).GET().build());
    }

    Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    Answer post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    Answer signIn(String form) {
        return send(HttpRequest.newBuilder(uri("/user/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    /** Posts a body to {@code /track} as a client without any account does. */
    Answer track(String json) {
        return track(BodyPublishers.ofString(json));
    }

    Answer track(BodyPublisher body) {
        return send(HttpRequest.newBuilder(uri("/track"))
                .header("Content-Type", "application/json")
                .POST(body)
                .build());
    }

    /** Posts a body to {@code /track} as a browser or a program of this user agent does. */
    Answer track(String json, String userAgent) {
        return send(HttpRequest.newBuilder(uri("/track"))
                .header("Content-Type", "application/json")
                .header("User-Agent", userAgent)
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    /** One page view; null leaves the session or the profile out. */
    Answer view(@Nullable String session, @Nullable String profile) {
        return view(SOURCE, session, profile);
    }

    Answer view(String source, @Nullable String session, @Nullable String profile) {
        return track(payload(source, session, profile, "{\"type\":\"page-view\"}"));
    }

    /** A page view that must be taken. */
    Answer accepted(@Nullable String session, @Nullable String profile) {
        Answer answer = view(session, profile);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer;
    }

    static String payload(String source, @Nullable String session, @Nullable String profile, String events) {
        return "{\"source\":{\"id\":\"" + source + "\"},"
                + (session == null ? "" : "\"session\":{\"id\":\"" + session + "\"},")
                + (profile == null ? "" : "\"profile\":{\"id\":\"" + profile + "\"},")
                + "\"events\":[" + events + "]}";
    }

    void saveSource(String json) {
        Answer answer = post("/event-source", json);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
    }

    static String source(String id, String type) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + id + "\",\"type\":[\"" + type
                + "\"],\"bridge\":{\"id\":\"b\",\"name\":\"b\"},\"channel\":\"Web\"}";
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    int visits(String profile) {
        return get("/profile/" + profile)
                .body()
                .at("/metadata/time/visit/count")
                .asInt();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
