package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.trackconsole.server.RunningServer.Answer;
import org.trackconsole.server.access.Accounts;
import org.trackconsole.server.enrich.PredefinedEvents;
import org.trackconsole.server.http.HttpFront;
import org.trackconsole.server.http.Listening;
import org.trackconsole.server.storage.FactTable;
import org.trackconsole.server.storage.Opening;
import org.trackconsole.server.storage.Result;
import org.trackconsole.server.storage.TrackingFile;
import org.trackconsole.server.world.Worlds;

/** A server whose file may not grow any more, as on a full disk: what it acknowledges it has, the rest it refuses. */
class FullDiskTest {
    private static final String LARGE = "x".repeat(100_000);

    private TrackingFile file;
    private RunningServer server;

    @BeforeEach
    void start(@TempDir Path folder) {
        ServerOptions options = new ServerOptions(folder, 0, false, RunningServer.ADMIN);
        file = ((Opening.Opened) TrackingFile.open(folder)).file();
        InstantSource clock = InstantSource.system();
        String instance = done(file.readers().read(FactTable::instance));
        Worlds worlds = done(Worlds.of(file, folder));
        Accounts accounts = done(Accounts.load(file, RunningServer.ADMIN.user(), instance, clock));
        accounts.admit(RunningServer.ADMIN.password());
        HttpFront.Parts parts = new HttpFront.Parts(worlds, accounts, new PredefinedEvents(), instance, clock);
        HttpFront front = ((Listening.Open) HttpFront.open(parts, options.place(), 0)).front();
        server = new RunningServer(new LocalServer(front, worlds));
        server.saveSource(RunningServer.source(RunningServer.SOURCE, "rest"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static <T> T done(Result<T> result) {
        return ((Result.Done<T>) result).value();
    }

    /** Pages that the file may still get. */
    private void leaveRoom(int pages) {
        done(file.writer().write(sql -> {
            long now = sql.number("PRAGMA page_count");
            // Texts of statements are kept, and this one is not constant; it runs a few times in a test.
            return sql.number("PRAGMA max_page_count = " + (now + pages));
        }));
    }

    private Answer send(String event, String session) {
        return server.track(RunningServer.payload(
                RunningServer.SOURCE,
                session,
                null,
                "{\"type\":\"sign-up\",\"id\":\"" + event + "-1\",\"properties\":{\"firstname\":\"Ann\"}},"
                        + "{\"type\":\"x\",\"id\":\"" + event + "-2\",\"properties\":{\"text\":\"" + LARGE + "\"}}"));
    }

    @Test
    void callThatDoesNotFitIsRefusedWithTheReasonAndLeavesNothingBehind() {
        leaveRoom(0);
        Answer refused = send("lost", "visit");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.http().headers().firstValue("Retry-After")).hasValue("1");
        assertThat(refused.body().path("detail").asString()).isEqualTo("Nothing was stored or read: the disk is full.");
        for (String path : List.of("/event/lost-1", "/event/lost-2", "/session/visit")) {
            assertThat(server.get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(server.get("/profile/count").body().path("count").asInt()).isZero();
        assertThat(server.get("/healthcheck").status()).isEqualTo(200);
    }

    @Test
    void logTellsOnceThatTheDiskIsFullHoweverManyCallsComeUntilItIsNot() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger("org.trackconsole.server.storage");
        logger.addAppender(log);
        log.start();
        try {
            for (int round = 1; round <= 2; round++) {
                leaveRoom(0);
                for (int call = 0; call < 5; call++) {
                    assertThat(send("lost", "visit").status()).isEqualTo(503);
                }
                assertThat(log.list).hasSize(round);
                leaveRoom(1_000);
                assertThat(send("kept", "visit").status()).isEqualTo(200);
            }
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void everyAcknowledgedCallOfManyIsThereAndTheRefusedOnesCanBeSentAgain() throws Exception {
        leaveRoom(400);
        Map<String, Integer> answers = new ConcurrentHashMap<>();
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 8; client++) {
                String name = "c" + client;
                clients.add(threads.submit(() -> {
                    for (int call = 0; call < 4; call++) {
                        String event = name + "-" + call;
                        answers.put(event, send(event, name).status());
                    }
                }));
            }
        }
        for (Future<?> client : clients) {
            client.get();
        }
        assertThat(answers).hasSize(32).containsValue(200).containsValue(503);
        assertThat(answers.values()).containsOnly(200, 503);
        answers.forEach((event, status) -> {
            int expected = status == 200 ? 200 : 404;
            assertThat(server.get("/event/" + event + "-1").status()).as(event).isEqualTo(expected);
            assertThat(server.get("/event/" + event + "-2").status()).as(event).isEqualTo(expected);
        });
        leaveRoom(100_000);
        answers.forEach((event, status) -> {
            if (status == 503) {
                assertThat(send(event, event.substring(0, 2)).status())
                        .as(event)
                        .isEqualTo(200);
                assertThat(server.get("/event/" + event + "-2").status()).isEqualTo(200);
            }
        });
    }

    /** The file of another server with so many large events. */
    private static byte[] snapshot(Path folder, int events) throws IOException, InterruptedException {
        try (RunningServer other = RunningServer.start(folder)) {
            for (int i = 0; i < events; i++) {
                other.track(RunningServer.payload(
                        RunningServer.SOURCE,
                        "t",
                        null,
                        "{\"type\":\"x\",\"id\":\"far-" + i + "\",\"properties\":{\"text\":\"" + LARGE + "\"}}"));
            }
            return other.client()
                    .send(other.request("/console/snapshot").build(), BodyHandlers.ofByteArray())
                    .body();
        }
    }

    private Answer restore(byte[] snapshot) {
        return server.send(server.request("/console/snapshot")
                .PUT(BodyPublishers.ofByteArray(snapshot))
                .build());
    }

    /** No file of this process may grow beyond so many bytes; false where the system cannot be told that. */
    private static boolean limitFiles(String bytes) throws IOException, InterruptedException {
        try {
            String self = Long.toString(ProcessHandle.current().pid());
            return new ProcessBuilder("prlimit", "--pid", self, "--fsize=" + bytes + ":unlimited")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void snapshotThatFillsTheDiskWhileItIsTakenOverLeavesTheDataAsTheyWere(@TempDir Path elsewhere)
            throws IOException, InterruptedException {
        byte[] snapshot = snapshot(elsewhere, 40);
        assertThat(send("kept", "visit").status()).isEqualTo(200);
        // It has come in as a whole already; to take it over writes it a second time.
        Path copy = Files.write(file.snapshots().place(), snapshot);
        assumeTrue(limitFiles("1000000"), "files cannot be limited here");
        try {
            assertThat(file.snapshots().restore(copy, _ -> "", _ -> {})).isInstanceOf(Result.Failed.class);
            assertThat(server.get("/event/kept-1").status()).isEqualTo(200);
            assertThat(server.get("/event/far-0").status()).isEqualTo(404);
            Optional<String> sound =
                    done(file.readers().read(sql -> sql.first("PRAGMA integrity_check", row -> row.getString(1))));
            assertThat(sound).hasValue("ok");
            assertThat(server.accepted("visit", null).status()).isEqualTo(200);
        } finally {
            limitFiles("unlimited");
        }
        assertThat(restore(snapshot).status()).isEqualTo(200);
        assertThat(server.get("/event/kept-1").status()).isEqualTo(404);
        assertThat(server.get("/event/far-39").status()).isEqualTo(200);
    }
}
