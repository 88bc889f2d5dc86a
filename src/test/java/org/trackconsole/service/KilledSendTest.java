package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.TrackServer;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;

/** A console that is killed while it waits for an answer, for real: another JVM, and the system's hardest signal. */
class KilledSendTest {
    private static final String TEXT = "{\"source\": {\"id\": \"web-shop\"}, \"events\": [{\"type\": \"page-view\"}]}";

    @TempDir
    Path folder;

    @Test
    void aCallCutOffByAKillIsKeptAsUnknownAndNotSentAgain() throws Exception {
        AtomicInteger received = new AtomicInteger();
        CompletableFuture<String> body = new CompletableFuture<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/track", exchange -> {
            received.incrementAndGet();
            body.complete(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            // Never answered: the sender dies first.
        });
        server.start();
        try {
            Process console = console(server.getAddress().getPort());
            var _ = console.onExit().thenRun(() -> body.complete("the console ended before it sent"));
            assertThat(body.get()).isEqualTo(TEXT);
            console.destroyForcibly().waitFor();

            try (Database database = Database.open(folder)) {
                assertThat(database.opening().unknownCalls()).isEqualTo(1);
                CallStore calls = new CallStore(database);
                Call call = calls.calls(calls.groups("", null, 1).getFirst().id(), "", null, 10)
                        .getFirst();
                assertThat(call.outcome()).isEqualTo(Call.Outcome.UNKNOWN);
                CallDetail detail = Objects.requireNonNull(calls.detail(call.id()));
                assertThat(detail.requestBody()).isEqualTo(TEXT);
                assertThat(detail.answer()).isNull();
                assertThat(calls.count("")).isEqualTo(1);
            }
            assertThat(received).hasValue(1);
        } finally {
            server.stop(0);
        }
    }

    private Process console(int port) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Console.class.getName(),
                        folder.toString(),
                        "http://127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.out").toFile())
                .start();
    }

    /** Sends once and waits for ever. */
    static final class Console {
        private Console() {}

        public static void main(String[] args) {
            try (Database database = Database.open(Path.of(args[0]));
                    HttpClient client = HttpClient.newHttpClient()) {
                TrackServer server =
                        new TrackServer("shop", "Shop", URI.create(args[1]), Duration.ofMinutes(5), List.of(), null);
                SendEvents send = new SendEvents(
                        new CallStore(database),
                        (to, text, _, _) -> post(client, to, text),
                        _ -> List.of(),
                        InstantSource.system());
                send.send(server, null, TEXT, new CancelSignal());
            }
        }

        private static Answer post(HttpClient client, TrackServer server, String text) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/track"))
                    .POST(HttpRequest.BodyPublishers.ofString(text))
                    .build();
            HttpResponse<String> answer = client.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                    .join();
            throw new IllegalStateException("answered with " + answer.statusCode());
        }
    }
}
