package org.trackconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class StorageFaultTest {
    /** Where there is no room even for the index of the log, SQLite speaks of a fault of the disk; the file is sound. */
    @ParameterizedTest
    @CsvSource({
        "SQLITE_FULL, DISK_FULL",
        "SQLITE_IOERR_SHMSIZE, DISK_FULL",
        "SQLITE_IOERR_READ, OTHER",
        "SQLITE_READONLY_DIRECTORY, NOT_WRITABLE",
        "SQLITE_CORRUPT_INDEX, DAMAGED",
        "SQLITE_BUSY_SNAPSHOT, LOCKED",
    })
    void codesOfSqliteHaveAMeaning(SQLiteErrorCode code, StorageFault fault) {
        assertThat(StorageFault.of(new SQLiteException("", code))).isEqualTo(fault);
    }

    @Test
    void whatIsNotOfSqliteIsSomethingElse() {
        assertThat(StorageFault.of(new SQLException("closed"))).isEqualTo(StorageFault.OTHER);
    }
}
