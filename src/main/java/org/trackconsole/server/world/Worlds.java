package org.trackconsole.server.world;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.trackconsole.server.storage.Opening;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.StorageFault;
import org.trackconsole.server.storage.TrackingFile;

/**
 * The worlds of a server. Staging is there from the start; production is opened by the first call that names it, so
 * that whoever never does has neither its file nor its threads. Any thread.
 */
public final class Worlds implements AutoCloseable {
    /** Where production lies within the data folder. */
    public static final String PRODUCTION_FOLDER = "production";

    private final World staging;
    private final Path productionFolder;
    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable World production;
    private volatile boolean streamsEnd;
    private boolean closed;

    private Worlds(World staging, Path dataFolder) {
        this.staging = staging;
        this.productionFolder = dataFolder.resolve(PRODUCTION_FOLDER);
    }

    /**
     * The worlds of a data folder.
     *
     * @param staging the folder's own file, open; it is closed with the worlds
     */
    public static Result<Worlds> of(TrackingFile staging, Path dataFolder) {
        return World.of(staging).map(world -> new Worlds(world, dataFolder));
    }

    /** The world of a stage; nothing of production where its file cannot be opened. */
    public Result<World> world(Stage stage) {
        return switch (stage) {
            case STAGING -> new Result.Done<>(staging);
            case PRODUCTION -> {
                World open = production;
                yield open == null ? openProduction() : new Result.Done<>(open);
            }
        };
    }

    private Result<World> openProduction() {
        opening.lock();
        try {
            World open = production;
            if (open != null) {
                return new Result.Done<>(open);
            }
            return closed ? new Result.Busy<>() : opened();
        } finally {
            opening.unlock();
        }
    }

    /** Opens the file on a thread of its own: SQLite would pin the carrier of a virtual one. */
    private Result<World> opened() {
        Result<World> found = CompletableFuture.supplyAsync(
                        () -> open(productionFolder),
                        task -> Thread.ofPlatform().name("tracking-opening").start(task))
                .join();
        if (found instanceof Result.Done<World>(World world)) {
            production = world;
            if (streamsEnd) {
                world.file().commits().end();
            }
        }
        return found;
    }

    private static Result<World> open(Path folder) {
        return switch (TrackingFile.open(folder)) {
            case Opening.Opened(TrackingFile file) -> {
                Result<World> world = World.of(file);
                if (!(world instanceof Result.Done<World>)) {
                    file.close();
                }
                yield world;
            }
            case Opening.Refused(Opening.Refusal refusal) -> new Result.Failed<>(fault(refusal));
        };
    }

    private static StorageFault fault(Opening.Refusal refusal) {
        return switch (refusal) {
            case FOLDER_NOT_WRITABLE -> StorageFault.NOT_WRITABLE;
            case DAMAGED -> StorageFault.DAMAGED;
            case NEWER -> StorageFault.NEWER;
            case LOCKED -> StorageFault.LOCKED;
            case DISK_FULL -> StorageFault.DISK_FULL;
        };
    }

    /** Lets everybody go who waits for something new: nothing more will come. */
    public void endStreams() {
        streamsEnd = true;
        staging.file().commits().end();
        World open = production;
        if (open != null) {
            open.file().commits().end();
        }
    }

    /** Finishes what waits and closes the files; nothing is opened afterwards. */
    @Override
    public void close() {
        opening.lock();
        try {
            closed = true;
            World open = production;
            if (open != null) {
                open.file().close();
            }
            staging.file().close();
        } finally {
            opening.unlock();
        }
    }
}
