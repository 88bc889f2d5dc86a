package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.ADMIN;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that hold a connection and do not get on; here the server has little patience. */
@Timeout(60)
class SlowClientsTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private LocalServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws ServerStartException {
        server = LocalServer.start(new ServerOptions(folder, 0, false, ADMIN).waiting(PATIENCE));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void silentConnectionIsClosed() {
        try (RawHttp raw = new RawHttp(server)) {
            assertThat(raw.isClosedByServer()).isTrue();
        }
    }

    @Test
    void connectionThatIsNoLongerUsedIsClosed() {
        try (RawHttp raw = new RawHttp(server)) {
            assertThat(raw.send("GET /healthcheck HTTP/1.1", "{host}", "").status())
                    .isEqualTo(200);
            assertThat(raw.isClosedByServer()).isTrue();
        }
    }

    @Test
    void headThatTricklesInIsCutOff() {
        try (RawHttp raw = new RawHttp(server)) {
            raw.send("POST /track HTTP/1.1", "{host}");
            assertThat(raw.isCutOffWhileSending("X-More: 1\r\n")).isTrue();
        }
        assertServes();
    }

    @Test
    void bodyThatTricklesInIsCutOff() {
        try (RawHttp raw = new RawHttp(server)) {
            raw.send("POST /track HTTP/1.1", "{host}", "Content-Type: application/json", "Content-Length: 9000000", "");
            assertThat(raw.isCutOffWhileSending(" ")).isTrue();
        }
        assertServes();
    }

    @Test
    void bodyThatStopsIsCutOff() {
        try (RawHttp raw = new RawHttp(server)) {
            raw.send("POST /track HTTP/1.1", "{host}", "Content-Type: application/json", "Content-Length: 90", "", "{");
            RawHttp.Heard heard = raw.hear();
            assertThat(heard == null || heard.status() == 408).isTrue();
        }
        assertServes();
    }

    @Test
    void bodyThatNobodyWantsIsNotWaitedForEither() {
        try (RawHttp raw = new RawHttp(server)) {
            raw.send("POST /nowhere HTTP/1.1", "{host}", "Content-Length: 90", "", "{");
            RawHttp.Heard heard = raw.hear();
            assertThat(heard == null || heard.status() == 404).isTrue();
            assertThat(raw.isClosedByServer()).isTrue();
        }
        assertServes();
    }

    @Test
    void bodyThatStopsAfterItWasAskedForIsCutOff() {
        try (RawHttp raw = new RawHttp(server)) {
            raw.send(
                    "POST /track HTTP/1.1",
                    "{host}",
                    "Content-Type: application/json",
                    "Expect: 100-continue",
                    "Content-Length: 90",
                    "");
            assertThat(raw.status()).isEqualTo(100);
            RawHttp.Heard heard = raw.hear();
            assertThat(heard == null || heard.status() == 408).isTrue();
        }
        assertServes();
    }

    @Test
    void answersThatNobodyTakesAreNotWaitedFor() {
        try (RawHttp raw = new RawHttp(server)) {
            byte[] request = ("GET /openapi.json HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\n\r\n")
                    .repeat(1_000)
                    .getBytes(StandardCharsets.US_ASCII);
            boolean open = true;
            // As long as the server waits for its answers to be taken, sending ends in waiting, too.
            for (int i = 0; i < 1_000 && open; i++) {
                open = raw.trySend(request);
            }
            assertThat(open).isFalse();
        }
        assertServes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /track HTTP/1.1\r\nHost: elsewhere.example",
                "OPTIONS /track HTTP/1.1\r\n{host}\r\nOrigin: https://a.example\r\nAccess-Control-Request-Method: POST"
            })
    void bodyIsWaitedForNoLongerWhereNoRouteIsAsked(String head) {
        try (RawHttp raw = new RawHttp(server)) {
            raw.send(head, "Content-Length: 9000000", "");
            while (raw.isCutOffWhileSending(" ")) {
                if (raw.hear() == null) {
                    return;
                }
            }
        }
        throw new AssertionError("It is still waited for");
    }

    private void assertServes() {
        try (RawHttp raw = new RawHttp(server)) {
            assertThat(raw.send("GET /healthcheck HTTP/1.1", "{host}", "").status())
                    .isEqualTo(200);
        }
    }
}
