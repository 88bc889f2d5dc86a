package org.trackconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
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

    private final AtomicBoolean fails = new AtomicBoolean();

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
        if (fails.get()) {
            throw new IllegalStateException("A bug");
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
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Result.Failed<>(StorageFault.UNSURE));
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new Result.Failed<>(StorageFault.UNSURE));
    }

    /** The log may have a gap now, and what stands behind it would not be found again. */
    @Test
    void afterARefusalNothingMoreIsWrittenAndEverybodyHearsSoAtOnce() throws Exception {
        refuses.set(true);
        assertThat(writer.write(insert("a"))).isEqualTo(new Result.Failed<>(StorageFault.UNSURE));
        refuses.set(false);
        reader.script("BEGIN");
        long seen = written();
        List<CompletableFuture<Result<String>>> later = List.of(write("b"), write("c"), write("d"));
        for (CompletableFuture<Result<String>> one : later) {
            assertThat(one.get(2, TimeUnit.SECONDS)).isEqualTo(new Result.Failed<>(StorageFault.DISK_REFUSES));
        }
        reader.script("ROLLBACK");
        assertThat(written()).isEqualTo(seen);
        assertThat(writer.isBroken()).isTrue();
    }

    @Test
    void faultInTheWaitItselfReachesTheCallersAndTheWriterStops() throws Exception {
        fails.set(true);
        assertThat(writer.write(insert("a"))).isEqualTo(new Result.Failed<>(StorageFault.UNSURE));
        CompletableFuture.runAsync(() -> {
                    try {
                        writer.stop();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                })
                .get(10, TimeUnit.SECONDS);
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
    void logIsThatOfTheFileBehindALinkAndIsBroughtToTheDisk() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link.sqlite"), elsewhere.resolve("real.sqlite"));
        try (Sql linked = Sql.writing(link)) {
            linked.script("CREATE TABLE fact (name TEXT PRIMARY KEY)");
            assertThat(linked.log().orElseThrow().toRealPath())
                    .isEqualTo(elsewhere.resolve("real.sqlite-wal").toRealPath());
            DiskSync.Log log = DiskSync.logOf(linked);
            assertThat(linked.number("PRAGMA synchronous")).isEqualTo(1);
            log.toDisk();
            log.close();
            assertThatThrownBy(log::toDisk).isInstanceOf(IOException.class);
        }
    }

    @Test
    void fileWithoutALogWaitsForTheDiskByItself() throws Exception {
        try (Sql plain = Sql.writing(folder.resolve("plain.sqlite"))) {
            plain.script("PRAGMA journal_mode = DELETE");
            assertThat(plain.log()).isEmpty();
            DiskSync.Log log = DiskSync.logOf(plain);
            log.toDisk();
            assertThat(plain.number("PRAGMA synchronous")).isEqualTo(2);
        }
    }
}
