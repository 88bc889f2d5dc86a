package org.trackconsole.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UploadTest {
    private static final long PLENTY = Upload.ROOM_TO_LEAVE + 1_000_000_000;

    @TempDir
    private Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final SlowClients slowClients = new SlowClients(Duration.ofMinutes(1));

    @AfterEach
    void stop() {
        slowClients.close();
    }

    private Given<Path> take(InputStream body, long announced, long largest, LongSupplier room) throws IOException {
        return new Upload(slowClients, largest, room, nanos::get).take(body, announced, folder.resolve("body"));
    }

    private static InputStream bytes(int length) {
        return new ByteArrayInputStream(new byte[length]);
    }

    private static int status(Given<Path> given) {
        return given instanceof Given.Refused<Path>(Response response) ? response.status() : 200;
    }

    @Test
    void bodyIsInTheFile() throws IOException {
        InputStream body = new ByteArrayInputStream("whole".getBytes(StandardCharsets.UTF_8));
        assertThat(take(body, -1, 100, () -> PLENTY)).isEqualTo(new Given.Usable<>(folder.resolve("body")));
        assertThat(Files.readString(folder.resolve("body"))).isEqualTo("whole");
    }

    @Test
    void bodyBeyondTheLimitIsRefusedWhetherAnnouncedOrNot() throws IOException {
        assertThat(status(take(bytes(100), 100, 100, () -> PLENTY))).isEqualTo(200);
        assertThat(status(take(bytes(101), 101, 100, () -> PLENTY))).isEqualTo(413);
        assertThat(status(take(bytes(101), -1, 100, () -> PLENTY))).isEqualTo(413);
    }

    @Test
    void bodyThatTheDiskHasNoRoomForIsReadAndNotWritten() throws IOException {
        InputStream body = bytes(100);
        assertThat(status(take(body, 100, 1_000, () -> Upload.ROOM_TO_LEAVE + 99)))
                .isEqualTo(507);
        assertThat(body.read()).isEqualTo(-1);
        assertThat(folder.resolve("body")).isEmptyFile();
        assertThat(status(take(bytes(100), 100, 1_000, () -> Upload.ROOM_TO_LEAVE + 100)))
                .isEqualTo(200);
    }

    @Test
    void diskThatFillsUpOnTheWayIsNoticed() throws IOException {
        int length = 32 << 20;
        LongSupplier shrinking = () -> PLENTY - 1_000_000_000 + (20 << 20) - size();
        assertThat(status(take(bytes(length), -1, length, shrinking))).isEqualTo(507);
        assertThat(size()).isLessThan(length);
    }

    private long size() {
        try {
            return Files.exists(folder.resolve("body")) ? Files.size(folder.resolve("body")) : 0;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A client that sends parts of one length, and takes its time for each. */
    private final class Client extends InputStream {
        private final int length;
        private final Duration pause;
        private int parts;

        Client(int parts, int length, Duration pause) {
            this.parts = parts;
            this.length = length;
            this.pause = pause;
        }

        @Override
        public int read() {
            throw new AssertionError("Byte by byte");
        }

        @Override
        public int read(byte[] part, int offset, int most) {
            nanos.addAndGet(pause.toNanos());
            return parts-- > 0 ? Math.min(length, most) : -1;
        }
    }

    @Test
    void clientThatHardlyGetsOnIsGivenUp() throws IOException {
        assertThat(status(take(new Client(1_000_000, 1, Duration.ofSeconds(1)), -1, Long.MAX_VALUE, () -> PLENTY)))
                .isEqualTo(408);
        assertThat(nanos.get()).isLessThan(Duration.ofMinutes(2).toNanos());
    }

    @Test
    void clientThatGetsOnMayTakeAsLongAsItNeeds() throws IOException {
        // A quarter of what is asked for comes in a fifth of the time.
        Client client = new Client(400, Upload.PROGRESS / 4, Duration.ofSeconds(12));
        assertThat(status(take(client, -1, Long.MAX_VALUE, () -> PLENTY))).isEqualTo(200);
        assertThat(size()).isEqualTo(100L * Upload.PROGRESS);
    }
}
