package org.trackconsole.server.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What lies in the log of a file behind the part that SQLite can read. It reads up to the first frame whose checksum is
 * wrong, nothing at all where that of the header is, and says nothing of the rest. After a process that was killed there
 * is none; after a log that was damaged there are commits.
 */
final class LogTail {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int MAGIC = 0x377f0682;
    private static final int SALT_AT = 16;
    private static final int CHECKSUM_AT = 24;
    private static final int FRAME_SALT_AT = 8;
    private static final int COMMIT_AT = 4;

    private LogTail() {}

    /** Whether commits of a file that has just been opened are out of reach. */
    static boolean isLost(Sql sql) throws SQLException, IOException {
        Optional<Path> log = sql.log();
        if (log.isEmpty() || !Files.exists(log.get())) {
            return false;
        }
        return holdsCommit(
                log.get(),
                FRAME_HEADER + sql.number("PRAGMA page_size"),
                sql.logState().pages() + 1);
    }

    /**
     * Whether there is a commit.
     *
     * @param frame how long one is
     * @param next the first frame to look at; the one before may just not have been written to its end
     */
    private static boolean holdsCommit(Path log, long frame, long next) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < HEADER + frame) {
                return false;
            }
            ByteBuffer header = read(file, 0, HEADER);
            boolean sound = isSound(header);
            long first = sound ? next : 0;
            long salt = sound
                    ? header.getLong(SALT_AT)
                    : read(file, HEADER, FRAME_HEADER).getLong(FRAME_SALT_AT);
            for (long at = HEADER + first * frame; at + frame <= file.length(); at += frame) {
                ByteBuffer found = read(file, at, FRAME_HEADER);
                // Frames of an earlier round have another salt.
                if (found.getLong(FRAME_SALT_AT) == salt && found.getInt(COMMIT_AT) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Whether the header is as SQLite wrote it; what it tells counts only then. */
    private static boolean isSound(ByteBuffer header) {
        int magic = header.getInt(0);
        if ((magic & ~1) != MAGIC) {
            return false;
        }
        // The last bit tells in which order the checksum takes the bytes.
        ByteBuffer words = header.duplicate().order((magic & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int first = 0;
        int second = 0;
        for (int at = 0; at < CHECKSUM_AT; at += 2 * Integer.BYTES) {
            first += words.getInt(at) + second;
            second += words.getInt(at + Integer.BYTES) + first;
        }
        return header.getInt(CHECKSUM_AT) == first && header.getInt(CHECKSUM_AT + Integer.BYTES) == second;
    }

    private static ByteBuffer read(RandomAccessFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
