package org.trackconsole.server.storage;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Why the file could not be read or written. */
public enum StorageFault {
    DISK_FULL("the disk is full"),
    NOT_WRITABLE("the file may not be written"),
    DAMAGED("the file is damaged"),
    NEWER("a newer version of the program made the file"),
    LOCKED("another program holds the file"),
    /** Nobody knows whether it was stored. */
    UNSURE("the disk refused it"),
    /** The disk has refused something before; nothing is written until the program starts again. */
    DISK_REFUSES("the disk has refused earlier changes; start the program again"),
    OTHER("the file could not be reached");

    private final String words;

    StorageFault(String words) {
        this.words = words;
    }

    /** The reason within an English sentence. */
    public String words() {
        return words;
    }

    static StorageFault of(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return OTHER;
        }
        if (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            return DISK_FULL; // The index of the log, beside it, could not grow; SQLite has no other word for that.
        }
        // The low byte is the primary code; the rest only says where it happened.
        return switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & 0xFF)) {
            case SQLITE_FULL -> DISK_FULL;
            case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> NOT_WRITABLE;
            case SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
            case SQLITE_BUSY, SQLITE_LOCKED -> LOCKED;
            // There is no code of its own for a record that is no longer what was written.
            case SQLITE_ERROR -> String.valueOf(failure.getMessage()).contains("malformed JSON") ? DAMAGED : OTHER;
            default -> OTHER;
        };
    }
}
