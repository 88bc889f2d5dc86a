package org.trackconsole.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void keepsWhatWasWrittenAcrossARestart() {
        try (Database database = Database.open(folder)) {
            note(database, "a");
        }
        try (Database database = Database.open(folder)) {
            assertThat(notes(database)).containsExactly("a");
        }
    }

    @Test
    void turnsASecondUserOfTheFolderAwayUntilTheFirstIsGone() {
        Database first = Database.open(folder);
        assertReason(StorageException.Reason.LOCKED, () -> Database.open(folder));
        first.close();
        Database.open(folder).close();
    }

    @Test
    void leavesAFileOfANewerConsoleAsItIs() throws IOException {
        try (Database database = Database.open(folder)) {
            note(database, "a");
            run(database, "PRAGMA user_version = 99");
        }
        byte[] before = Files.readAllBytes(file());
        assertReason(StorageException.Reason.NEWER, () -> Database.open(folder));
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void leavesADamagedFileUntilItIsMovedAside() throws IOException {
        Files.writeString(file(), "no database, though long enough to have the header of one. ".repeat(100));
        byte[] damaged = Files.readAllBytes(file());
        assertReason(StorageException.Reason.DAMAGED, () -> Database.open(folder));
        assertThat(file()).hasBinaryContent(damaged);

        Path aside = Objects.requireNonNull(Database.moveAside(folder, SampleCalls.NOON));

        assertThat(aside)
                .isEqualTo(folder.resolve("console-damaged-20261124-120000-123.sqlite"))
                .hasBinaryContent(damaged);
        Database.open(folder).close();
        assertThat(Database.copies(folder)).containsExactly(new Database.Copy(aside, true));
    }

    @Test
    void offersToMoveAFileAsideAfterItWasFoundDamagedInUse() throws IOException {
        try (Database database = Database.open(folder)) {
            note(database, "a");
        }
        DamagedFile.in(folder, "server");
        try (Database database = Database.open(folder)) {
            assertReason(StorageException.Reason.DAMAGED, () -> new ServerStore(database).all());
        }
        assertReason(StorageException.Reason.DAMAGED, () -> Database.open(folder));
        assertReason(StorageException.Reason.DAMAGED, () -> Database.open(folder));

        assertThat(Database.moveAside(folder, SampleCalls.NOON)).isNotNull();

        Database.open(folder).close();
    }

    @Test
    void opensAFileThatTurnsOutSound() throws IOException {
        Database.open(folder).close();
        byte[] sound = Files.readAllBytes(file());
        DamagedFile.in(folder, "server");
        try (Database database = Database.open(folder)) {
            assertReason(StorageException.Reason.DAMAGED, () -> new ServerStore(database).all());
        }
        Files.write(file(), sound);
        Database.open(folder).close();
        assertThat(folder.resolve("console.suspect")).doesNotExist();
    }

    @Test
    void movesNothingAsideWhereThereIsNoFile() {
        assertThat(Database.moveAside(folder, SampleCalls.NOON)).isNull();
    }

    @Test
    void saysThatAFolderMayNotBeWritten() throws IOException {
        Path closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
        assumeThat(Files.isWritable(closed)).as("rights do not bind this user").isFalse();
        assertReason(StorageException.Reason.READ_ONLY, () -> Database.open(closed));
    }

    @Test
    void saysThatTheFileMayNotBeWritten() {
        try (Database database = Database.open(folder)) {
            run(database, "PRAGMA query_only = ON");
            assertReason(StorageException.Reason.READ_ONLY, () -> note(database, "a"));
        }
    }

    @Test
    void losesNothingOfBeforeWhenTheDiskIsFull() {
        try (Database database = Database.open(folder)) {
            note(database, "before");
            fill(database);
            assertReason(StorageException.Reason.DISK_FULL, () -> note(database, "x".repeat(1_000_000)));
            run(database, "PRAGMA max_page_count = 1000000");
            note(database, "after");
            assertThat(notes(database)).containsExactly("after", "before");
        }
    }

    @Test
    void keepsAllOfAUnitOfWorkOrNothing() {
        try (Database database = Database.open(folder)) {
            assertReason(
                    StorageException.Reason.OTHER,
                    () -> database.write(connection -> {
                        Memo.put(connection, "a", "a");
                        return Sql.change(connection, "INSERT INTO no_such_table VALUES (1)");
                    }));
            assertThat(notes(database)).isEmpty();
        }
    }

    @Test
    void letsABugThroughAsItIsAndKeepsNothing() {
        IllegalStateException bug = new IllegalStateException("a bug");
        try (Database database = Database.open(folder)) {
            assertThatThrownBy(() -> database.write(connection -> {
                        Memo.put(connection, "a", "a");
                        throw bug;
                    }))
                    .isSameAs(bug);
            assertThat(notes(database)).isEmpty();
        }
    }

    @Test
    void readersCannotWrite() {
        try (Database database = Database.open(folder)) {
            assertReason(
                    StorageException.Reason.READ_ONLY,
                    () -> database.read(connection -> {
                        Memo.put(connection, "a", "a");
                        return null;
                    }));
        }
    }

    @Test
    void readsWhileAWriteIsUnderWayAndSeesItWhenItIsDone() throws Exception {
        try (Database database = Database.open(folder)) {
            note(database, "before");
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            Future<?> writing = inBackground(() -> database.write(connection -> {
                Memo.put(connection, "during", "during");
                inside.countDown();
                await(goOn);
                return null;
            }));
            inside.await();
            assertThat(notes(database)).containsExactly("before");
            goOn.countDown();
            writing.get();
            assertThat(notes(database)).containsExactly("before", "during");
        }
    }

    @Test
    void anInterruptNeitherStopsAWriteNorGetsLost() throws Exception {
        try (Database database = Database.open(folder)) {
            FutureTask<Boolean> writing = new FutureTask<>(() -> {
                Thread.currentThread().interrupt();
                note(database, "a");
                return Thread.currentThread().isInterrupted();
            });
            Thread.ofVirtual().start(writing);
            assertThat(writing.get()).isTrue();
            assertThat(notes(database)).containsExactly("a");
        }
    }

    @Test
    void finishesWhatIsQueuedBeforeItCloses() throws Exception {
        Database database = Database.open(folder);
        CountDownLatch queued = new CountDownLatch(1);
        List<Future<?>> writes = new ArrayList<>();
        writes.add(inBackground(() -> database.write(connection -> {
            await(queued);
            return null;
        })));
        for (int note = 0; note < 20; note++) {
            String text = "note " + note;
            writes.add(inBackground(() -> {
                queued.countDown();
                note(database, text);
            }));
        }
        queued.await();
        for (Future<?> write : writes) {
            write.get();
        }
        database.close();
        try (Database again = Database.open(folder)) {
            assertThat(notes(again)).hasSize(20);
        }
    }

    @Test
    void saysThatItIsClosedAndMayBeClosedTwice() {
        Database database = Database.open(folder);
        database.close();
        database.close();
        assertReason(StorageException.Reason.CLOSED, () -> note(database, "a"));
        assertReason(StorageException.Reason.CLOSED, () -> notes(database));
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        Path made = folder.resolve("made");
        try (Database database = Database.open(made)) {
            note(database, "a");
            assertThat(rights(made)).isEqualTo("rwx------");
            for (String name : List.of("console.sqlite", "console.sqlite-wal", "console.lock")) {
                assertThat(rights(made.resolve(name))).as(name).isEqualTo("rw-------");
            }
        }
    }

    @Test
    void knowsItsSize() {
        try (Database database = Database.open(folder)) {
            long before = database.sizeInBytes();
            note(database, "x".repeat(1_000_000));
            assertThat(database.sizeInBytes()).isGreaterThan(before + 900_000);
        }
    }

    /** Lets the file grow no further, as a full disk would. */
    static void fill(Database database) {
        database.write(connection -> {
            long pages = Sql.number(connection, "PRAGMA page_count");
            return Sql.number(connection, "PRAGMA max_page_count = " + pages);
        });
    }

    static void assertReason(StorageException.Reason reason, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        StorageException.class,
                        problem -> assertThat(problem.reason()).isEqualTo(reason));
    }

    private Path file() {
        return folder.resolve("console.sqlite");
    }

    private static void note(Database database, String text) {
        database.write(connection -> {
            Memo.put(connection, text, "");
            return null;
        });
    }

    private static List<String> notes(Database database) {
        return database.read(DatabaseTest::notes);
    }

    private static List<String> notes(Connection connection) throws java.sql.SQLException {
        return Sql.rows(connection, row -> row.getString(1), "SELECT key FROM memo ORDER BY key");
    }

    private static void run(Database database, String sql) {
        database.write(connection -> {
            Sql.run(connection, sql);
            return null;
        });
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static Future<?> inBackground(Runnable work) {
        FutureTask<?> task = new FutureTask<>(work, null);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException unexpected) {
            throw new AssertionError(unexpected);
        }
    }
}
