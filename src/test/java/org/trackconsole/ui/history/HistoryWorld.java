package org.trackconsole.ui.history;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.TimeText;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.Proofs;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.SendProof;
import org.trackconsole.service.SessionLog;
import org.trackconsole.service.Visitors;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.ProofStore;
import org.trackconsole.store.VisitorStore;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.OpenGuard;

/** A console's file with the services over it, two servers whose answers are scripted, and the screen's model. */
public final class HistoryWorld implements AutoCloseable {
    static final TrackServer LOCAL = server(TrackServer.LOCAL_ID, "Local server", "http://127.0.0.1:8686");
    static final TrackServer SHOP = server("shop", "Shop production", "https://track.shop.example");

    final List<String> said = new ArrayList<>();
    final List<Runnable> offered = new ArrayList<>();
    final List<Destination> gone = new ArrayList<>();
    final List<String> copied = new ArrayList<>();
    final List<String> posted = new ArrayList<>();
    final SteppingClock clock = new SteppingClock(Instant.now().truncatedTo(ChronoUnit.SECONDS));
    final OpenGuard guard = new OpenGuard();
    final AppState state = new AppState(LOCAL);
    final DirectFxWork direct = new DirectFxWork();
    final Database database;
    final CallStore calls;
    final SessionLog log;
    final Visitors visitors;
    final SendEvents sendEvents;
    final Proofs proofs;
    final TrackingClient client = new TrackingClient("1");
    final HistoryViewModel model;
    BiFunction<TrackServer, TrackPayload, Answer> answering =
            (_, payload) -> Answers.accepted("48d91542-326a-4067-adf1-aab3164cce72", sessionOf(payload));

    HistoryWorld(Path folder) {
        this(folder, null);
    }

    /** @param threaded does the work on its own threads; null to do it at once */
    HistoryWorld(Path folder, @Nullable FxWork threaded) {
        database = Database.open(folder);
        calls = new CallStore(database);
        log = new SessionLog(calls);
        visitors = new Visitors(new VisitorStore(database), number -> "Visitor " + number, clock);
        sendEvents = new SendEvents(calls, this::post, TrackServer::headers, clock);
        proofs = new Proofs(new SendProof(client, _ -> null, clock), new ProofStore(database));
        // Nobody listens there, so that a proof would wait for nothing.
        proofs.setAlways(LOCAL, false);
        state.servers().setAll(LOCAL, SHOP);
        model = new HistoryViewModel(
                state,
                threaded == null ? direct : threaded,
                log,
                sendEvents,
                proofs,
                visitors,
                id -> state.servers().stream()
                        .filter(server -> server.id().equals(id))
                        .findFirst()
                        .orElse(null),
                notices(),
                guard,
                gone::add,
                copied::add);
    }

    /** Sends a payload of the visitor's present visit and answers the call it made. */
    Call send(TrackServer server, @Nullable Visitor visitor, String source, String... types) {
        return send(server, visitor, payload(visitor, source, types));
    }

    Call send(TrackServer server, @Nullable Visitor visitor, String text) {
        return sendEvents.send(server, visitor, text, new CancelSignal()).call();
    }

    /** A call that is kept as under way; the next opening of the file ends it. */
    Call begin(TrackServer server, Visitor visitor, String source, String... types) {
        String text = payload(visitor, source, types);
        Call call = new Call(
                UUID.randomUUID().toString(),
                server.id(),
                server.name(),
                server.url() + "/track",
                visitor.id(),
                visitor.name(),
                visitor.visit(),
                source,
                visitor.sessionId(),
                visitor.profileId(),
                null,
                List.of(types),
                clock.instant(),
                Call.Outcome.PENDING,
                0,
                null,
                0);
        calls.begin(call, server.headers(), text);
        return call;
    }

    static String payload(@Nullable Visitor visitor, String source, String... types) {
        StringBuilder text = new StringBuilder("{\"source\":{\"id\":\"" + source + "\"}");
        if (visitor != null) {
            text.append(",\"session\":{\"id\":\"").append(visitor.sessionId()).append("\"}");
            if (visitor.profileId() != null) {
                text.append(",\"profile\":{\"id\":\"")
                        .append(visitor.profileId())
                        .append("\"}");
            }
        }
        text.append(",\"context\":{\"device\":\"iPhone X\",\"screen\":{\"local\":{\"width\":375,\"height\":812}}}");
        text.append(",\"events\":[");
        for (int index = 0; index < types.length; index++) {
            text.append(index == 0 ? "" : ",")
                    .append("{\"type\":\"")
                    .append(types[index])
                    .append("\",\"properties\":{\"product\":\"Nike shoes\",\"quantity\":1}}");
        }
        return text.append("]}").toString();
    }

    /** A server as the client posts to its production data. */
    static TrackServer onProductionData(TrackServer server) {
        return server.withDataSet(DataSet.PRODUCTION)
                .withHeaders(List.of(new Header(DataSet.HEADER, DataSet.PRODUCTION.wire(), false)));
    }

    /** Makes the file unreadable until it is mended. */
    void spoil() {
        spoil("visit_group");
    }

    void spoil(String table) {
        rename(table, "lost");
    }

    void mend() {
        mend("visit_group");
    }

    void mend(String table) {
        rename("lost", table);
    }

    private void rename(String table, String name) {
        database.write(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute("ALTER TABLE " + table + " RENAME TO " + name);
            }
        });
    }

    /** How the zone of the times is named. */
    String zone() {
        return TimeText.of(state.utcProperty().get()).zoneName();
    }

    /** The rows as a person reads them, headings at the margin. */
    List<String> shown() {
        return model.list().rows().list().stream()
                .map(row -> switch (row) {
                    case HistoryRow.GroupRow group ->
                        (group.open() ? "v " : "> ")
                                + CallWords.visitor(group.group().visitorName()) + " · "
                                + CallWords.visit(group.group(), model.list().filtered(), group.namesServer());
                    case HistoryRow.CallRow call ->
                        "  " + CallWords.events(call.call().eventTypes()) + " | " + CallWords.outcome(call.call());
                    case HistoryRow.MoreRow _ -> "  …";
                })
                .toList();
    }

    @Override
    public void close() {
        client.close();
        database.close();
    }

    private Answer post(TrackServer server, String text, TrackPayload payload, CancelSignal cancel) {
        posted.add(text);
        clock.step(Duration.ofSeconds(1));
        return answering.apply(server, payload);
    }

    static String sessionOf(TrackPayload payload) {
        String session = payload.sessionId();
        return session == null ? "c1602158-21fb-4fcc-a80c-d0dee18070d6" : session;
    }

    private Notices notices() {
        return new Notices() {
            @Override
            public void say(String sentence) {
                said.add(sentence);
            }

            @Override
            public void say(String sentence, String actionName, Runnable action) {
                said.add(sentence + " [" + actionName + "]");
                offered.add(action);
            }
        };
    }

    static TrackServer server(String id, String name, String url) {
        return new TrackServer(
                id,
                name,
                URI.create(url),
                Duration.ofSeconds(30),
                List.of(new Header("user-agent", "Track-Console/0.1.0", false), new Header("x-api-key", "k", true)),
                null);
    }
}
