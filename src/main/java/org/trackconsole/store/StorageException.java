package org.trackconsole.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;

/** The console's file could not be read or written. Nothing of the unit of work that failed was kept. */
public final class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    StorageException(Reason reason, String message, Throwable cause) {
        super(reason + ": " + message, cause);
        this.reason = reason;
    }

    StorageException(Reason reason, String message) {
        super(reason + ": " + message);
        this.reason = reason;
    }

    /** What is wrong with the file or its place. */
    public enum Reason {
        /** No room is left. */
        DISK_FULL,
        /** The file or its folder may not be written. */
        READ_ONLY,
        /** It is not, or no longer, a sound SQLite file. */
        DAMAGED,
        /** Another process has it. */
        LOCKED,
        /** A newer console wrote it. */
        NEWER,
        /** It was closed: the console is ending. */
        CLOSED,
        /** Anything else. */
        OTHER
    }

    /** What is wrong with the file or its place. */
    public Reason reason() {
        return reason;
    }

    static StorageException of(SQLException problem) {
        return new StorageException(reasonOf(problem), String.valueOf(problem.getMessage()), problem);
    }

    static StorageException of(IOException problem) {
        return new StorageException(reasonOf(problem), String.valueOf(problem.getMessage()), problem);
    }

    static StorageException closed() {
        return new StorageException(Reason.CLOSED, "The file is closed.");
    }

    private static Reason reasonOf(SQLException problem) {
        // SQLite's primary result codes: https://sqlite.org/rescode.html
        return switch (problem.getErrorCode() & 0xff) {
            case 13 -> Reason.DISK_FULL;
            case 3, 8 -> Reason.READ_ONLY;
            case 11, 26 -> Reason.DAMAGED;
            case 5, 6 -> Reason.LOCKED;
            default -> Reason.OTHER;
        };
    }

    private static Reason reasonOf(IOException problem) {
        if (problem instanceof AccessDeniedException) {
            return Reason.READ_ONLY;
        }
        // Java has no own type for a full disk; the system's words are all there is.
        String why = problem instanceof FileSystemException file ? String.valueOf(file.getReason()) : "";
        return switch (why.toLowerCase(Locale.ROOT)) {
            case String words
            when words.contains("no space left") || words.contains("not enough space") -> Reason.DISK_FULL;
            case String words when words.contains("read-only") -> Reason.READ_ONLY;
            default -> Reason.OTHER;
        };
    }
}
