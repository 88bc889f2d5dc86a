package org.trackconsole.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrackingFileTest {
    private static final Migrations FIRST =
            new Migrations(Migrations.ALL.scripts().subList(0, 1));

    @TempDir
    private Path folder;

    private static Migrations and(String script) {
        List<String> scripts = new ArrayList<>(FIRST.scripts());
        scripts.add(script);
        return new Migrations(scripts);
    }

    private TrackingFile open(Migrations migrations) {
        return switch (TrackingFile.open(folder, migrations)) {
            case Opening.Opened(TrackingFile file) -> file;
            case Opening.Refused(Opening.Refusal reason) -> throw new AssertionError(reason);
        };
    }

    private static Command<String> insert(String name) {
        return sql -> {
            sql.update("INSERT INTO fact (name, value) VALUES (?, 'x')", name);
            return name;
        };
    }

    private static long count(TrackingFile file, String name) {
        return file.readers().read(sql -> sql.number("SELECT count(*) FROM fact WHERE name = ?", name))
                        instanceof Result.Done<Long>(Long number)
                ? number
                : -1;
    }

    @Test
    void writesAreReadAtOnceAndSurvive() {
        try (TrackingFile file = open(FIRST)) {
            assertThat(file.writer().write(insert("a"))).isEqualTo(new Result.Done<>("a"));
            assertThat(count(file, "a")).isEqualTo(1);
        }
        try (TrackingFile file = open(FIRST)) {
            assertThat(count(file, "a")).isEqualTo(1);
        }
    }

    /** Holds the writing thread until all of a batch waits behind it, so that they share one commit. */
    private static void together(
            TrackingFile file, List<Command<String>> commands, List<Future<Result<String>>> results) throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Result<String>> held = callers.submit(() -> file.writer().write(_ -> {
                begun.countDown();
                await(goOn);
                return "held";
            }));
            begun.await();
            for (Command<String> command : commands) {
                results.add(callers.submit(() -> file.writer().write(command)));
            }
            while (file.writer().waiting() < commands.size()) {
                Thread.onSpinWait();
            }
            goOn.countDown();
            assertThat(held.get()).isEqualTo(new Result.Done<>("held"));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void commandThatFailsIsUndoneAndLeavesTheOthersOfItsCommit() throws Exception {
        Command<String> failing = sql -> {
            sql.update("INSERT INTO fact (name, value) VALUES ('half', 'x')");
            sql.update("INSERT INTO fact (name, value) VALUES ('half', 'x')");
            return "never";
        };
        Command<String> broken = sql -> {
            sql.update("INSERT INTO fact (name, value) VALUES ('broken', 'x')");
            throw new IllegalStateException("a bug");
        };
        List<Future<Result<String>>> results = new ArrayList<>();
        try (TrackingFile file = open(FIRST)) {
            together(file, List.of(insert("a"), failing, broken, insert("b")), results);
            assertThat(results.get(0).get()).isEqualTo(new Result.Done<>("a"));
            assertThat(results.get(1).get()).isEqualTo(new Result.Failed<>(StorageFault.OTHER));
            assertThat(results.get(2).exceptionNow()).hasRootCauseMessage("a bug");
            assertThat(results.get(3).get()).isEqualTo(new Result.Done<>("b"));
            assertThat(count(file, "a") + count(file, "b")).isEqualTo(2);
            assertThat(count(file, "half") + count(file, "broken")).isZero();
        }
    }

    @Test
    void bugInACommandReachesItsCallerAndTheWriterLivesOn() {
        try (TrackingFile file = open(FIRST)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> unwrapped(() -> file.writer().write(_ -> {
                        throw new IllegalStateException("a bug");
                    })));
            assertThat(file.writer().write(insert("a"))).isEqualTo(new Result.Done<>("a"));
        }
    }

    /** Another program has the file: nothing can be begun, and whoever waits hears of it. */
    @Test
    void commandForWhichNothingCanBeBegunFails() throws Exception {
        TrackingFile file = open(FIRST);
        assertThat(file.writer().write(sql -> sql.number("PRAGMA busy_timeout = 1")))
                .isInstanceOf(Result.Done.class);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(TrackingFile.NAME));
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Result<String> result = CompletableFuture.supplyAsync(
                            () -> file.writer().write(insert("a")))
                    .get(10, TimeUnit.SECONDS);
            assertThat(result).isEqualTo(new Result.Failed<>(StorageFault.LOCKED));
            CompletableFuture.runAsync(file::close).get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void bugAfterACommitReachesItsCallerAndNobodyElse() throws Exception {
        Command<String> broken = new Command<>() {
            @Override
            public String run(Sql sql) throws SQLException {
                return insert("broken").run(sql);
            }

            @Override
            public void committed(String outcome) {
                throw new IllegalStateException("a bug");
            }
        };
        List<Future<Result<String>>> results = new ArrayList<>();
        try (TrackingFile file = open(FIRST)) {
            CompletableFuture.runAsync(() -> allTogether(file, List.of(broken, insert("b")), results))
                    .get(10, TimeUnit.SECONDS);
            assertThat(results.get(0).exceptionNow()).hasRootCauseMessage("a bug");
            assertThat(results.get(1).get()).isEqualTo(new Result.Done<>("b"));
            assertThat(file.writer().write(insert("c"))).isEqualTo(new Result.Done<>("c"));
        }
    }

    private static void allTogether(
            TrackingFile file, List<Command<String>> commands, List<Future<Result<String>>> results) {
        try {
            together(file, commands, results);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void unwrapped(Runnable action) {
        try {
            action.run();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Test
    void fullDiskFailsWhatNeedsRoomAndTheRestGoesOn() {
        String large = "x".repeat(1_000_000);
        try (TrackingFile file = open(FIRST)) {
            file.writer().write(sql -> sql.number("PRAGMA max_page_count = 60"));
            assertThat(file.writer().write(insert(large))).isEqualTo(new Result.Failed<>(StorageFault.DISK_FULL));
            assertThat(file.writer().write(insert("small"))).isEqualTo(new Result.Done<>("small"));
            file.writer().write(sql -> sql.number("PRAGMA max_page_count = 100000"));
            assertThat(file.writer().write(insert(large))).isEqualTo(new Result.Done<>(large));
        }
    }

    @Test
    void commandBeyondTheRoomIsTurnedAwayAtOnce() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Sql sql = Sql.writing(folder.resolve("small.sqlite"));
        sql.script("CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT)");
        Writer writer = new Writer(sql, 2, () -> {});
        writer.start();
        List<CompletableFuture<Result<String>>> waiting = new ArrayList<>();
        waiting.add(CompletableFuture.supplyAsync(() -> writer.write(_ -> {
            begun.countDown();
            await(goOn);
            return "held";
        })));
        begun.await();
        for (String name : List.of("a", "b")) {
            waiting.add(CompletableFuture.supplyAsync(
                    () -> writer.write(insert(name)), task -> Thread.ofVirtual().start(task)));
        }
        while (writer.waiting() < 2) {
            Thread.onSpinWait();
        }
        assertThat(writer.write(insert("c"))).isEqualTo(new Result.Busy<>());
        goOn.countDown();
        for (CompletableFuture<Result<String>> call : waiting) {
            assertThat(call.get()).isInstanceOf(Result.Done.class);
        }
        writer.stop();
        sql.close();
    }

    @Test
    void commandAfterTheStopIsTurnedAway() {
        TrackingFile file = open(FIRST);
        file.close();
        assertThat(file.writer().write(insert("late"))).isEqualTo(new Result.Busy<>());
        assertThat(file.readers().read(_ -> 1)).isEqualTo(new Result.Busy<>());
    }

    /** What SQLite would leave beside it has the same rights, and would keep out the next start as well. */
    @Test
    void fileThatMayNotBeWrittenIsRefusedAndNothingIsLeftBesideIt() throws IOException {
        open(FIRST).close();
        Path file = folder.resolve("tracking.sqlite");
        assumeTrue(file.toFile().setWritable(false) && !Files.isWritable(file), "this user may write everything");
        assertThat(TrackingFile.open(folder, FIRST))
                .isEqualTo(new Opening.Refused(Opening.Refusal.FOLDER_NOT_WRITABLE));
        assertThat(folder.resolve("tracking.sqlite-shm")).doesNotExist();
        assertThat(file.toFile().setWritable(true)).isTrue();
        open(FIRST).close();
    }

    @Test
    void existingFileIsCopiedBeforeItIsChanged() throws SQLException, IOException {
        try (TrackingFile file = open(FIRST)) {
            file.writer().write(insert("a"));
        }
        try (TrackingFile file = open(and("0002-test.sql"))) {
            assertThat(file.readers().read(sql -> sql.number("SELECT count(note) FROM fact")))
                    .isEqualTo(new Result.Done<>(0L));
            assertThat(count(file, "a")).isEqualTo(1);
        }
        assertThat(TrackingFile.copies(folder)).containsExactly(folder.resolve("tracking-backup-version-1.sqlite"));
        try (Sql copy = Sql.reading(folder.resolve("tracking-backup-version-1.sqlite"))) {
            assertThat(copy.number("SELECT count(*) FROM fact WHERE name = 'a'"))
                    .isEqualTo(1);
            assertThat(copy.number("PRAGMA user_version")).isEqualTo(1);
        }
        assertThat(TrackingFile.open(folder, FIRST)).isEqualTo(new Opening.Refused(Opening.Refusal.NEWER));
    }

    @Test
    void profilesAndSessionsOfTheFirstVersionAreKept() {
        try (TrackingFile file = open(FIRST)) {
            file.writer().write(sql -> {
                sql.update("INSERT INTO profile VALUES ('p', 1, 2, 3, NULL, 4, 'Europe/Warsaw')");
                return sql.update("INSERT INTO session VALUES ('s', 'p', 'active', 'Web', 1, 2, '{}', '{\"a\":1}')");
            });
        }
        try (TrackingFile file = open(Migrations.ALL)) {
            ProfileRow profile = new ProfileRow("p", 1, 2, 3, null, 4L, "Europe/Warsaw");
            assertThat(file.readers().read(sql -> ProfileTable.findWhole(sql, "p")))
                    .isEqualTo(new Result.Done<>(Optional.of(new StoredProfile(profile, "{}"))));
            assertThat(file.readers().read(sql -> SessionTable.find(sql, "s")))
                    .isEqualTo(new Result.Done<>(
                            Optional.of(new SessionRow("s", "p", "active", "Web", 1, 2, "{}", "{\"a\":1}", "{}"))));
        }
    }

    @Test
    void eventsOfTheFirstVersionKeepTheirPlacesAndNoPlaceIsGivenTwice() {
        try (TrackingFile file = open(FIRST)) {
            file.writer().write(sql -> {
                sql.update("INSERT INTO event VALUES (7, 'a', 'page-view', 'web', 's', 'p', 1, NULL, '{}')");
                return sql.update("INSERT INTO event VALUES (9, 'b', 'sign-in', 'web', 's', 'p', 2, 3, '{\"x\":1}')");
            });
        }
        try (TrackingFile file = open(Migrations.ALL)) {
            assertThat(file.readers().read(sql -> EventTable.ofSession(sql, "s", "p", 5)))
                    .isInstanceOfSatisfying(
                            Result.Done.class,
                            found -> assertThat((List<?>) found.value()).hasSize(2));
            assertThat(place(file, "a")).isEqualTo(7);
            file.writer().write(sql -> EventTable.delete(sql, "b"));
            file.writer().write(sql -> {
                EventTable.save(
                        sql, 1, List.of(new EventRow("c", "page-view", "web", "s", "p", 4, null, "{}")), List.of());
                return true;
            });
            assertThat(place(file, "c")).isEqualTo(10);
            assertThat(noted(file, "a")).isFalse();
            assertThat(noted(file, "c")).isTrue();
        }
    }

    private static boolean noted(TrackingFile file, String id) {
        return file.readers().read(sql -> EventTable.changes(sql, id))
                        instanceof Result.Done<Optional<ChangesRow>>(Optional<ChangesRow> found)
                && found.orElseThrow().noted();
    }

    private static long place(TrackingFile file, String id) {
        return file.readers().read(sql -> sql.number("SELECT seq FROM event WHERE id = ?", id))
                        instanceof Result.Done<Long>(Long seq)
                ? seq
                : -1;
    }

    @Test
    void newFileNeedsNoCopy() {
        open(and("0002-test.sql")).close();
        assertThat(folder.resolve("tracking-backup-version-1.sqlite")).doesNotExist();
    }

    @Test
    void changeThatFailsHalfwayLeavesTheFileAsItWas() {
        try (TrackingFile file = open(FIRST)) {
            file.writer().write(insert("a"));
        }
        assertThat(TrackingFile.open(folder, and("0002-broken.sql"))).isInstanceOf(Opening.Refused.class);
        try (TrackingFile file = open(FIRST)) {
            assertThat(count(file, "a")).isEqualTo(1);
        }
    }

    @Test
    void searchThatWouldNeverEndIsBrokenOffAndLeavesTheNextOneAlone() {
        String endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        try (TrackingFile file = open(FIRST)) {
            for (int i = 0; i < 3; i++) {
                assertThat(file.searchers()
                                .read(sql -> sql.within(Duration.ofMillis(20), same -> same.number(endless))))
                        .isEqualTo(new Result.Done<>(Optional.empty()));
                assertThat(file.searchers().read(sql -> sql.number("SELECT 7"))).isEqualTo(new Result.Done<>(7L));
            }
        }
    }
}
