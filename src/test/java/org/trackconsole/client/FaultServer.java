package org.trackconsole.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackServer;

/** A server that answers as badly as a test wants. Each request gets the next script, the last one for ever. */
public final class FaultServer implements AutoCloseable {
    private final ServerSocket listener;
    private final String scheme;
    private final List<Script> scripts;
    private final boolean speaksHttp;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FaultServer(ServerSocketFactory sockets, String scheme, boolean speaksHttp, List<Script> scripts)
            throws IOException {
        this.listener = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.scheme = scheme;
        this.speaksHttp = speaksHttp;
        this.scripts = scripts;
        Thread.ofVirtual().start(this::listen);
    }

    public static FaultServer playing(Script... scripts) throws IOException {
        return new FaultServer(ServerSocketFactory.getDefault(), "http", true, List.of(scripts));
    }

    public static FaultServer playing(ServerSocketFactory tls, Script... scripts) throws IOException {
        return new FaultServer(tls, "https", true, List.of(scripts));
    }

    /** A server that understands nothing of what it is sent, such as a TLS greeting, and plays its script at once. */
    public static FaultServer deaf(Script script) throws IOException {
        return new FaultServer(ServerSocketFactory.getDefault(), "http", false, List.of(script));
    }

    /** What the server does once it has read a request. */
    @FunctionalInterface
    public interface Script {
        void play(Request request, Stage stage) throws IOException, InterruptedException;
    }

    public record Request(String method, String path, Map<String, String> headers, String body) {}

    /** What a script can do. */
    public final class Stage {
        private final Socket socket;
        private final OutputStream out;

        private Stage(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Does nothing more until the server is closed. */
        public void hang() throws InterruptedException {
            closed.await();
        }

        /** Waits until the client has closed its side. */
        public void awaitHangUp() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // What else it says is of no interest.
            }
        }

        public void hangUp() throws IOException {
            socket.close();
        }
    }

    /** A complete answer on a connection that is kept. */
    public static Script answer(int status, String contentType, String body, String... headers) {
        return (_, stage) -> stage.write(text(status, contentType, body, headers));
    }

    public static Script json(int status, String body) {
        return answer(status, "application/json", body);
    }

    /** Reads the request and closes the connection without a byte. */
    public static Script nothing() {
        return (_, stage) -> stage.hangUp();
    }

    public static String text(int status, String contentType, String body, String... headers) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " X\r\n");
        head.append("Content-Type: ").append(contentType).append("\r\n");
        head.append("Content-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head + "\r\n" + body;
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    public TrackServer server() {
        return server(Duration.ofSeconds(20));
    }

    public TrackServer server(Duration timeout, Header... headers) {
        return new TrackServer("s1", "Shop server", url(), timeout, List.of(headers), null);
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = socket.getInputStream();
            Stage stage = new Stage(socket);
            if (!speaksHttp) {
                in.skipNBytes(1);
                scripts.getFirst().play(new Request("", "", Map.of(), ""), stage);
                return;
            }
            Request request = read(in);
            while (request != null) {
                requests.add(request);
                scripts.get(Math.min(requests.size(), scripts.size()) - 1).play(request, stage);
                request = socket.isClosed() ? null : read(in);
            }
        } catch (IOException | InterruptedException _) {
            // The client has gone, which some tests want.
        }
    }

    private static @Nullable Request read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        String[] words = first.split(" ", -1);
        return new Request(words[0], words[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
