package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.ArrivalPage;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.EventChanges;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;

/** Against the local server itself. */
class LiveArrivalsTest {
    private static final Credentials ADMIN = new Credentials("console", "secret");

    @TempDir
    private Path folder;

    private final TrackingClient client = new TrackingClient("1");
    private final LiveArrivals arrivals = new LiveArrivals(client, _ -> ADMIN, Duration.ofMillis(20));
    private final Told told = new Told();
    private LocalServer running;
    private TrackServer server;
    private @Nullable Thread follower;

    /** What the listener was told, in words. */
    private static final class Told implements ArrivalFeed.Listener {
        private final BlockingQueue<String> words = new LinkedBlockingQueue<>();

        @Override
        public void connected() {
            words.add("connected");
        }

        @Override
        public void arrived(Arrival arrival) {
            words.add(
                    switch (arrival) {
                        case Arrival.Stored stored -> stored.type();
                        case Arrival.Rejected rejected -> Integer.toString(rejected.status());
                    });
        }

        @Override
        public void reset() {
            words.add("reset");
        }

        @Override
        public void lost(Answer.Failure why) {
            words.add("lost");
        }

        /** The next word but for those about the connection. */
        String next() {
            try {
                String word = words.poll(30, TimeUnit.SECONDS);
                while ("connected".equals(word) || "lost".equals(word)) {
                    word = words.poll(30, TimeUnit.SECONDS);
                }
                return String.valueOf(word);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        void await(String wanted) {
            try {
                String word = words.poll(30, TimeUnit.SECONDS);
                while (word != null && !wanted.equals(word)) {
                    word = words.poll(30, TimeUnit.SECONDS);
                }
                assertThat(word).isEqualTo(wanted);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeEach
    void start() throws ServerStartException {
        running = LocalServer.start(new ServerOptions(folder, 0, false, ADMIN));
        server = new TrackServer(
                TrackServer.LOCAL_ID, "Local", running.url(), Duration.ofSeconds(20), List.of(), "console");
        new SourceCatalog(client, _ -> ADMIN).createExample(server);
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (follower != null) {
            follower.interrupt();
            follower.join();
        }
        client.close();
        running.close();
    }

    private void restart() throws ServerStartException {
        int port = running.port();
        running.close();
        running = LocalServer.start(new ServerOptions(folder, port, false, ADMIN));
    }

    private void follow(String after) {
        follower = Thread.ofVirtual().start(() -> arrivals.follow(server, ArrivalFilter.NONE, after, told));
        told.await("connected");
    }

    private Answer track(String source, String type) {
        String text = "{\"source\":{\"id\":\"" + source + "\"},\"session\":{\"id\":\"s\"},\"events\":[{\"id\":\""
                + java.util.UUID.randomUUID() + "\",\"type\":\"" + type + "\"}]}";
        return client.track(server, text, new TrackPayload(Json.object(text)), new CancelSignal());
    }

    private ArrivalPage page(Reply<ArrivalPage> reply) {
        assertThat(reply).isInstanceOf(Reply.Ok.class);
        return ((Reply.Ok<ArrivalPage>) reply).value();
    }

    @Test
    void tellsOfEventsAndRefusedCallsInOrder() {
        track("web-shop", "first");
        ArrivalPage before = page(arrivals.newest(server, ArrivalFilter.NONE));
        assertThat(before.arrivals()).hasSize(4);
        follow(before.newest());
        track("web-shop", "a");
        track("nobody", "b");
        assertThat(told.next()).isEqualTo("a");
        assertThat(told.next()).isEqualTo("401");
    }

    @Test
    void goesOnWithoutLossOrDoubleWhenTheServerWasStoppedAndStarted() throws Exception {
        track("web-shop", "first");
        follow(page(arrivals.newest(server, ArrivalFilter.NONE)).newest());
        List<String> expected = new ArrayList<>();
        List<String> heard = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 20; i++) {
                expected.add("r" + round + "-" + i);
                assertThat(track("web-shop", "r" + round + "-" + i)).isInstanceOf(Answer.Accepted.class);
            }
            restart();
        }
        while (heard.size() < expected.size()) {
            heard.add(told.next());
        }
        assertThat(heard).isEqualTo(expected);
    }

    @Test
    void opensWhatWasStoredAndWhatWasRefused() {
        track("web-shop", "a");
        track("nobody", "b");
        List<Arrival> rows = page(arrivals.newest(server, ArrivalFilter.NONE)).arrivals();
        assertThat(arrivals.open(server, rows.getFirst().cursor()))
                .isInstanceOfSatisfying(
                        Reply.Ok.class,
                        ok -> assertThat(ok.value()).isInstanceOfSatisfying(ArrivalDetail.Rejected.class, rejected -> {
                            assertThat(rejected.body()).contains("nobody");
                            assertThat(rejected.failure())
                                    .isInstanceOfSatisfying(
                                            Answer.Refused.class,
                                            refused -> assertThat(refused.reason())
                                                    .isEqualTo(Answer.Refusal.SOURCE_UNKNOWN));
                        }));
        assertThat(arrivals.open(server, rows.getLast().cursor()))
                .isInstanceOfSatisfying(
                        Reply.Ok.class,
                        ok -> assertThat(ok.value()).isInstanceOfSatisfying(ArrivalDetail.Stored.class, stored -> {
                            assertThat(stored.payload().at("/events/0/type").stringValue())
                                    .isEqualTo("a");
                            assertThat(stored.changes()).isEqualTo(new EventChanges(List.of(), 0));
                        }));
    }

    @Test
    void aServerOfOursOnAnotherMachineTellsToo() {
        TrackServer remote =
                new TrackServer("remote", "Remote", running.url(), Duration.ofSeconds(20), List.of(), "console");
        assertThat(arrivals.tells(remote)).as("not before it was tested").isFalse();
        client.probe(remote);
        assertThat(arrivals.tells(remote)).isTrue();

        String place = page(arrivals.newest(remote, ArrivalFilter.NONE)).newest();
        follower = Thread.ofVirtual().start(() -> arrivals.follow(remote, ArrivalFilter.NONE, place, told));
        told.await("connected");
        track("web-shop", "remote-event");
        told.await("remote-event");
    }

    @Test
    void pagesBothWays() {
        track("web-shop", "a");
        track("web-shop", "b");
        ArrivalPage all = page(arrivals.newest(server, ArrivalFilter.NONE));
        String middle = all.arrivals().get(1).cursor();
        assertThat(page(arrivals.older(server, ArrivalFilter.NONE, middle)).arrivals())
                .isEqualTo(all.arrivals().subList(2, all.arrivals().size()));
        assertThat(page(arrivals.newer(server, ArrivalFilter.NONE, middle)).arrivals())
                .isEqualTo(all.arrivals().subList(0, 1));
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws InterruptedException {
        follow("0");
        Thread thread = follower;
        assertThat(thread).isNotNull();
        if (thread != null) {
            thread.interrupt();
            assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        }
    }
}
