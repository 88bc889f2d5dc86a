package org.trackconsole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The server killed in the middle of its work, again and again on one file that grows. */
@Timeout(600)
class KilledServerTest {
    private static final long SEED = 20_261_124;
    private static final int KILLS = 50;
    private static final int CLIENTS = 8;
    private static final int MOST_ANSWERS_IN_A_LIFE = 100;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final List<Client> clients = new ArrayList<>();

    @Test
    void everyAnsweredEventIsThereExactlyOnceAfterEveryKill(@TempDir Path folder, TestReporter reporter)
            throws IOException, InterruptedException, SQLException {
        reporter.publishEntry("seed", String.valueOf(SEED));
        SplittableRandom random = new SplittableRandom(SEED);
        // Starts are most of the time here; the classes of the first are kept for all others.
        Path classes = folder.resolve("classes.jsa");
        Duration withNothingToRepair;
        try (ServeProcess first = start(folder, "-XX:ArchiveClassesAtExit=" + classes)) {
            withNothingToRepair = first.coreTime();
            first.addSource();
        }
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(new Client(i));
        }
        List<Duration> cores = new ArrayList<>();
        for (int round = 0; round < KILLS; round++) {
            try (ServeProcess server = start(folder, "-XX:SharedArchiveFile=" + classes)) {
                cores.add(server.coreTime());
                check(folder, round);
                callUntilKilled(server, round, 1 + random.nextInt(MOST_ANSWERS_IN_A_LIFE));
            }
        }
        try (ServeProcess _ = start(folder, "-XX:SharedArchiveFile=" + classes)) {
            check(folder, KILLS);
        }
        Collections.sort(cores);
        Duration usual = cores.get(cores.size() / 2);
        reporter.publishEntry("core time of a start", usual.toString());
        // How long a start takes on a machine at rest, the bench tells.
        assertThat(usual).isLessThan(withNothingToRepair.plusSeconds(1));
    }

    private static ServeProcess start(Path folder, String classes) throws IOException {
        return ServeProcess.start(folder, List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xlog:disable", classes));
    }

    /** Lets the server answer so many calls and kills it then, while further ones are under way. */
    private void callUntilKilled(ServeProcess server, int round, int answers) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(answers);
        List<Thread> threads = new ArrayList<>();
        for (Client client : clients) {
            threads.add(Thread.ofPlatform().start(() -> client.call(server.port(), round, answered)));
        }
        assertThat(answered.await(1, TimeUnit.MINUTES)).as("answers").isTrue();
        server.kill();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** What the file holds, read beside the server that has just started on it. */
    private void check(Path folder, int round) throws SQLException {
        String told = "seed " + SEED + ", after kill " + round;
        try (Connection connection = DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("server").resolve("tracking.sqlite"))) {
            List<String> stored = texts(connection, "SELECT id FROM event WHERE type = 'killed'");
            Set<String> once = new HashSet<>(stored);
            assertThat(stored).as(told).hasSameSizeAs(once);
            Set<String> missing = new HashSet<>(acknowledged);
            missing.removeAll(once);
            assertThat(missing).as(told).isEmpty();
            assertThat(texts(connection, "PRAGMA integrity_check")).as(told).containsExactly("ok");
            assertThat(texts(
                            connection,
                            "SELECT s.id FROM session s WHERE 1 <> (SELECT count(*) FROM event e WHERE"
                                    + " e.session_id = s.id AND e.type = 'session-opened')"))
                    .as(told + ": sessions that were not opened once")
                    .isEmpty();
            assertThat(texts(
                            connection,
                            "SELECT id FROM event WHERE profile_id NOT IN (SELECT id FROM profile)"
                                    + " OR (session_id, session_no) NOT IN (SELECT id, no FROM session)"))
                    .as(told + ": half of a call")
                    .isEmpty();
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    /** Calls as fast as it is answered; what was not answered it sends again to the next server, under the same id. */
    private final class Client {
        private final int number;
        private int sent;
        private @Nullable String unanswered;

        Client(int number) {
            this.number = number;
        }

        void call(int port, int round, CountDownLatch answered) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                InputStream in = new BufferedInputStream(socket.getInputStream());
                while (true) {
                    String id = unanswered == null ? "e-" + number + "-" + sent++ : unanswered;
                    unanswered = id;
                    String body = "{\"source\":{\"id\":\"bench\"},\"session\":{\"id\":\"s-" + number + "-" + round
                            + "\"},\"events\":[{\"type\":\"killed\",\"id\":\"" + id + "\"}]}";
                    socket.getOutputStream()
                            .write(("POST /track HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                            + "\r\n\r\n" + body)
                                    .getBytes(StandardCharsets.ISO_8859_1));
                    if (!isTaken(in)) {
                        break;
                    }
                    acknowledged.add(id);
                    unanswered = null;
                    answered.countDown();
                }
            } catch (IOException _) {
                // Killed in the middle of it.
            }
        }

        /** Whether an answer came whole and says 200. */
        private static boolean isTaken(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return false;
                }
                head.append((char) next);
            }
            String lower = head.toString().toLowerCase(Locale.ROOT);
            int at = lower.indexOf("content-length:") + "content-length:".length();
            int length = Integer.parseInt(
                    lower.substring(at, lower.indexOf('\r', at)).strip());
            return in.readNBytes(length).length == length && lower.startsWith("http/1.1 200");
        }
    }
}
