package org.trackconsole.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Network;

/** An HTTP proxy that opens tunnels and passes plain calls on, for whoever it knows. */
final class TunnelProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final @Nullable String pair;
    private final int refusal;
    private final @Nullable URI end;
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = new CopyOnWriteArrayList<>();

    /**
     * @param pair {@code user:password} that it asks for; null for nothing
     * @param end where everything leads, whatever it is asked for; null for where it is asked for
     * @param refusal the status that it gives to everybody it knows; 0 to connect them
     */
    private TunnelProxy(@Nullable String pair, int refusal, @Nullable URI end) throws IOException {
        this.end = end;
        this.pair = pair;
        this.refusal = refusal;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    static TunnelProxy open() throws IOException {
        return new TunnelProxy(null, 0, null);
    }

    static TunnelProxy asking(String pair) throws IOException {
        return new TunnelProxy(pair, 0, null);
    }

    static TunnelProxy refusing(int status) throws IOException {
        return new TunnelProxy(null, status, null);
    }

    /** One that leads to the same server whatever it is asked for. */
    static TunnelProxy leading(String pair, URI end) throws IOException {
        return new TunnelProxy(pair, 0, end);
    }

    /** The way through it. */
    Network.Proxy.Http proxy(@Nullable String user, String password) {
        return new Network.Proxy.Http("127.0.0.1", listener.getLocalPort(), user, password);
    }

    /** First lines of what it was asked, in order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            InputStream in = client.getInputStream();
            OutputStream out = client.getOutputStream();
            String first = FaultServer.line(in);
            List<String> headers = new ArrayList<>();
            for (String line = FaultServer.line(in); !line.isEmpty(); line = FaultServer.line(in)) {
                headers.add(line);
            }
            asked.add(first);
            if (!knows(headers)) {
                answer(out, "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"office\"");
                return;
            }
            if (refusal != 0) {
                answer(out, refusal + " No");
                return;
            }
            String[] words = first.split(" ", -1);
            boolean tunnel = "CONNECT".equals(words[0]);
            URI target = URI.create(tunnel ? "http://" + words[1] : words[1]);
            if (end != null) {
                target = end.resolve(target.getRawPath());
            }
            try (Socket server = new Socket(target.getHost(), target.getPort())) {
                open.add(server);
                if (tunnel) {
                    out.write("HTTP/1.1 200 Connected\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } else {
                    String head = words[0] + " " + target.getRawPath() + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                            + "\r\n\r\n";
                    server.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
                }
                Thread back = Thread.ofVirtual().start(() -> pump(server, client));
                pump(client, server);
                back.join();
            }
        } catch (IOException | InterruptedException _) {
            // Somebody has gone.
        }
    }

    private boolean knows(List<String> headers) {
        String wanted = pair == null
                ? ""
                : "proxy-authorization: basic "
                        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return pair == null
                || headers.stream()
                        .anyMatch(header -> header.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)));
    }

    private static void answer(OutputStream out, String head) throws IOException {
        out.write(("HTTP/1.1 " + head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException _) {
            // Somebody has gone.
        }
    }
}
