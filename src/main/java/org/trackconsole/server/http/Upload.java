package org.trackconsole.server.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a long body into a file. The client is judged by its progress and not by the time it takes, and the disk must
 * keep some room for the data themselves.
 */
final class Upload {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    /** The largest body that is taken at all. */
    static final long LARGEST = 4L << 30;

    /** What stays free for everybody else. */
    static final long ROOM_TO_LEAVE = 64L << 20;

    /** What a client has to send in the time for which a slow one is waited for. */
    static final int PROGRESS = 256 * 1024;

    private static final int BETWEEN_LOOKS = 8 << 20;
    private static final int PART = 64 * 1024;

    private final SlowClients slowClients;
    private final long largest;
    private final LongSupplier room;
    private final LongSupplier nanoTime;

    /**
     * @param room how many bytes the disk still takes
     * @param nanoTime a clock that only runs forward
     */
    Upload(SlowClients slowClients, long largest, LongSupplier room, LongSupplier nanoTime) {
        this.slowClients = slowClients;
        this.largest = largest;
        this.room = room;
        this.nanoTime = nanoTime;
    }

    /** How many bytes the disk of a file still takes; what cannot be told is no reason to refuse. */
    static long roomBeside(Path file) {
        try {
            return Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * Writes a body. One that the disk has no room for is read all the same, so that the client hears why it is refused.
     *
     * @param announced how long it is to be, −1 where that is not known
     * @param file it is made, and not deleted where the body is refused
     * @throws IOException if the body cannot be read, or the file not be made
     */
    Given<Path> take(InputStream body, long announced, Path file) throws IOException {
        if (announced > largest) {
            return tooLarge();
        }
        slowClients.begin();
        try (OutputStream out = Files.newOutputStream(file)) {
            return copy(body, out, file, isShort(Math.max(0, announced)));
        } finally {
            slowClients.end();
        }
    }

    private Given<Path> copy(InputStream body, OutputStream out, Path file, boolean startsFull) throws IOException {
        byte[] part = new byte[PART];
        boolean full = startsFull;
        long whole = 0;
        long judged = 0;
        long looked = 0;
        long end = end();
        for (int length = body.read(part); length >= 0; length = body.read(part)) {
            whole += length;
            if (whole > largest) {
                return tooLarge();
            }
            if (whole - looked >= BETWEEN_LOOKS) {
                looked = whole;
                full = full || isShort(0);
            }
            full = full || !isWritten(out, part, length);
            if (whole - judged >= PROGRESS) {
                judged = whole;
                end = end();
                slowClients.begin();
            } else if (nanoTime.getAsLong() - end > 0) {
                return new Given.Refused<>(Response.tooSlow());
            }
        }
        return full ? full() : new Given.Usable<>(file);
    }

    private long end() {
        return nanoTime.getAsLong() + slowClients.patience().toNanos();
    }

    private boolean isShort(long more) {
        return room.getAsLong() - ROOM_TO_LEAVE < more;
    }

    private static boolean isWritten(OutputStream out, byte[] part, int length) {
        try {
            out.write(part, 0, length);
            return true;
        } catch (IOException e) {
            LOG.warn("A body could not be written to the disk.", e);
            return false;
        }
    }

    private static <T> Given<T> full() {
        return new Given.Refused<>(
                Response.detail(507, "The disk has no room for this body. The data are what they were."));
    }

    private <T> Given<T> tooLarge() {
        return new Given.Refused<>(Response.broken(413, "The body is larger than " + (largest >> 20) + " MiB."));
    }
}
