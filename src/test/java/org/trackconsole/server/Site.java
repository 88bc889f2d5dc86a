package org.trackconsole.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * The web site of somebody who tracks: pages of an origin that is not the tracking server's. It can also play a tracking
 * server of its own, at the same address, whose every answer the test decides.
 */
final class Site implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, String> documents = new ConcurrentHashMap<>();
    private final BlockingQueue<Tracked> tracked = new LinkedBlockingQueue<>();

    /** A call to the played server; it waits until it is answered. */
    record Tracked(JsonNode payload, HttpExchange exchange) {
        void answer(int status, String json) {
            Site.answer(exchange, status, "application/json", json);
        }

        String eventId() {
            return payload.at("/events/0/id").stringValue();
        }
    }

    Site() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(workers);
        server.createContext("/", this::page);
        server.createContext("/track", this::track);
        server.start();
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A page whose head and body are given; its faults are kept in {@code faults}, its calls in {@code calls}. */
    String page(String path, String head, String body) {
        pages.put(path, """
                <!doctype html><html><head><meta charset="utf-8"><title>Page %s</title>
                <script>
                  window.faults = []; window.calls = [];
                  addEventListener("error", e => faults.push(String(e.message)));
                  addEventListener("unhandledrejection", e => faults.push(String(e.reason)));
                  addEventListener("tracardi-call", e => calls.push(e.detail));
                </script>
                %s</head><body>%s</body></html>""".formatted(path, head, body));
        return origin() + path;
    }

    /** A JSON document of the site. */
    void document(String path, String json) {
        documents.put(path, json);
    }

    /** The next call to the played server. */
    Tracked next() {
        try {
            Tracked next = tracked.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("The page sent nothing");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether nobody waits for an answer of the played server. */
    boolean isQuiet() {
        return tracked.isEmpty();
    }

    private void page(HttpExchange exchange) {
        String json = documents.get(exchange.getRequestURI().getPath());
        if (json != null) {
            answer(exchange, 200, "application/json", json);
            return;
        }
        String html = pages.get(exchange.getRequestURI().getPath());
        answer(exchange, html == null ? 404 : 200, "text/html; charset=utf-8", html == null ? "" : html);
    }

    private void track(HttpExchange exchange) throws IOException {
        JsonNode payload = RunningServer.JSON.readTree(exchange.getRequestBody().readAllBytes());
        tracked.add(new Tracked(payload, exchange));
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.close();
    }
}
