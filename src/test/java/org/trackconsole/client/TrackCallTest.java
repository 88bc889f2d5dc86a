package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Answer.Break;
import org.trackconsole.model.Answer.Oddity;
import org.trackconsole.model.Answer.Refusal;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a payload when servers and networks behave, and when they do not. */
class TrackCallTest {
    private static final String WITH_IDS =
            "{\"source\":{\"id\":\"web-shop\"}, \"session\":{\"id\":\"s\"}, \"events\":[{\"id\":\"e1\",\"type\":\"page-view\"}]}";
    private static final String WITHOUT_IDS =
            "{\"source\":{\"id\":\"web-shop\"}, \"events\":[{\"type\":\"page-view\"}]}";
    private static final String ACCEPTED = "{\"task\":\"t\",\"profile\":{\"id\":\"p\"},\"session\":{\"id\":\"s\"}}";
    private static final Duration SHORT = Duration.ofMillis(300);

    private final TrackingClient client = new TrackingClient("1.2.3");

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void sendsTheTextToTheLetterWithItsOwnHeadersAndThoseOfTheServer() throws IOException {
        String text = "{ \"source\": {\"id\":\"web-shop\"},\n \"context\": {\"name\":\"Zoë 😀\"}, \"events\": [] }";
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, ACCEPTED))) {
            TrackServer server = faults.server(
                    Duration.ofSeconds(20),
                    new Header("x-context", "staging", false),
                    new Header("Content-Length", "1", false));
            Answer answer = send(server, text);
            FaultServer.Request request = faults.requests().getFirst();
            assertThat(answer).isInstanceOf(Answer.Accepted.class);
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/track");
            assertThat(request.body()).isEqualTo(text);
            assertThat(request.headers())
                    .containsEntry("user-agent", "Track-Console/1.2.3")
                    .containsEntry("content-type", "application/json")
                    .containsEntry("accept", "application/json")
                    .containsEntry("x-context", "staging")
                    .doesNotContainKeys("upgrade", "accept-encoding");
            assertThat(client.trackHeaders(server))
                    .extracting(Header::name)
                    .containsExactly("User-Agent", "Content-Type", "Accept", "x-context");
        }
    }

    @Test
    void putsInWhatTheListingOfAServerLeavesOut() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, ACCEPTED));
                TrackingClient completing = new TrackingClient(
                        "1",
                        listed -> new TrackServer(
                                listed.id(),
                                listed.name(),
                                listed.url(),
                                listed.timeout(),
                                List.of(new Header("x-key", "hush", true)),
                                null))) {
            TrackServer listed = faults.server(Duration.ofSeconds(20), new Header("x-key", "", true));
            completing.track(listed, WITH_IDS, payload(WITH_IDS), new CancelSignal());
            assertThat(faults.requests().getFirst().headers()).containsEntry("x-key", "hush");
        }
    }

    @Test
    void letsAServersOwnHeaderTakeThePlaceOfOurs() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, ACCEPTED))) {
            send(faults.server(Duration.ofSeconds(20), new Header("user-agent", "Googlebot/2.1", false)), WITH_IDS);
            assertThat(faults.requests().getFirst().headers()).containsEntry("user-agent", "Googlebot/2.1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/api", "/api/", "/api//"})
    void joinsTheBasePathWithASingleSlash(String base) throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, ACCEPTED))) {
            send(at(faults.url() + base), WITH_IDS);
            assertThat(faults.requests().getFirst().path())
                    .isEqualTo(base.startsWith("/api") ? "/api/track" : "/track");
        }
    }

    @Test
    void keepsTheAnswerAsItCame() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.answer(
                200, "application/json", ACCEPTED, "X-Process-Time: 0.1", "Set-Cookie: a=1", "Set-Cookie: b=2"))) {
            Answer.Accepted answer = (Answer.Accepted) send(faults.server(), WITH_IDS);
            assertThat(answer.raw().status()).isEqualTo(200);
            assertThat(answer.raw().body()).isEqualTo(ACCEPTED);
            assertThat(answer.raw().size()).isEqualTo(ACCEPTED.length());
            assertThat(answer.raw().truncated()).isFalse();
            assertThat(answer.raw().headers())
                    .contains(new Header("x-process-time", "0.1", false), new Header("set-cookie", "b=2", true));
            assertThat(answer.raw().timing().connect()).isPositive();
            assertThat(answer.raw().timing().waiting()).isPositive();
        }
    }

    @Test
    void decodesTheAnswerAsItSaysAndElseAsUtf8() throws IOException {
        byte[] latin =
                "HTTP/1.1 200 X\r\nContent-Type: text/plain; charset=\"iso-8859-1\"\r\nContent-Length: 3\r\n\r\nZoë"
                        .getBytes(StandardCharsets.ISO_8859_1);
        try (FaultServer faults = FaultServer.playing(
                (_, stage) -> stage.write(latin), FaultServer.answer(200, "text/plain; charset=klingon", "Zoë"))) {
            assertThat(bodyOf(send(faults.server(), WITH_IDS))).isEqualTo("Zoë");
            assertThat(bodyOf(send(faults.server(), WITH_IDS))).isEqualTo("Zoë");
        }
    }

    @Test
    void followsNoRedirect() throws IOException {
        try (FaultServer faults =
                FaultServer.playing(FaultServer.answer(307, "text/plain", "", "Location: http://127.0.0.1:1/"))) {
            assertThat(oddity(send(faults.server(), WITH_IDS))).isEqualTo(Oddity.REDIRECTED);
            assertThat(faults.requests()).hasSize(1);
        }
    }

    @Test
    void tellsOddAnswersAndRefusalsApart() throws IOException {
        try (FaultServer faults = FaultServer.playing(
                FaultServer.answer(200, "text/html", "<p>Welcome"),
                FaultServer.json(200, "{\"task\": "),
                FaultServer.json(200, "null"),
                FaultServer.json(401, "{\"detail\":\"Event source disabled.\"}"),
                FaultServer.answer(413, "text/html", "<html>"),
                FaultServer.json(429, "{}"),
                FaultServer.answer(503, "text/plain", "", "Retry-After: 7"))) {
            TrackServer server = faults.server();
            assertThat(oddity(send(server, WITH_IDS))).isEqualTo(Oddity.WEB_PAGE);
            assertThat(oddity(send(server, WITH_IDS))).isEqualTo(Oddity.NOT_JSON);
            assertThat(((Answer.Accepted) send(server, WITH_IDS)).nothingStored())
                    .isTrue();
            assertThat(refusal(send(server, WITH_IDS))).isEqualTo(Refusal.SOURCE_DISABLED);
            assertThat(refusal(send(server, WITH_IDS))).isEqualTo(Refusal.TOO_LARGE);
            assertThat(refusal(send(server, WITH_IDS))).isEqualTo(Refusal.TOO_MANY);
            Answer.Refused busy = (Answer.Refused) send(server, WITH_IDS);
            assertThat(busy.reason()).isEqualTo(Refusal.BUSY);
            assertThat(busy.raw().headers()).contains(new Header("retry-after", "7", false));
        }
    }

    @Test
    void sendsOnceMoreWhenTheConnectionIsLostAndEveryEventHasAnId() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.nothing(), FaultServer.json(200, ACCEPTED))) {
            assertThat(send(faults.server(), WITH_IDS)).isInstanceOf(Answer.Accepted.class);
            assertThat(faults.requests()).extracting(FaultServer.Request::body).containsExactly(WITH_IDS, WITH_IDS);
        }
    }

    @Test
    void sendsOnceMoreWhenTheAnswerIsCutOffAndEveryEventHasAnId() throws IOException {
        try (FaultServer faults = FaultServer.playing(
                (_, stage) -> {
                    stage.write("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"task\":");
                    stage.hangUp();
                },
                FaultServer.json(200, ACCEPTED))) {
            assertThat(send(faults.server(), WITH_IDS)).isInstanceOf(Answer.Accepted.class);
            assertThat(faults.requests()).hasSize(2);
        }
    }

    @Test
    void sendsNoThirdTime() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.nothing())) {
            assertThat(broken(send(faults.server(), WITH_IDS))).isEqualTo(Break.LOST);
            assertThat(faults.requests()).hasSize(2);
        }
    }

    @Test
    void sendsNothingTwiceIfThereIsNoSessionIdForASecondWouldBegin() throws IOException {
        String text = "{\"source\":{\"id\":\"web-shop\"}, \"events\":[{\"id\":\"e1\",\"type\":\"page-view\"}]}";
        try (FaultServer faults = FaultServer.playing(FaultServer.nothing())) {
            assertThat(broken(send(faults.server(), text))).isEqualTo(Break.LOST);
            assertThat(faults.requests()).hasSize(1);
        }
    }

    @Test
    void masksSecretHeadersThatTheServerRepeatsInItsAnswer() throws IOException {
        String secret = "k3y \"quoted\" \\ 77";
        FaultServer.Script repeating = (request, stage) -> stage.write(FaultServer.text(
                401,
                "application/json",
                new JsonMapper()
                        .createObjectNode()
                        .put("detail", "Invalid event source `x`. headers " + request.headers())
                        .put("plain", "Bearer k3y")
                        .toString()));
        try (FaultServer faults = FaultServer.playing(repeating)) {
            TrackServer server = faults.server(
                    Duration.ofSeconds(20), new Header("X-Api-Key", secret, true), new Header("x-team", "blue", false));
            Answer.Refused answer = (Answer.Refused) send(server, WITH_IDS);
            assertThat(faults.requests().getFirst().headers()).containsEntry("x-api-key", secret);
            assertThat(bodyOf(answer) + answer.detail())
                    .contains("x-api-key=" + Header.MASK, "x-team=blue", "Bearer k3y")
                    .doesNotContain("quoted");
        }
    }

    @Test
    void sendsNothingTwiceIfAnEventHasNoId() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.nothing())) {
            assertThat(broken(send(faults.server(), WITHOUT_IDS))).isEqualTo(Break.LOST);
            assertThat(faults.requests()).hasSize(1);
        }
    }

    @Test
    void survivesAKeptConnectionThatTheServerHasClosed() throws IOException {
        try (FaultServer faults = FaultServer.playing(
                FaultServer.json(200, ACCEPTED), FaultServer.nothing(), FaultServer.json(200, ACCEPTED))) {
            send(faults.server(), WITH_IDS);
            assertThat(send(faults.server(), WITH_IDS)).isInstanceOf(Answer.Accepted.class);
            assertThat(faults.connections()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 X\r\nContent-Le",
                "HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"task\":",
                "HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"t",
                "HTTP/1.1 2"
            })
    void saysThatAnAnswerWasCutOff(String beginning) throws IOException {
        try (FaultServer faults = FaultServer.playing((_, stage) -> {
            stage.write(beginning);
            stage.hangUp();
        })) {
            assertThat(broken(send(faults.server(), WITHOUT_IDS))).isEqualTo(Break.LOST);
            assertThat(faults.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.2\r\n\r\n",
                "garbage",
                "\u0015\u0003\u0003\u0000\u0002\u00022",
                "HTTP/1.1 200 X\r\nContent-Length: many\r\n\r\n{}"
            })
    void saysThatWhatAnswersIsNoWebServer(String garbage) throws IOException {
        try (FaultServer faults = FaultServer.playing((_, stage) -> {
            stage.write(garbage);
            stage.hangUp();
        })) {
            assertThat(broken(send(faults.server(), WITHOUT_IDS))).isEqualTo(Break.NOT_HTTP);
        }
    }

    @Test
    void saysThatNothingIsListening() throws IOException {
        URI free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        assertThat(broken(send(at(free.toString()), WITH_IDS))).isEqualTo(Break.NOT_RUNNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a-name-whose-only-part-has-more-than-sixty-three-letters-is-never-looked-up",
                "http://under_score",
                "http://127.0.0.1:99999",
                "ftp://127.0.0.1",
                "127.0.0.1:8686",
                "localhost:8686"
            })
    void saysThatAHostCannotBeFound(String url) {
        assertThat(broken(send(new TrackServer("s", "S", uri(url), SHORT.multipliedBy(30), List.of(), null), WITH_IDS)))
                .isEqualTo(Break.UNKNOWN_HOST);
    }

    @Test
    void waitsNoLongerThanTheServersTimeForTheHeaders() throws IOException {
        try (FaultServer faults = FaultServer.playing((_, stage) -> stage.hang())) {
            Answer.Unreachable answer = (Answer.Unreachable) send(faults.server(SHORT), WITH_IDS);
            assertThat(answer.reason()).isEqualTo(Break.ANSWER_TIMEOUT);
            assertThat(answer.timing().waiting()).isPositive();
            assertThat(answer.timing().reading()).isZero();
            assertThat(faults.requests()).hasSize(1);
        }
    }

    @Test
    void waitsNoLongerThanTheServersTimeForTheBody() throws IOException {
        try (FaultServer faults = FaultServer.playing((_, stage) -> {
            stage.write("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"task\":");
            stage.hang();
        })) {
            Answer.Unreachable answer = (Answer.Unreachable) send(faults.server(SHORT), WITH_IDS);
            assertThat(answer.reason()).isEqualTo(Break.ANSWER_TIMEOUT);
            assertThat(answer.timing().reading()).isPositive();
        }
    }

    @Test
    void cancelsWhileItWaits() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        try (FaultServer faults = FaultServer.playing((_, stage) -> {
            waiting.countDown();
            stage.awaitHangUp();
            gone.countDown();
        })) {
            CancelSignal cancel = new CancelSignal();
            FutureTask<Answer> call = start(faults.server(), cancel);
            waiting.await();
            cancel.fire();
            assertThat(call.get()).isInstanceOf(Answer.Cancelled.class);
            gone.await();
            assertThat(faults.requests()).hasSize(1);
        }
    }

    @Test
    void cancelsWhileItReads() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        try (FaultServer faults = FaultServer.playing((_, stage) -> {
            stage.write("HTTP/1.1 200 X\r\nContent-Length: 100\r\n\r\n{\"task\":");
            reading.countDown();
            stage.awaitHangUp();
            gone.countDown();
        })) {
            CancelSignal cancel = new CancelSignal();
            FutureTask<Answer> call = start(faults.server(), cancel);
            reading.await();
            cancel.fire();
            assertThat(call.get()).isInstanceOf(Answer.Cancelled.class);
            gone.await();
        }
    }

    @Test
    void sendsNothingOnceCancelled() throws IOException {
        try (FaultServer faults = FaultServer.playing(FaultServer.json(200, ACCEPTED))) {
            CancelSignal cancel = new CancelSignal();
            cancel.fire();
            assertThat(client.track(faults.server(), WITH_IDS, payload(WITH_IDS), cancel))
                    .isInstanceOf(Answer.Cancelled.class);
            assertThat(faults.requests()).isEmpty();
        }
    }

    @Test
    void endsTheCallOfAnInterruptedThread() throws IOException {
        try (FaultServer faults = FaultServer.playing((_, stage) -> stage.hang())) {
            Thread.currentThread().interrupt();
            assertThat(send(faults.server(), WITH_IDS)).isInstanceOf(Answer.Cancelled.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void keepsTheBeginningOfAHugeAnswerAndCountsTheRest() throws IOException {
        byte[] filler = new byte[1024 * 1024];
        Arrays.fill(filler, (byte) 'x');
        String start = "{\"task\":\"t\",\"profile\":{\"id\":\"p\"},\"ux\":[\"";
        long size = start.length() + 40L * filler.length + 3;
        try (FaultServer faults = FaultServer.playing((_, stage) -> {
            stage.write("HTTP/1.1 200 X\r\nContent-Length: " + size + "\r\n\r\n" + start);
            for (int part = 0; part < 40; part++) {
                stage.write(filler);
            }
            stage.write("\"]}");
        })) {
            Answer.Accepted answer = (Answer.Accepted) send(faults.server(), WITH_IDS);
            assertThat(answer.profileId()).isEqualTo("p");
            assertThat(answer.raw().truncated()).isTrue();
            assertThat(answer.raw().size()).isEqualTo(size);
            assertThat(answer.raw().body().length()).isEqualTo(BodyCollector.KEPT_BYTES);
        }
    }

    private FutureTask<Answer> start(TrackServer server, CancelSignal cancel) {
        FutureTask<Answer> call = new FutureTask<>(() -> client.track(server, WITH_IDS, payload(WITH_IDS), cancel));
        Thread.ofVirtual().start(call);
        return call;
    }

    private Answer send(TrackServer server, String text) {
        return client.track(server, text, payload(text), new CancelSignal());
    }

    private static TrackServer at(String url) {
        return new TrackServer("s", "S", URI.create(url), Duration.ofSeconds(20), List.of(), null);
    }

    /** {@code URI.create} refuses what people may nevertheless have in their settings. */
    private static URI uri(String url) {
        return URI.create(url.startsWith("127") ? "//" + url : url);
    }

    private static TrackPayload payload(String text) {
        return new TrackPayload((ObjectNode) JsonMapper.shared().readTree(text));
    }

    private static String bodyOf(Answer answer) {
        return answer.raw() == null ? "" : answer.raw().body();
    }

    private static Oddity oddity(Answer answer) {
        return ((Answer.Unreadable) answer).reason();
    }

    private static Refusal refusal(Answer answer) {
        return ((Answer.Refused) answer).reason();
    }

    private static Break broken(Answer answer) {
        return ((Answer.Unreachable) answer).reason();
    }
}
