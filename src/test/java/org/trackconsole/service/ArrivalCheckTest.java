package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.trackconsole.client.FaultServer;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.ArrivalCheck.Outcome;
import org.trackconsole.service.ArrivalCheck.Reason;
import tools.jackson.databind.node.BooleanNode;

/** Against the local server, and against stand-ins for what a local server never does. */
class ArrivalCheckTest {
    private static final Credentials ADMIN = new Credentials("admin@example.com", "admin");
    private static final String ACCEPTED =
            "{\"task\":\"t\",\"ux\":[],\"response\":{},\"profile\":{\"id\":\"p\"},\"session\":{\"id\":\"s\"}}";

    @TempDir
    private Path folder;

    private final TrackingClient client = new TrackingClient("1");
    private final List<Duration> accepted = new ArrayList<>();
    private final FastPace pace = new FastPace();
    private LocalServer running;
    private TrackServer server;
    private SourceCatalog catalog;

    @BeforeEach
    void start() throws ServerStartException {
        running = LocalServer.start(new ServerOptions(folder, 0, false, ADMIN));
        server = new TrackServer(
                TrackServer.LOCAL_ID, "Local server", running.url(), Duration.ofSeconds(20), List.of(), "admin");
        catalog = new SourceCatalog(client, _ -> ADMIN);
    }

    @AfterEach
    void stop() {
        client.close();
        running.close();
    }

    @Test
    void findsTheEventOfARestSourceInTheStore() {
        Source shop = saved(Source.rest("shop", "Shop"));
        assertThat(check(server, shop, ADMIN)).isInstanceOfSatisfying(Outcome.Arrived.class, arrived -> {
            assertThat(arrived.text("type", "")).isEqualTo(ArrivalCheck.EVENT_TYPE);
            assertThat(arrived.text("source", "id")).isEqualTo("shop");
            assertThat(arrived.text("profile", "id")).isNotNull();
            assertThat(arrived.text("session", "id")).isNotNull();
        });
        assertThat(accepted).hasSize(1);
    }

    @Test
    void findsTheEventOfAWebhookSourceByItsSession() {
        Source hook = saved(of("hook", "webhook", Bridge.WEBHOOK));
        assertThat(check(server, hook, ADMIN))
                .isInstanceOfSatisfying(
                        Outcome.Arrived.class,
                        arrived -> assertThat(arrived.text("source", "id")).isEqualTo("hook"));
    }

    @Test
    void makesOneProfileInAllWhereTheSourceAdoptsIds() {
        Source own = saved(new Source(
                "own", "Own", List.of("rest"), Bridge.REST, "", "", true, List.of(), List.of(), true, null, Map.of()));
        for (int i = 0; i < 2; i++) {
            assertThat(check(server, own, ADMIN))
                    .isInstanceOfSatisfying(
                            Outcome.Arrived.class,
                            arrived -> assertThat(arrived.text("profile", "id")).isEqualTo(ArrivalCheck.EVENT_TYPE));
        }
    }

    @Test
    void saysWhyTheServerTookNothing() {
        Outcome.Stopped unknown = stopped(check(server, Source.rest("nobody", "Nobody"), ADMIN));
        assertThat(unknown.reason()).isEqualTo(Reason.NOT_ACCEPTED);
        assertThat(unknown.accepted()).isNull();
        assertThat(unknown.why().remedy()).isEqualTo(Remedy.CREATE_SOURCE);

        Source off = saved(Source.rest("off", "Off").withEnabled(false));
        assertThat(stopped(check(server, off, ADMIN)).why().remedy()).isEqualTo(Remedy.ENABLE_SOURCE);

        saved(of("hook", "webhook", Bridge.WEBHOOK));
        assertThat(stopped(check(server, Source.rest("hook", "Hook"), ADMIN))
                        .why()
                        .remedy())
                .isEqualTo(Remedy.CHOOSE_SOURCE);
        assertThat(accepted).isEmpty();
    }

    @Test
    void sendsNothingToALink() {
        assertThat(stopped(check(server, of("link", "redirect", Bridge.REDIRECT), ADMIN))
                        .reason())
                .isEqualTo(Reason.NOT_SENDABLE);
    }

    @Test
    void saysThatWithoutASignInNobodyCanLook() {
        Source shop = saved(Source.rest("shop", "Shop"));
        Outcome.Stopped unread = stopped(check(server, shop, null));
        assertThat(unread.reason()).isEqualTo(Reason.NOT_READABLE);
        assertThat(unread.accepted()).isNotNull();
        assertThat(unread.why().remedy()).isEqualTo(Remedy.SIGN_IN);
    }

    @Test
    void waitsUntilTheServerShowsTheEvent() throws IOException {
        try (FaultServer slow = FaultServer.playing(
                FaultServer.json(200, ACCEPTED),
                FaultServer.json(404, "null"),
                FaultServer.json(200, "{\"total\":0,\"result\":[]}"),
                FaultServer.json(200, "{\"_shards\":{}}"),
                FaultServer.json(404, "null"),
                FaultServer.json(200, "{\"total\":1,\"result\":[{\"id\":\"other\",\"type\":\"x\"}]}"))) {
            assertThat(check(slow.server(), Source.rest("shop", "Shop"), null))
                    .isInstanceOfSatisfying(
                            Outcome.Arrived.class,
                            arrived -> assertThat(arrived.text("id", "")).isEqualTo("other"));
            assertThat(slow.requests())
                    .extracting(request -> request.path().replaceAll("/event/[0-9a-f-]{36}", "/event/ID"))
                    .containsExactly(
                            "/track", "/event/ID", "/event/select", "/events/refresh", "/event/ID", "/event/select");
        }
    }

    @Test
    void waitsAsLongAsABusyServerAsks() throws IOException {
        try (FaultServer busy = FaultServer.playing(
                FaultServer.json(200, ACCEPTED),
                FaultServer.answer(503, "application/json", "{\"detail\":\"Busy\"}", "Retry-After: 20"),
                FaultServer.json(404, "null"),
                FaultServer.json(200, "{\"total\":1,\"result\":[{\"id\":\"other\",\"type\":\"x\"}]}"))) {
            List<String> told = new ArrayList<>();
            ArrivalCheck.Listener listener = new ArrivalCheck.Listener() {
                @Override
                public void accepted(Duration took) {
                    told.add("accepted");
                }

                @Override
                public void asked(@Nullable Duration wait) {
                    told.add("asked to wait " + wait);
                }
            };
            ArrivalCheck check = new ArrivalCheck(client, _ -> null, pace);
            assertThat(check.run(busy.server(), Source.rest("shop", "Shop"), listener))
                    .isInstanceOfSatisfying(
                            Outcome.Arrived.class,
                            arrived -> assertThat(arrived.stored()).isEqualTo(Duration.ofSeconds(20)));
            assertThat(told).containsExactly("accepted", "asked to wait PT20S", "asked to wait null");
        }
    }

    @Test
    void aServerThatStaysBusyIsLeftAloneAfterHalfAMinute() throws IOException {
        try (FaultServer busy = FaultServer.playing(
                FaultServer.json(200, ACCEPTED),
                FaultServer.answer(429, "application/json", "{\"detail\":\"Slow\"}", "Retry-After: 3600"))) {
            Outcome.Stopped stopped = stopped(check(busy.server(), Source.rest("shop", "Shop"), null));
            assertThat(stopped.reason()).isEqualTo(Reason.NOT_READABLE);
            assertThat(pace.passed()).isEqualTo(ArrivalCheck.PATIENCE);
            assertThat(busy.requests()).hasSize(3);
        }
    }

    @Test
    void givesUpAfterHalfAMinuteAndAsksInVainForARefreshOnlyOnce() throws IOException {
        try (FaultServer lossy = FaultServer.playing(ArrivalCheckTest::loses)) {
            Outcome.Stopped lost = stopped(check(lossy.server(), Source.rest("shop", "Shop"), null));
            assertThat(lost.reason()).isEqualTo(Reason.NOT_STORED);
            assertThat(pace.passed()).isBetween(ArrivalCheck.PATIENCE, Duration.ofSeconds(34));
            assertThat(lossy.requests())
                    .filteredOn(request -> request.path().equals("/events/refresh"))
                    .hasSize(1);
            assertThat(lossy.requests()).hasSizeLessThan(50);
        }
    }

    @Test
    void namesTheSettingThatKeepsNothing() throws IOException {
        Source plain = Source.rest("shop", "Shop");
        Source transitional = new Source(
                plain.id(),
                plain.name(),
                plain.types(),
                plain.bridge(),
                "",
                "",
                true,
                List.of(),
                List.of(),
                false,
                null,
                Map.of("transitional", BooleanNode.TRUE));
        try (FaultServer lossy = FaultServer.playing(ArrivalCheckTest::loses)) {
            assertThat(stopped(check(lossy.server(), transitional, null)).why().cause())
                    .contains("transitional");
        }
    }

    @Test
    void endsWhenItsThreadIsInterrupted() throws IOException {
        try (FaultServer lossy = FaultServer.playing(ArrivalCheckTest::loses)) {
            pace.interruptAfter(Duration.ofSeconds(5));
            Outcome.Stopped stopped = stopped(check(lossy.server(), Source.rest("shop", "Shop"), null));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(stopped.reason()).isEqualTo(Reason.STOPPED);
            assertThat(stopped.accepted()).isNotNull();
        }
    }

    /** Takes everything and keeps nothing, and has no refresh. */
    private static void loses(FaultServer.Request request, FaultServer.Stage stage)
            throws IOException, InterruptedException {
        FaultServer.Script script = switch (request.path()) {
            case "/track" -> FaultServer.json(200, ACCEPTED);
            case "/event/select" -> FaultServer.json(200, "{\"total\":0,\"result\":[]}");
            case "/events/refresh" -> FaultServer.json(404, "{\"detail\":\"Not Found\"}");
            default -> FaultServer.json(404, "null");
        };
        script.play(request, stage);
    }

    private Outcome check(TrackServer at, Source source, @Nullable Credentials who) {
        return new ArrivalCheck(client, _ -> who, pace).run(at, source, accepted::add);
    }

    private static Outcome.Stopped stopped(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Stopped.class);
        return (Outcome.Stopped) outcome;
    }

    private Source saved(Source source) {
        assertThat(catalog.save(server, source, null)).isInstanceOf(SourceCatalog.Saving.Saved.class);
        return source;
    }

    private static Source of(String id, String type, Bridge bridge) {
        return new Source(id, id, List.of(type), bridge, "", "", true, List.of(), List.of(), false, null, Map.of());
    }
}
