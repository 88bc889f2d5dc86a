package org.trackconsole.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A connection on which a test writes what no HTTP client would. */
final class RawHttp implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream input;
    private final int port;

    RawHttp(LocalServer server) {
        try {
            port = server.port();
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MILLIS);
            input = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends lines as they stand, each with its line end; {@code {host}} becomes the right host header. */
    RawHttp send(String... lines) {
        return sendText(String.join("\r\n", lines) + "\r\n");
    }

    RawHttp sendText(String text) {
        try {
            String whole = text.replace("{host}", "Host: 127.0.0.1:" + port);
            socket.getOutputStream().write(whole.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The status of the next answer; its headers and as much body as they announce are read, too. */
    int status() {
        try {
            String head = head(input);
            int length = bodyLength(head);
            input.readNBytes(length);
            return Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer as it came. */
    @SuppressWarnings("ArrayRecordComponent")
    record Heard(int status, String head, byte[] body) {
        boolean closes() {
            return head.toLowerCase(Locale.ROOT).contains("connection: close");
        }

        String text() {
            return head + new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    /** Sends a text again and again, little by little, until the server answers or closes; false where it never does. */
    boolean isCutOffWhileSending(String text) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            socket.setSoTimeout(1);
            while (System.nanoTime() < end) {
                if (!trySend(text.getBytes(StandardCharsets.ISO_8859_1)) || hasMore()) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return true;
        } finally {
            awaitWithPatience();
        }
    }

    private boolean hasMore() throws IOException {
        try {
            input.mark(1);
            input.read();
            input.reset();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    private void awaitWithPatience() {
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends bytes; false where the server has closed the connection. */
    boolean trySend(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /** The next answer, or null where the server closed the connection instead; silence is a failure. */
    @Nullable
    Heard hear() {
        try {
            String head = head(input);
            int status = Integer.parseInt(head.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
            return new Heard(status, head, input.readNBytes(bodyLength(head)));
        } catch (SocketTimeoutException e) {
            throw new AssertionError("No answer came", e);
        } catch (IOException _) {
            return null;
        }
    }

    private static int bodyLength(String head) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Closed after: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Whether the server has ended the connection. */
    boolean isClosedByServer() {
        try {
            return input.read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
