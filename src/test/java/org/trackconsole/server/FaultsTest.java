package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.payload;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;

/** What goes wrong around a running server: it says so, goes on, and keeps what it answered. */
class FaultsTest {
    private static final int PAGE = 4_096;
    private static final int FIRST_DESTROYED = 40 * PAGE;

    @TempDir
    private Path folder;

    private String jdbc() {
        return "jdbc:sqlite:" + folder.resolve("tracking.sqlite");
    }

    @Test
    void clockThatJumpsBackChangesNoIdentityAndLosesNothing() {
        HandClock clock = new HandClock();
        try (RunningServer server = RunningServer.start(folder, clock)) {
            String profile = server.accepted("s", null).profile();
            clock.advance(Duration.ofDays(-2));
            Answer answer = server.track(payload(SOURCE, "s", profile, "{\"type\":\"x\",\"id\":\"earlier\"}"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.profile()).isEqualTo(profile);
            assertThat(server.get("/event/earlier").status()).isEqualTo(200);
            assertThat(server.get("/session/s")
                            .body()
                            .at("/metadata/time/duration")
                            .asDouble())
                    .isZero();
        }
    }

    @Test
    void fileThatAnotherProgramHoldsIsNamedAndTakenAgainAfterwards() throws SQLException {
        try (RunningServer server = RunningServer.start(folder);
                Connection other = DriverManager.getConnection(jdbc());
                Statement statement = other.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            Answer refused = server.view("held", null);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.body().path("detail").asString()).contains("another program holds the file");
            assertThat(refused.http().headers().firstValue("retry-after")).isPresent();
            assertThat(server.get("/session/held").status()).isEqualTo(404);
            statement.executeUpdate("ROLLBACK");
            assertThat(server.view("held", null).status()).isEqualTo(200);
        }
    }

    @Test
    void fileWithDestroyedPartsIsNamedAndTheRestGoesOn() throws IOException {
        try (RunningServer server = RunningServer.start(folder)) {
            String large = "x".repeat(50 * PAGE);
            for (int i = 0; i < 20; i++) {
                server.track(payload(SOURCE, "s" + i, null, "{\"type\":\"" + large + "\",\"id\":\"e" + i + "\"}"));
            }
        }
        destroy();
        try (RunningServer server = RunningServer.start(folder)) {
            Answer answer = server.get("/event/e19");
            assertThat(answer.status()).as(answer.http().body()).isEqualTo(503);
            assertThat(answer.body().path("detail").asString()).contains("the file is damaged");
            assertThat(server.get("/healthcheck").status()).isEqualTo(200);
            assertThat(server.get("/event-source/" + SOURCE).status()).isEqualTo(200);
        }
    }

    @Test
    void recordsThatAreNoLongerWhatWasWrittenAreNamedAndTheRestGoesOn() throws SQLException {
        try (RunningServer server = RunningServer.start(folder)) {
            server.track(payload(SOURCE, "s", null, "{\"type\":\"x\",\"id\":\"e\",\"properties\":{\"a\":1}}"));
            server.track(payload(SOURCE, "t", null, "{\"type\":\"x\",\"id\":\"whole\"}"));
        }
        change("UPDATE event SET record = replace(record, ':', ';') WHERE id = 'e'");
        change("UPDATE session SET context = '{' WHERE id = 's'");
        try (RunningServer server = RunningServer.start(folder)) {
            for (String path : new String[] {"/event/e", "/session/s", "/console/arrivals/1"}) {
                Answer answer = server.get(path);
                assertThat(answer.status()).as(path).isEqualTo(503);
                assertThat(answer.body().path("detail").asString()).contains("the file is damaged");
            }
            assertThat(server.get("/event/whole").status()).isEqualTo(200);
            assertThat(server.view("t", null).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE source SET record = '{'",
                "UPDATE source SET record = '{}'",
                "INSERT INTO definition (kind, id, record) VALUES ('consent-type', 'x', '{\"')",
                "INSERT INTO fact VALUES ('preferences of a', '{')",
                "INSERT INTO account (id, email, full_name, roles, disabled, password)"
                        + " VALUES ('a', 'a@b', 'A', 'admin', 0, 'pbkdf2-sha512:x:y:z')"
            })
    void whatTheServerCannotDoWithoutStopsItsStartWithASentence(String damage) throws SQLException {
        RunningServer.start(folder).close();
        change(damage);
        assertThatThrownBy(() -> LocalServer.start(new ServerOptions(folder, 0, false, RunningServer.ADMIN)))
                .isInstanceOfSatisfying(
                        ServerStartException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(ServerStartException.Reason.FILE_DAMAGED));
    }

    /** SQLite reads nothing of a log whose header is damaged: here its mark, its page size, its salt, its checksum. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.75, 1, 8, 17, 25})
    void damagedLogIsToldOfForItMakesWhatWasStoredMissing(double at, @TempDir Path killed) throws IOException {
        boolean damaged = at > 0;
        try (RunningServer server = RunningServer.start(folder)) {
            for (int i = 0; i < 20; i++) {
                server.accepted("s" + i, null);
            }
            // As they are when the process is killed.
            for (String name : new String[] {"tracking.sqlite", "tracking.sqlite-wal"}) {
                Files.copy(folder.resolve(name), killed.resolve(name));
            }
        }
        if (damaged) {
            Path log = killed.resolve("tracking.sqlite-wal");
            byte[] bytes = Files.readAllBytes(log);
            bytes[at < 1 ? (int) (bytes.length * at) : (int) at] ^= (byte) 0x81;
            Files.write(log, bytes);
        }
        try (RunningServer server = RunningServer.start(killed)) {
            String warnings =
                    server.get("/console/health").body().path("warnings").toString();
            assertThat(warnings.contains("the log beside its file was damaged")).isEqualTo(damaged);
            assertThat(server.get("/session/s19").status()).isEqualTo(damaged ? 404 : 200);
        }
    }

    private void change(String statement) throws SQLException {
        try (Connection file = DriverManager.getConnection(jdbc());
                Statement change = file.createStatement()) {
            change.executeUpdate(statement);
        }
    }

    private void destroy() throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("tracking.sqlite").toFile(), "rw")) {
            file.seek(FIRST_DESTROYED);
            file.write(new byte[(int) (file.length() - FIRST_DESTROYED)]);
        }
    }
}
