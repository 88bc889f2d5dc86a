package org.trackconsole.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.ServerStartException.Reason;
import org.trackconsole.server.access.Accounts;
import org.trackconsole.server.enrich.PredefinedEvents;
import org.trackconsole.server.http.HttpFront;
import org.trackconsole.server.http.Listening;
import org.trackconsole.server.storage.FactTable;
import org.trackconsole.server.storage.Opening;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.StorageFault;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.world.Stage;
import org.trackconsole.server.world.Worlds;

/**
 * A running tracking server on this machine. It behaves as release 0.8.2 of a real one, apart from the differences that
 * {@code src/docs/local-server.md} lists. Any thread.
 */
public final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final int PORTS_TRIED = 64;
    private static final int HIGHEST_PORT = 65_535;

    private final HttpFront front;
    private final Worlds worlds;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * The copies of a world's data that newer versions made before they changed its file; nobody uses them, running or not.
     *
     * @param dataFolder of the server
     * @throws IOException if the folder cannot be read
     */
    public static List<Path> copies(Path dataFolder, Stage stage) throws IOException {
        return TrackingFile.copies(
                stage == Stage.PRODUCTION ? dataFolder.resolve(Worlds.PRODUCTION_FOLDER) : dataFolder);
    }

    LocalServer(HttpFront front, Worlds worlds) {
        this.front = front;
        this.worlds = worlds;
    }

    /**
     * Starts a server; when this returns, it answers. Blocks for some tenths of a second.
     *
     * @throws ServerStartException if it cannot; then nothing of it is left running
     */
    public static LocalServer start(ServerOptions options) throws ServerStartException {
        return start(options, InstantSource.system());
    }

    static LocalServer start(ServerOptions options, InstantSource clock) throws ServerStartException {
        long begin = System.nanoTime();
        // Takes as long as opening the file, and neither needs the other.
        CompletableFuture<PredefinedEvents> predefined =
                CompletableFuture.supplyAsync(PredefinedEvents::new, LocalServer::beside);
        TrackingFile file = switch (TrackingFile.open(options.dataFolder())) {
            case Opening.Opened(TrackingFile opened) -> opened;
            case Opening.Refused(Opening.Refusal refusal) -> throw new ServerStartException(reason(refusal));
        };
        try {
            HttpFront.Parts parts = parts(options, file, predefined, clock);
            HttpFront front = listen(options, parts);
            LOG.info("Listening on port {} after {} ms", front.port(), millisSince(begin));
            if (!options.place().address().isLoopbackAddress()) {
                LOG.warn(
                        "Other machines can reach this server: it listens on {}.",
                        options.place().name());
            }
            String password = options.administrator().password();
            beside(() -> parts.accounts().admit(password));
            return new LocalServer(front, parts.worlds());
        } catch (ServerStartException e) {
            file.close();
            throw e;
        }
    }

    private static void beside(Runnable task) {
        Thread.ofPlatform().daemon().name("tracking-start").start(task);
    }

    private static long millisSince(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    private static Reason reason(Opening.Refusal refusal) {
        return switch (refusal) {
            case FOLDER_NOT_WRITABLE -> Reason.FOLDER_NOT_WRITABLE;
            case DAMAGED -> Reason.FILE_DAMAGED;
            case NEWER -> Reason.FILE_NEWER;
            case LOCKED -> Reason.LOCKED;
            case DISK_FULL -> Reason.DISK_FULL;
        };
    }

    private static HttpFront.Parts parts(
            ServerOptions options,
            TrackingFile file,
            CompletableFuture<PredefinedEvents> predefined,
            InstantSource clock)
            throws ServerStartException {
        String instance = needed(file.readers().read(FactTable::instance));
        Worlds worlds = needed(Worlds.of(file, options.dataFolder()));
        Accounts accounts = needed(Accounts.load(file, options.administrator().user(), instance, clock));
        return new HttpFront.Parts(worlds, accounts, predefined.join(), instance, clock);
    }

    /** What a start cannot do without; a file that does not give it is damaged. */
    private static <T> T needed(Result<T> result) throws ServerStartException {
        return switch (result) {
            case Result.Done<T>(T value) -> value;
            case Result.Busy<T>() -> throw new ServerStartException(Reason.LOCKED);
            case Result.Failed<T>(StorageFault fault) ->
                throw new ServerStartException(
                        switch (fault) {
                            case LOCKED -> Reason.LOCKED;
                            case DISK_FULL -> Reason.DISK_FULL;
                            default -> Reason.FILE_DAMAGED;
                        });
        };
    }

    private static HttpFront listen(ServerOptions options, HttpFront.Parts parts) throws ServerStartException {
        int first = options.port();
        int last = options.nextFreePort() && first > 0 ? Math.min(first + PORTS_TRIED, HIGHEST_PORT) : first;
        for (int port = first; port <= last; port++) {
            switch (HttpFront.open(parts, options.place(), port)) {
                case Listening.Open(HttpFront front) -> {
                    return front;
                }
                case Listening.Forbidden() -> throw new ServerStartException(Reason.PORT_FORBIDDEN);
                case Listening.Taken() -> LOG.debug("Port {} is taken", port);
            }
        }
        throw new ServerStartException(Reason.PORT_TAKEN);
    }

    /** The port it listens on. */
    public int port() {
        return front.port();
    }

    /** The address that clients use: {@code http://127.0.0.1:port} unless it listens elsewhere,
     * without a slash at the end. */
    public URI url() {
        return front.url();
    }

    /** Takes no more connections, finishes what is under way, and closes the file. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            front.close();
            worlds.close();
        }
    }
}
