package org.trackconsole.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Calls as fast as they are answered, each connection one after the other. One thread serves all connections, because
 * the load shares its cores with the server it measures.
 */
final class Load implements AutoCloseable {
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();

    /** What one connection says and hears. */
    interface Talk {
        /** The next request with its head. */
        byte[] next();

        /** Takes the answer to it; ASCII. */
        void heard(byte[] answer, int length);
    }

    /** What a stretch of time brought: calls a second and microseconds a call. */
    record Measured(double perSecond, Histogram micros) {}

    Load(int port, int count, Supplier<Talk> talks) throws IOException {
        for (int i = 0; i < count; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Connection connection = new Connection(channel, talks.get());
            channel.register(selector, SelectionKey.OP_READ, connection);
            connections.add(connection);
        }
    }

    /** Calls for so long; what is under way at the end is waited for and not counted. */
    Measured run(Duration time) throws IOException {
        Histogram micros = new Histogram(60_000_000L, 3);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (Connection connection : connections) {
            connection.ask();
        }
        int asking = connections.size();
        while (asking > 0) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                Connection connection = (Connection) key.attachment();
                if (connection.hear()) {
                    long now = System.nanoTime();
                    if (now < end) {
                        micros.recordValue((now - connection.asked) / 1_000);
                        connection.ask();
                    } else {
                        asking--;
                    }
                }
            }
            selector.selectedKeys().clear();
        }
        return new Measured(micros.getTotalCount() / (time.toNanos() / 1e9), micros);
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.channel.close();
        }
        selector.close();
    }

    private static final class Connection {
        private final SocketChannel channel;
        private final Talk talk;
        private final byte[] answer = new byte[LARGEST_ANSWER];
        private final ByteBuffer incoming = ByteBuffer.wrap(answer);
        private long asked;

        Connection(SocketChannel channel, Talk talk) {
            this.channel = channel;
            this.talk = talk;
        }

        void ask() throws IOException {
            ByteBuffer request = ByteBuffer.wrap(talk.next());
            incoming.clear();
            asked = System.nanoTime();
            while (request.hasRemaining()) {
                channel.write(request);
            }
        }

        /** Whether the answer has come whole; it must be 200. */
        boolean hear() throws IOException {
            if (channel.read(incoming) < 0) {
                throw new IOException("The server closed the connection");
            }
            int length = incoming.position();
            int head = indexOf("\r\n\r\n", 0, length);
            if (head < 0) {
                return false;
            }
            if (answer[9] != '2') {
                throw new IOException("Not taken: " + new String(answer, 0, length, StandardCharsets.UTF_8));
            }
            if (length < head + 4 + bodyLength(head)) {
                return false;
            }
            talk.heard(answer, length);
            return true;
        }

        private int bodyLength(int head) throws IOException {
            int at = indexOf("ontent-Length:", 0, head);
            if (at < 0) {
                throw new IOException("An answer without its length");
            }
            int number = 0;
            for (int i = at + "ontent-Length:".length(); answer[i] != '\r'; i++) {
                if (answer[i] != ' ') {
                    number = number * 10 + (answer[i] - '0');
                }
            }
            return number;
        }

        private int indexOf(String text, int from, int to) {
            return Load.indexOf(answer, text, from, to);
        }
    }

    /** Where an ASCII text begins, or −1. */
    static int indexOf(byte[] bytes, String text, int from, int to) {
        int last = to - text.length();
        for (int i = from; i <= last; i++) {
            int j = 0;
            while (j < text.length() && bytes[i + j] == text.charAt(j)) {
                j++;
            }
            if (j == text.length()) {
                return i;
            }
        }
        return -1;
    }
}
