package org.trackconsole.server.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What lies in the log of a file behind the part that SQLite can read. It reads up to the first frame whose checksum is
 * wrong and says nothing of the rest. After a process that was killed there is none; after a log that was damaged there
 * are commits.
 */
final class LogTail {
    private static final int HEADER = 32;
    private static final int FRAME_HEADER = 24;
    private static final int PAGE_SIZE_AT = 8;
    private static final int SALT_AT = 16;
    private static final int FRAME_SALT_AT = 8;
    private static final int COMMIT_AT = 4;

    private LogTail() {}

    /** Whether commits of a file that has just been opened are out of reach. */
    static boolean isLost(Sql sql) throws SQLException, IOException {
        Optional<Path> log = sql.log();
        if (log.isEmpty() || !Files.exists(log.get())) {
            return false;
        }
        return holdsCommit(log.get(), sql.logState().pages() + 1);
    }

    /** @param first the first frame to look at; the one before may just not have been written to its end */
    private static boolean holdsCommit(Path log, long first) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            if (file.length() < HEADER) {
                return false;
            }
            ByteBuffer header = read(file, 0, HEADER);
            long salt = header.getLong(SALT_AT);
            long frame = (long) FRAME_HEADER + header.getInt(PAGE_SIZE_AT);
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

    private static ByteBuffer read(RandomAccessFile file, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(at);
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes);
    }
}
