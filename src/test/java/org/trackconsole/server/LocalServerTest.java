package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.trackconsole.server.RunningServer.ADMIN;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.payload;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.server.RunningServer.Answer;
import org.trackconsole.server.ServerStartException.Reason;
import tools.jackson.databind.JsonNode;

/** Starting, stopping and starting again. */
class LocalServerTest {
    @TempDir
    private Path folder;

    private ServerOptions options(int port, boolean nextFreePort) {
        return new ServerOptions(folder, port, nextFreePort, ADMIN);
    }

    private void assertRefused(ServerOptions options, Reason reason) {
        assertThatExceptionOfType(ServerStartException.class)
                .isThrownBy(() -> LocalServer.start(options).close())
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void restartKeepsEverything() {
        JsonNode source;
        JsonNode profile;
        JsonNode session;
        JsonNode event;
        try (RunningServer server = RunningServer.start(folder)) {
            Answer answer = server.track(payload(
                    SOURCE, "s1", null, "{\"type\":\"x\",\"id\":\"e1\",\"properties\":{\"a\":[1,\"ü\",null]}}"));
            profile = server.get("/profile/" + answer.profile()).body();
            session = server.get("/session/s1").body();
            event = server.get("/event/e1").body();
            source = server.get("/event-source/" + SOURCE).body();
        }
        try (RunningServer server = RunningServer.start(folder)) {
            String id = profile.path("id").asString();
            assertThat(server.get("/profile/" + id).body()).isEqualTo(profile);
            assertThat(server.get("/session/s1").body()).isEqualTo(session);
            assertThat(server.get("/event/e1").body()).isEqualTo(event);
            assertThat(Recording.settled(server.get("/event-source/" + SOURCE).body()))
                    .isEqualTo(Recording.settled(source));
            assertThat(server.accepted("s1", null).profile()).isEqualTo(id);
        }
    }

    @Test
    void closingLeavesOneFileAndFreesTheFolder() throws IOException {
        RunningServer.start(folder).close();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("tracking.sqlite", "tracking.lock");
        }
    }

    @Test
    void closingTwiceIsNoFault() throws ServerStartException {
        LocalServer server = LocalServer.start(options(0, false));
        server.close();
        server.close();
    }

    @Test
    void passwordIsNotInTheFile() throws IOException {
        RunningServer.start(folder).close();
        String bytes = Files.readString(folder.resolve("tracking.sqlite"), StandardCharsets.ISO_8859_1);
        assertThat(bytes).contains(SOURCE).doesNotContain("admin");
    }

    @Test
    void callUnderWayIsFinishedBeforeTheServerIsClosed() throws Exception {
        String body = payload(SOURCE, "late", null, "{\"type\":\"x\",\"id\":\"late\"}");
        try (RunningServer server = RunningServer.start(folder);
                RawHttp raw = new RawHttp(server.server())) {
            raw.send(
                    "POST /track HTTP/1.1",
                    "{host}",
                    "Content-Type: application/json",
                    "Expect: 100-continue",
                    "Content-Length: " + body.length(),
                    "");
            // From here on the call is known to be in the server.
            assertThat(raw.status()).isEqualTo(100);
            CompletableFuture<Void> closing = CompletableFuture.runAsync(server.server()::close);
            while (takesRequests(server.server())) {
                Thread.onSpinWait();
            }
            raw.sendText(body);
            assertThat(raw.status()).isEqualTo(200);
            closing.get();
        }
        try (RunningServer server = RunningServer.start(folder)) {
            assertThat(server.get("/event/late").status()).isEqualTo(200);
        }
    }

    private static boolean takesRequests(LocalServer server) {
        try (RawHttp raw = new RawHttp(server)) {
            return raw.send("GET /healthcheck HTTP/1.1", "{host}", "").status() == 200;
        }
    }

    @Test
    void secondServerOnTheSameFolderIsRefused() {
        try (RunningServer _ = RunningServer.start(folder)) {
            assertRefused(options(0, false), Reason.LOCKED);
        }
    }

    @Test
    void takenPortIsRefusedOrTheNextOneIsUsed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertRefused(options(port, false), Reason.PORT_TAKEN);
            try (LocalServer server = LocalServer.start(options(port, true))) {
                assertThat(server.port()).isGreaterThan(port);
                assertThat(server.url()).hasToString("http://127.0.0.1:" + server.port());
            }
        }
    }

    @Test
    void listensElsewhereOnlyWhenToldAndThenTakesEveryName() throws Exception {
        InetAddress all = InetAddress.getByAddress(new byte[4]);
        try (LocalServer server = LocalServer.start(options(0, false).listeningOn(all, "0.0.0.0"));
                RawHttp raw = new RawHttp(server)) {
            assertThat(server.url()).hasToString("http://127.0.0.1:" + server.port());
            raw.send("GET /healthcheck HTTP/1.1", "Host: shop.example:" + server.port(), "");
            assertThat(raw.status()).isEqualTo(200);
            try (RunningServer client = new RunningServer(server)) {
                assertThat(client.get("/console/health")
                                .body()
                                .at("/warnings/0")
                                .asString())
                        .startsWith("This server listens on 0.0.0.0, not only for this machine");
            }
        }
        try (RunningServer usual = RunningServer.start(folder)) {
            assertThat(usual.get("/console/health").http().body())
                    .isEqualTo("{\"listens_on\":\"localhost\",\"loopback\":true,\"warnings\":[]}");
        }
        assertThat(options(0, false).place().address().isLoopbackAddress()).isTrue();
    }

    @Test
    void fileThatCannotBeOpenedIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("tracking.sqlite"));
        assertRefused(options(0, false), Reason.FOLDER_NOT_WRITABLE);
    }

    @Test
    void folderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertRefused(new ServerOptions(file, 0, false, ADMIN), Reason.FOLDER_NOT_WRITABLE);
    }

    @Test
    void fileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
        Path file = folder.resolve("tracking.sqlite");
        String text = "no database ".repeat(1_000);
        Files.writeString(file, text);
        assertRefused(options(0, false), Reason.FILE_DAMAGED);
        assertThat(file).hasContent(text);
    }

    @Test
    void databaseOfAnotherProgramIsRefused() throws Exception {
        change("CREATE TABLE foreigner (a)");
        assertRefused(options(0, false), Reason.FILE_DAMAGED);
    }

    @Test
    void fileOfANewerVersionIsRefused() throws Exception {
        RunningServer.start(folder).close();
        change("PRAGMA user_version = 9999");
        assertRefused(options(0, false), Reason.FILE_NEWER);
    }

    private void change(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("tracking.sqlite"));
                Statement change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }

    @Test
    void refusedStartLeavesTheFolderFree() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(options(taken.getLocalPort(), false), Reason.PORT_TAKEN);
        }
        RunningServer.start(folder).close();
    }
}
