package org.trackconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class CheckpointsTest {
    private static final int LONG = 1_000;

    @TempDir
    private Path folder;

    private Sql sql;
    private Sql reader;
    private Writer writer;
    private Checkpoints checkpoints;
    private final AtomicBoolean refuses = new AtomicBoolean();
    private int written;

    @BeforeEach
    void begin() throws SQLException {
        Path file = folder.resolve("small.sqlite");
        sql = Sql.writing(file);
        sql.script("CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB)");
        sql.commitWithoutWaiting();
        sql.leaveLog();
        reader = Sql.reading(file);
        writer = new Writer(sql, 8, this::toDisk);
        writer.start();
        checkpoints = new Checkpoints(Sql.reading(file), writer, LONG);
        checkpoints.start();
    }

    @AfterEach
    void end() throws Exception {
        checkpoints.stop();
        writer.stop();
        reader.close();
        sql.close();
    }

    private void toDisk() throws IOException {
        if (refuses.get()) {
            throw new IOException("No");
        }
    }

    private Result<Integer> write() {
        return writer.write(connection ->
                connection.update("INSERT INTO fact VALUES (?, zeroblob(20000))", String.valueOf(written++)));
    }

    private void writeLongLog() throws SQLException {
        while (reader.logState().pages() < LONG) {
            assertThat(write()).isEqualTo(new Result.Done<>(1));
        }
    }

    private void writeUntilTheLogIsShort() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (reader.logState().pages() >= LONG) {
            assertThat(System.nanoTime()).as("%s", reader.logState()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
            assertThat(write()).isEqualTo(new Result.Done<>(1));
        }
    }

    @Test
    void longLogIsBroughtInAndBegunAnewWhileMoreIsWritten() throws Exception {
        for (int i = 0; i < 5; i++) {
            writeLongLog();
            writeUntilTheLogIsShort();
        }
        assertThat(reader.number("SELECT count(*) FROM fact")).isEqualTo(written);
        assertThat(reader.list("PRAGMA integrity_check", row -> row.getString(1)))
                .containsExactly("ok");
    }

    @Test
    void logIsBegunAnewAlsoWhereTheWritingNeverPauses() throws Exception {
        long pages = 0;
        int begun = 0;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (begun < 3) {
            assertThat(System.nanoTime()).as("%s", reader.logState()).isLessThan(end);
            assertThat(write()).isEqualTo(new Result.Done<>(1));
            long now = reader.logState().pages();
            // While a commit is being noted, SQLite says −1.
            begun += now >= 0 && now < pages ? 1 : 0;
            pages = now;
        }
        assertThat(reader.number("SELECT count(*) FROM fact")).isEqualTo(written);
    }

    @Test
    void shortLogIsLeft() throws Exception {
        while (reader.logState().pages() < LONG / 2) {
            assertThat(write()).isEqualTo(new Result.Done<>(1));
        }
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(write()).isEqualTo(new Result.Done<>(1));
        assertThat(reader.logState().broughtIn()).isZero();
    }

    @Test
    void whoStillReadsWhatWasBeforeSeesIt() throws Exception {
        write();
        long rows = reader.atOneMoment(view -> {
            long before = view.number("SELECT count(*) FROM fact");
            for (int i = 0; i < 2 * LONG; i++) {
                write();
            }
            assertThat(view.number("SELECT count(*) FROM fact")).isEqualTo(before);
            return before;
        });
        assertThat(rows).isEqualTo(1);
        writeUntilTheLogIsShort();
        assertThat(reader.number("SELECT count(*) FROM fact")).isEqualTo(written);
    }

    /** What SQLite says where the disk does not keep what was written; what was brought in before may be lost as well. */
    private static void isRefused(Sql connection) throws SQLException {
        connection.first("SELECT 1", _ -> {
            throw new SQLiteException("No", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
        });
    }

    @Test
    void nothingMoreIsWrittenOnceTheDiskHasRefusedTheFileToTheWritingThread() throws Exception {
        Result<Boolean> result = writer.write(new Command<>() {
            @Override
            public Boolean run(Sql connection) throws SQLException {
                isRefused(connection);
                return true;
            }

            @Override
            public boolean isAlone() {
                return true;
            }
        });
        assertThat(result).isInstanceOf(Result.Failed.class);
        assertThat(write()).isEqualTo(new Result.Failed<>(StorageFault.DISK_REFUSES));
        assertThat(reader.number("SELECT count(*) FROM fact")).isZero();
    }

    @Test
    void nothingMoreIsWrittenOnceTheDiskHasRefusedTheFileBesideTheWriting() throws Exception {
        Sql refused = Sql.reading(folder.resolve("small.sqlite"));
        assertThatThrownBy(() -> isRefused(refused)).isInstanceOf(SQLException.class);
        refused.close();
        Checkpoints other = new Checkpoints(refused, writer, LONG);
        other.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!writer.isBroken()) {
            assertThat(System.nanoTime()).isLessThan(end);
            write();
        }
        other.stop();
        assertThat(write()).isEqualTo(new Result.Failed<>(StorageFault.DISK_REFUSES));
    }

    @Test
    void nothingIsBroughtInOnceTheDiskHasRefused() throws Exception {
        refuses.set(true);
        Result<Integer> result = writer.write(connection -> {
            for (int i = 0; i < LONG; i++) {
                connection.update("INSERT INTO fact VALUES (?, zeroblob(20000))", String.valueOf(i));
            }
            return LONG;
        });
        assertThat(result).isEqualTo(new Result.Failed<>(StorageFault.UNSURE));
        TimeUnit.MILLISECONDS.sleep(200);
        assertThat(reader.logState().pages()).isGreaterThan(LONG);
        assertThat(reader.logState().broughtIn()).isZero();
    }
}
