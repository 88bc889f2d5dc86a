package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.payload;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;

class SnapshotsTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path elsewhere;

    private RunningServer server;

    @BeforeEach
    void start() {
        server = RunningServer.start(folder);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void event(String id) {
        assertThat(server.track(payload(RunningServer.SOURCE, "s", null, "{\"id\":\"" + id + "\",\"type\":\"a\"}"))
                        .status())
                .isEqualTo(200);
    }

    private Path snapshot() throws Exception {
        Path copy = elsewhere.resolve("copy.sqlite");
        HttpResponse<Path> answer =
                server.client().send(server.request("/console/snapshot").build(), BodyHandlers.ofFile(copy));
        assertThat(answer.statusCode()).isEqualTo(200);
        return copy;
    }

    private Answer restore(Path copy) throws IOException {
        return server.send(server.request("/console/snapshot")
                .PUT(BodyPublishers.ofFile(copy))
                .build());
    }

    private static void change(Path copy, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private void refused(Path copy, String words) throws IOException {
        Answer answer = restore(copy);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("detail").stringValue())
                .startsWith(words)
                .endsWith("The data are what they were.");
        assertThat(server.get("/event/e1").status()).isEqualTo(200);
        assertThat(temporary()).isEmpty();
    }

    @Test
    void whatWasTakenAwayComesBack() throws Exception {
        event("e1");
        Path copy = snapshot();
        server.post("/console/reset?sources=true", "");
        server.saveSource(RunningServer.source("late", "rest"));
        assertThat(server.view("late", "t", null).status()).isEqualTo(200);

        assertThat(restore(copy).status()).isEqualTo(200);

        assertThat(server.get("/event/e1").status()).isEqualTo(200);
        assertThat(server.get("/session/t").status()).isEqualTo(404);
        assertThat(server.view("late", null, null).status()).isEqualTo(401);
        event("e2");
        assertThat(server.get("/event/count").body().path("count").intValue()).isEqualTo(5);
    }

    /** The pages of a table that was dropped again stay in the file; so a few lines make a file of any size. */
    private static void enlarge(Path copy, int mebibytes) throws SQLException {
        change(copy, "CREATE TABLE ballast (content BLOB)");
        change(copy, "INSERT INTO ballast VALUES (zeroblob(" + mebibytes * 1_048_576L + "))");
        change(copy, "DROP TABLE ballast");
    }

    @Test
    void aSnapshotMayBeFarLargerThanAnyOtherBody() throws Exception {
        event("e1");
        Path copy = snapshot();
        enlarge(copy, 80);
        assertThat(Files.size(copy)).isGreaterThan(80L << 20);
        server.post("/console/reset", "");
        assertThat(restore(copy).status()).isEqualTo(200);
        assertThat(server.get("/event/e1").status()).isEqualTo(200);
        assertThat(temporary()).isEmpty();
    }

    @Test
    void noOtherRouteReadsABodyOfThatSize() throws Exception {
        Path copy = snapshot();
        enlarge(copy, 70);
        for (String path : List.of("/track", "/console/reset", "/nowhere")) {
            try (RawHttp raw = new RawHttp(server.server())) {
                raw.send("POST " + path + " HTTP/1.1", "{host}", "Content-Length: " + Files.size(copy), "");
                assertThat(raw.status()).as(path).isGreaterThanOrEqualTo(400);
                assertThat(raw.isClosedByServer()).as(path).isTrue();
            }
        }
    }

    private List<String> temporary() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::getFileName)
                    .map(Path::toString)
                    .filter(name -> name.contains("snapshot"))
                    .toList();
        }
    }

    @Test
    void whatCameBackSurvivesARestart() throws Exception {
        event("e1");
        Path copy = snapshot();
        server.post("/console/reset", "");
        restore(copy);
        event("e2");
        server.close();
        server = RunningServer.start(folder);
        assertThat(server.get("/event/e1").status()).isEqualTo(200);
        assertThat(server.get("/event/e2").status()).isEqualTo(200);
    }

    @Test
    void placesInTheOrderOfArrivalGoOnAndTheInstallationStaysTheSame() throws Exception {
        Path empty = snapshot();
        String instance =
                server.get("/info/version/details").body().path("instance").stringValue();
        event("e1");
        String newest = server.get("/console/arrivals").body().path("newest").stringValue();
        change(empty, "UPDATE fact SET value = 'foreign' WHERE name = 'instance'");
        assertThat(restore(empty).status()).isEqualTo(200);
        event("e2");
        assertThat(server.get("/console/arrivals?after=" + newest)
                        .body()
                        .path("result")
                        .size())
                .isEqualTo(4);
        server.close();
        server = RunningServer.start(folder);
        assertThat(server.get("/info/version/details").body().path("instance").stringValue())
                .isEqualTo(instance);
    }

    @Test
    void accountsDoNotTravel() throws Exception {
        server.post(
                "/user",
                "{\"email\":\"ann@example.com\",\"password\":\"secret\",\"full_name\":\"Ann\",\"roles\":[\"marketer\"]}");
        Path copy = snapshot();
        assertThat(Files.readString(copy, StandardCharsets.ISO_8859_1)).doesNotContain("ann@example.com");

        assertThat(restore(copy).status()).isEqualTo(200);
        server.close();
        server = RunningServer.start(folder);

        assertThat(server.signIn("username=ann%40example.com&password=secret").status())
                .isEqualTo(200);
    }

    @Test
    void aFileOfAnotherKindIsRefused() throws Exception {
        event("e1");
        Path text = Files.writeString(elsewhere.resolve("text"), "no database at all, but long enough. ".repeat(100));
        refused(text, "This is no snapshot");
        refused(Files.createFile(elsewhere.resolve("empty")), "This is no snapshot");
        Path foreign = snapshot();
        change(foreign, "PRAGMA application_id = 1");
        refused(foreign, "This is no snapshot");
    }

    @Test
    void aNewerOneIsRefused() throws Exception {
        event("e1");
        Path copy = snapshot();
        change(copy, "PRAGMA user_version = 999");
        refused(copy, "A newer version");
    }

    @Test
    void aDamagedOneIsRefused() throws Exception {
        event("e1");
        Path copy = snapshot();
        change(copy, "DROP TABLE session");
        refused(copy, "Parts of this snapshot");
        copy = snapshot();
        byte[] bytes = Files.readAllBytes(copy);
        for (int i = 4096; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(copy, bytes);
        refused(copy, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":", "[]", "7"})
    void oneWithADamagedRecordIsRefused(String record) throws Exception {
        event("e1");
        Path copy = snapshot();
        change(copy, "UPDATE source SET record = '" + record + "'");
        refused(copy, "Parts of this snapshot");
        assertThat(server.get("/event-source/" + RunningServer.SOURCE).status()).isEqualTo(200);
    }

    @Test
    void aTriggerIsNotLetIn() throws Exception {
        event("e1");
        Path copy = snapshot();
        change(copy, "CREATE TRIGGER spy AFTER INSERT ON event BEGIN DELETE FROM profile; END");
        refused(copy, "Parts of this snapshot");
    }
}
