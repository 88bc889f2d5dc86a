package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.JSON;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JacksonException;

/** A hundred thousand malformed and odd requests, the same ones in every run: only documented answers come back. */
@Timeout(600)
class FuzzTest {
    private static final long SEED = 20_261_124;
    private static final int CLIENTS = 4;
    private static final int REQUESTS = 100_000;
    private static final int WARM_UP = 4_000;
    private static final long MOST_GROWTH = 64L * 1024 * 1024;
    private static final Set<Integer> DOCUMENTED = Set.of(200, 307, 400, 401, 403, 404, 405, 413, 422, 500);

    /** A 500 is right only where a real server gives it, too (contract §2.3, §2.4). */
    private static final Set<String> DOCUMENTED_FAULTS = Set.of(
            "'NoneType' object is not iterable",
            "argument of type 'NoneType' is not iterable",
            "'NoneType' object does not support item assignment",
            "'NoneType' object is not subscriptable",
            "Internal event sources are not allowed via API.",
            "Empty value passed for a required argument.",
            "Plain text can not be read as properties.",
            "Only a JSON object can be read as properties.",
            "Neither JSON nor a form: this can not be read as properties.");

    @Test
    void onlyDocumentedAnswersComeBackAndNothingIsLeftBehind(@TempDir Path folder, TestReporter reporter)
            throws Exception {
        reporter.publishEntry("seed", String.valueOf(SEED));
        try (RunningServer server = RunningServer.start(folder)) {
            server.saveSource(RunningServer.source("hook", "webhook"));
            server.saveSource(RunningServer.source("link", "redirect")
                    .replace("\"channel\"", "\"config\":{\"url\":\"https://example.com\"},\"channel\""));
            run(server, SEED + 1, WARM_UP);
            long heap = usedHeap();
            int threads = Thread.activeCount();

            run(server, SEED, REQUESTS);

            assertThat(server.accepted("after", null).status()).isEqualTo(200);
            assertThat(server.get("/event/unknown").status()).isEqualTo(404);
            assertThat(Thread.activeCount()).isLessThanOrEqualTo(threads + CLIENTS);
            assertThat(usedHeap() - heap).as("bytes more in use than before").isLessThan(MOST_GROWTH);
        }
    }

    private static long usedHeap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static void run(RunningServer server, long seed, int requests) throws Exception {
        List<Future<?>> clients = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                SplittableRandom random = new SplittableRandom(seed * CLIENTS + i);
                clients.add(threads.submit(() -> call(server, random, requests / CLIENTS)));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        }
    }

    private static void call(RunningServer server, SplittableRandom random, int requests) {
        OddRequests odd = new OddRequests(random, server.server().port(), server.token());
        int sent = 0;
        while (sent < requests) {
            try (RawHttp connection = new RawHttp(server.server())) {
                boolean goesOn = true;
                while (goesOn && sent < requests) {
                    OddRequests.Sent next = odd.next();
                    sent += Math.max(1, next.answers());
                    goesOn = exchange(connection, next);
                }
            }
        }
    }

    /** Sends and reads what must come back; whether the connection can be used further. */
    private static boolean exchange(RawHttp connection, OddRequests.Sent sent) {
        if (!connection.trySend(sent.bytes())) {
            // The server had enough of it before all was sent, which is right only where the framing is broken.
            assertThat(sent.framed()).as(sent::told).isFalse();
            return false;
        }
        for (int i = 0; i < sent.answers(); i++) {
            RawHttp.Heard heard = connection.hear();
            if (heard == null) {
                assertThat(sent.framed() && i == 0).as(sent::told).isFalse();
                return false;
            }
            assertThat(heard.status())
                    .as(() -> sent.told() + " → " + heard.text())
                    .isIn(DOCUMENTED);
            if (heard.status() == 500) {
                assertThat(detail(heard.body())).as(sent::told).isIn(DOCUMENTED_FAULTS);
            }
            if (heard.closes()) {
                return false;
            }
        }
        return sent.framed();
    }

    private static String detail(byte[] body) {
        try {
            return JSON.readTree(body).path("detail").asString();
        } catch (JacksonException _) {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }
}
