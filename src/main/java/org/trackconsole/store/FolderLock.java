package org.trackconsole.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a folder for one process. The system lets go of it when the process ends in whatever way, so that a crash never
 * locks anybody out; the empty file itself stays, for deleting it would let two processes hold two locks.
 */
final class FolderLock implements AutoCloseable {
    private static final String FILE = "console.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StorageException LOCKED if somebody has it; READ_ONLY or another reason if the folder cannot be used */
    static FolderLock take(Path folder) {
        try {
            FileChannel channel = FileChannel.open(
                    folder.resolve(FILE),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    OwnerOnly.file(folder));
            if (lock(channel) == null) {
                channel.close();
                throw new StorageException(
                        StorageException.Reason.LOCKED, "Another process uses the folder " + folder + ".");
            }
            return new FolderLock(channel);
        } catch (IOException problem) {
            throw StorageException.of(problem);
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException problem) {
            throw StorageException.of(problem);
        }
    }
}
