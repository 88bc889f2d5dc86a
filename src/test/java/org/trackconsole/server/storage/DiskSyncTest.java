package org.trackconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSyncTest {
    @TempDir
    private Path folder;

    private Path file;
    private Sql sql;
    private Sql reader;
    private Writer writer;

    /** A disk that takes its time, and may refuse. */
    private final AtomicBoolean refuses = new AtomicBoolean();

    private CountDownLatch slow = new CountDownLatch(0);

    @BeforeEach
    void begin() throws SQLException {
        file = folder.resolve("small.sqlite");
        sql = Sql.writing(file);
        sql.script("CREATE TABLE fact (name TEXT PRIMARY KEY)");
        reader = Sql.reading(file);
        writer = new Writer(sql, 8, this::toDisk);
        writer.start();
    }

    @AfterEach
    void end() throws Exception {
        slow.countDown();
        writer.stop();
        reader.close();
        sql.close();
    }

    private void toDisk() throws IOException {
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (refuses.get()) {
            throw new IOException("No");
        }
    }

    private static Command<String> insert(String name) {
        return connection -> {
            connection.update("INSERT INTO fact (name) VALUES (?)", name);
            return name;
        };
    }

    private CompletableFuture<Result<String>> write(String name) {
        return CompletableFuture.supplyAsync(
                () -> writer.write(insert(name)), task -> Thread.ofVirtual().start(task));
    }

    private long written() throws SQLException {
        return reader.number("SELECT count(*) FROM fact");
    }

    private void awaitWritten(int many) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (written() < many) {
            assertThat(System.nanoTime()).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    @Test
    void callerWaitsForTheDiskAndTheNextIsWrittenMeanwhile() throws Exception {
        slow = new CountDownLatch(1);
        CompletableFuture<Result<String>> first = write("a");
        awaitWritten(1);
        CompletableFuture<Result<String>> second = write("b");
        awaitWritten(2);
        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        slow.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Result.Done<>("a"));
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new Result.Done<>("b"));
    }

    @Test
    void whatTheDiskRefusesIsNotPromised() throws Exception {
        refuses.set(true);
        slow = new CountDownLatch(1);
        CompletableFuture<Result<String>> first = write("a");
        awaitWritten(1);
        // Comes behind what the disk will refuse, so it may not be found again either.
        CompletableFuture<Result<String>> second = write("b");
        awaitWritten(2);
        slow.countDown();
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Result.Failed<>(StorageFault.OTHER));
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new Result.Failed<>(StorageFault.OTHER));
    }

    @Test
    void afterARefusalEverythingIsBroughtIntoTheFileBeforeTheNextPromise() throws Exception {
        refuses.set(true);
        assertThat(writer.write(insert("a"))).isEqualTo(new Result.Failed<>(StorageFault.OTHER));
        refuses.set(false);
        assertThat(writer.write(insert("b"))).isEqualTo(new Result.Done<>("b"));
        assertThat(written()).isEqualTo(2);
        assertThat(writer.write(insert("c"))).isEqualTo(new Result.Done<>("c"));
    }

    /** A reader of long ago keeps the log from being brought in: nothing is promised on top of it. */
    @Test
    void nothingIsPromisedWhileTheLogCannotBeBroughtIn() throws Exception {
        assertThat(writer.write(connection -> connection.number("PRAGMA busy_timeout = 1")))
                .isInstanceOf(Result.Done.class);
        reader.script("BEGIN");
        assertThat(written()).isZero();
        refuses.set(true);
        assertThat(writer.write(insert("a"))).isEqualTo(new Result.Failed<>(StorageFault.OTHER));
        refuses.set(false);
        assertThat(writer.write(insert("b"))).isEqualTo(new Result.Failed<>(StorageFault.OTHER));
        reader.script("ROLLBACK");
        assertThat(writer.write(insert("c"))).isEqualTo(new Result.Done<>("c"));
        assertThat(written()).isEqualTo(2);
    }

    @Test
    void diskThatStandsStillTurnsCallersAwayInTheEnd() throws Exception {
        slow = new CountDownLatch(1);
        List<CompletableFuture<Result<String>>> offered = new ArrayList<>();
        do {
            offered.add(writer.offer(insert("n" + offered.size())));
            assertThat(offered.size()).isLessThan(100_000);
        } while (!offered.getLast().isDone());
        assertThat(offered.getLast().get()).isEqualTo(new Result.Busy<>());
        slow.countDown();
        assertThat(offered.getFirst().get(10, TimeUnit.SECONDS)).isEqualTo(new Result.Done<>("n0"));
    }

    @Test
    void logThatIsNotThereNeedsNoDisk() {
        DiskSync.Log log = DiskSync.logOf(folder.resolve("none.sqlite"));
        assertThatCode(log::toDisk).doesNotThrowAnyException();
        assertThatCode(log::close).doesNotThrowAnyException();
    }

    @Test
    void logOfAFileIsBroughtToTheDisk() throws Exception {
        DiskSync.Log log = DiskSync.logOf(file);
        log.toDisk();
        assertThat(writer.write(insert("a"))).isInstanceOf(Result.Done.class);
        log.toDisk();
        log.close();
        assertThatCode(log::toDisk).isInstanceOf(IOException.class);
    }
}
