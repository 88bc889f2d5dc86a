package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.FaultServer;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Count;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.Span;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SourceTrafficTest {
    private static final Credentials ADMIN = new Credentials("admin@example.com", "admin");
    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final String ODD_ID = "shop \"1\\";

    @TempDir
    private Path folder;

    private final TrackingClient client = new TrackingClient("1");
    private LocalServer running;
    private TrackServer local;

    @BeforeEach
    void start() throws ServerStartException {
        running = LocalServer.start(new ServerOptions(folder, 0, false, ADMIN));
        local = new TrackServer(
                TrackServer.LOCAL_ID, "Local server", running.url(), Duration.ofSeconds(20), List.of(), "admin");
        SourceCatalog catalog = new SourceCatalog(client, _ -> ADMIN);
        catalog.save(local, Source.rest("shop", "Shop"), null);
        catalog.save(local, Source.rest("till", "Till"), null);
        catalog.save(local, Source.rest(ODD_ID, "Odd"), null);
    }

    @AfterEach
    void stop() {
        client.close();
        running.close();
    }

    @Test
    void countsTheEventsOfOneSourceByTypeAndOverTime() {
        send("shop", "page-view", "page-view", "sign-up");
        send("till", "page-view");
        Traffic traffic = ok(traffic(local).of(local, "shop", Span.WEEK, WARSAW));
        assertThat(traffic.byType()).containsExactly(new Count("page-view", 2), new Count("sign-up", 1));
        assertThat(traffic.total()).isEqualTo(3);
        assertThat(traffic.overTime()).hasSizeBetween(7, 9);
        assertThat(traffic.overTime().getLast().number()).isEqualTo(3);
        assertThat(traffic.newest().at()).isNotNull();
        assertThat(traffic.newest().type()).isNotNull();
    }

    @Test
    void countsNothingForASourceThatWasNeverUsed() {
        for (Span span : Span.values()) {
            Traffic traffic = ok(traffic(local).of(local, "shop", span, ZoneOffset.UTC));
            assertThat(traffic.byType()).isEmpty();
            assertThat(traffic.total()).isZero();
            assertThat(traffic.overTime()).isNotEmpty();
            assertThat(traffic.newest().at()).isNull();
        }
    }

    @Test
    void findsASourceWhateverItsIdIs() {
        send(ODD_ID, "page-view");
        Traffic traffic = ok(traffic(local).of(local, ODD_ID, Span.DAY, WARSAW));
        assertThat(traffic.total()).isEqualTo(1);
        assertThat(traffic.byType()).containsExactly(new Count("page-view", 1));
    }

    @Test
    void countsTheRefusedCallsThatTheLocalServerKeeps() {
        new SourceCatalog(client, _ -> ADMIN)
                .save(local, Source.rest("shop", "Shop").withEnabled(false), Source.rest("shop", "Shop"));
        send("shop", "page-view");
        Traffic.Refusals refusals = Objects.requireNonNull(
                ok(traffic(local).of(local, "shop", Span.WEEK, WARSAW)).refusals());
        assertThat(refusals.number()).isEqualTo(1);
        assertThat(refusals.more()).isFalse();
        assertThat(Objects.requireNonNull(refusals.newest()).reason()).contains("disabled");
    }

    @Test
    void doesNotKnowWhatOtherServersRefused() {
        TrackServer other = new TrackServer("s1", "Staging", local.url(), local.timeout(), List.of(), "admin");
        assertThat(ok(traffic(other).of(other, "shop", Span.WEEK, WARSAW)).refusals())
                .isNull();
    }

    @Test
    void readsTheTablesThatSomeServersGive() throws IOException {
        try (FaultServer server = FaultServer.playing(
                FaultServer.json(200, "{\"other\":5,\"a\":1,\"b\":2,\"c\":0}"),
                FaultServer.json(200, "{\"total\":8,\"result\":[{\"date\":\"26-11-24\",\"count\":8}]}"),
                FaultServer.json(
                        200,
                        "{\"result\":[{\"type\":\"a\",\"metadata\":{\"time\":{\"insert\":\"2026-11-24 06:57:46.1\"}}}]}"))) {
            Traffic traffic = ok(traffic(server.server()).of(server.server(), "shop", Span.MONTH, WARSAW));
            assertThat(traffic.byType()).containsExactly(new Count("b", 2), new Count("a", 1), new Count("other", 5));
            assertThat(traffic.newest().at()).hasToString("2026-11-24T06:57:46.100Z");
        }
    }

    @Test
    void tellsWhyThereAreNoFigures() throws IOException {
        try (FaultServer server = FaultServer.playing(FaultServer.answer(200, "text/html", "<html></html>"))) {
            assertThat(traffic(server.server()).of(server.server(), "shop", Span.MONTH, WARSAW))
                    .isInstanceOfSatisfying(
                            Reply.Failed.class,
                            failed -> assertThat(failed.failure()).isInstanceOf(Answer.Unreadable.class));
        }
        assertThat(new SourceTraffic(client, _ -> null).of(local, "shop", Span.DAY, WARSAW))
                .isInstanceOf(Reply.Failed.class);
    }

    private SourceTraffic traffic(TrackServer server) {
        return new SourceTraffic(client, asked -> asked.equals(server) && server.user() != null ? ADMIN : null);
    }

    private void send(String source, String... types) {
        ObjectNode payload = JsonMapper.shared().createObjectNode();
        payload.putObject("source").put("id", source);
        var events = payload.putArray("events");
        for (String type : types) {
            events.addObject().put("type", type);
        }
        client.track(local, payload.toString(), new TrackPayload(payload), new CancelSignal());
    }

    private static <T> T ok(Reply<T> reply) {
        assertThat(reply).isInstanceOf(Reply.Ok.class);
        return ((Reply.Ok<T>) reply).value();
    }
}
