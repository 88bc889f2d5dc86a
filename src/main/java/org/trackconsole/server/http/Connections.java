package org.trackconsole.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * What stands between Helidon and the socket of each client. Helidon gathers a chunk of a body, and the line that tells
 * its length, before anybody sees it, and writes for as long as a client takes nothing; here the one is bounded and the
 * other is timed.
 */
final class Connections implements ServerConnectionSelector {
    private static final ScopedValue<BodyRoom.Share> SHARE = ScopedValue.newInstance();

    private final ServerConnectionSelector http;
    private final SlowClients slowClients;
    private final BodyRoom room;

    /** @param http speaks HTTP on them */
    Connections(ServerConnectionSelector http, SlowClients slowClients, BodyRoom room) {
        this.http = http;
        this.slowClients = slowClients;
        this.room = room;
    }

    /** What the request on the calling thread has of the room for bodies. */
    static BodyRoom.Share share() {
        return SHARE.get();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext socket) {
        BodyRoom.Share share = room.share();
        return new Held(
                http.connection(new Guarded(socket, new Gathering(socket, share).reader(), writer(socket))), share);
    }

    private DataWriter writer(ConnectionContext socket) {
        return new Timed(socket.dataWriter(), slowClients);
    }

    /** Gives back what the requests of a connection had, however it ended. */
    private record Held(ServerConnection connection, BodyRoom.Share share)
            implements ServerConnection, InterruptableTask<Void> {
        @Override
        public void handle(Limit limit) throws InterruptedException {
            try (share) {
                ScopedValue.where(SHARE, share).<Void, InterruptedException>call(() -> {
                    connection.handle(limit);
                    return null;
                });
            }
        }

        @Override
        public boolean canInterrupt() {
            return connection instanceof InterruptableTask<?> task && task.canInterrupt();
        }

        @Override
        public Duration idleTime() {
            return connection.idleTime();
        }

        @Override
        public void close(boolean interrupt) {
            connection.close(interrupt);
        }
    }

    /** More came in one piece than is taken at all. */
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** More came in one piece than there is room for now. */
    static final class NoRoomException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Reads from the socket, and knows how much of that is still in no request. */
    private static final class Gathering {
        private final DataReader socket;
        private final BodyRoom.Share share;
        private final DataReader reader = new DataReader(this::more);
        private boolean begun;

        Gathering(ConnectionContext socket, BodyRoom.Share share) {
            this.socket = socket.dataReader();
            this.share = share;
        }

        DataReader reader() {
            return reader;
        }

        private byte[] more() {
            int gathered = reader.available();
            if (gathered > Request.LARGEST_BODY) {
                throw new TooLongException();
            }
            if (!share.gather(gathered)) {
                throw new NoRoomException();
            }
            socket.ensureAvailable();
            byte[] bytes = socket.readBytes(socket.available());
            boolean first = !begun;
            begun = true;
            return first ? OlderHttp.asNew(bytes) : bytes;
        }
    }

    /** Writes to the socket, and cuts off a client that does not take it. */
    private record Timed(DataWriter socket, SlowClients slowClients) implements DataWriter {
        @Override
        public void write(BufferData... buffers) {
            slowClients.whileTaken(() -> socket.write(buffers));
        }

        @Override
        public void write(BufferData buffer) {
            slowClients.whileTaken(() -> socket.write(buffer));
        }

        @Override
        public void writeNow(BufferData... buffers) {
            slowClients.whileTaken(() -> socket.writeNow(buffers));
        }

        @Override
        public void writeNow(BufferData buffer) {
            slowClients.whileTaken(() -> socket.writeNow(buffer));
        }
    }

    /** The connection as Helidon sees it. */
    private record Guarded(ConnectionContext socket, DataReader dataReader, DataWriter dataWriter)
            implements ConnectionContext {
        @Override
        public ListenerContext listenerContext() {
            return socket.listenerContext();
        }

        @Override
        public ExecutorService executor() {
            return socket.executor();
        }

        @Override
        public Router router() {
            return socket.router();
        }

        @Override
        public Optional<ProxyProtocolData> proxyProtocolData() {
            return socket.proxyProtocolData();
        }

        @Override
        public HelidonSocket serverSocket() {
            return socket.serverSocket();
        }

        @Override
        public PeerInfo remotePeer() {
            return socket.remotePeer();
        }

        @Override
        public PeerInfo localPeer() {
            return socket.localPeer();
        }

        @Override
        public boolean isSecure() {
            return socket.isSecure();
        }

        @Override
        public String socketId() {
            return socket.socketId();
        }

        @Override
        public String childSocketId() {
            return socket.childSocketId();
        }
    }
}
