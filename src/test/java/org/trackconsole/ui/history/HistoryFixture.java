package org.trackconsole.ui.history;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.trackconsole.model.Call;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.ui.port.Screen;

/** The History screen in each of its states, over a real file with calls that look like a day's work. */
public final class HistoryFixture implements AutoCloseable {
    private static final String ANN = "48d91542-326a-4067-adf1-aab3164cce72";

    private final HistoryWorld world;
    private final HistoryScreen screen;

    private HistoryFixture(HistoryWorld world) {
        this.world = world;
        screen = new HistoryScreen(world.model);
    }

    /** No call was ever made. */
    public static HistoryFixture empty(Path folder) {
        return new HistoryFixture(new HistoryWorld(folder));
    }

    /** Three visitors, six visits, all kinds of outcomes; the newest call is selected. */
    public static HistoryFixture withCalls(Path folder) {
        try (HistoryWorld world = new HistoryWorld(folder)) {
            fill(world);
        }
        return new HistoryFixture(new HistoryWorld(folder));
    }

    /** The file cannot be read. */
    public static HistoryFixture failing(Path folder) {
        HistoryWorld world = new HistoryWorld(folder);
        world.spoil();
        return new HistoryFixture(world);
    }

    /** The screen; its view must be built on the JavaFX thread. */
    public Screen screen() {
        return screen;
    }

    /** Types into the search and lets the pause pass. */
    public void search(String words) {
        world.model.list().searchProperty().set(words);
        world.direct.elapse();
    }

    /** Selects the first call with this outcome. */
    public void select(Call.Outcome outcome) {
        for (HistoryRow row : world.model.list().rows().list()) {
            if (row instanceof HistoryRow.CallRow call && call.call().outcome() == outcome) {
                world.model.list().select(row.key());
                return;
            }
        }
        throw new IllegalStateException("No call has the outcome " + outcome);
    }

    /** Selects the heading of the first visit. */
    public void selectVisit() {
        world.model.list().select(world.model.list().rows().list().getFirst().key());
    }

    @Override
    public void close() {
        screen.dispose();
        world.close();
    }

    private static void fill(HistoryWorld world) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        world.clock.set(now.minus(Duration.ofDays(1)));
        world.answering = (_, payload) ->
                Answers.accepted("5f0c7c1e-9d3b-4b8e-8a57-2f7f2b0f9a11", HistoryWorld.sessionOf(payload));
        Visitor bob = visitor(world, HistoryWorld.SHOP, "Bob");
        for (int index = 0; index < 40; index++) {
            bob = sent(world, HistoryWorld.SHOP, bob, "orders-import", "order-imported");
        }
        bob = world.visitors.newVisit(bob.id());
        world.answering = (_, _) -> Answers.webPage();
        sent(world, HistoryWorld.SHOP, bob, "orders-import", "order-imported");

        world.clock.set(now.minus(Duration.ofMinutes(50)));
        world.answering = (_, payload) -> Answers.accepted(ANN, HistoryWorld.sessionOf(payload));
        Visitor ann = visitor(world, HistoryWorld.LOCAL, "Ann");
        ann = sent(world, HistoryWorld.LOCAL, ann, "web-shop", "page-view");
        world.answering = (_, _) -> Answers.unknownSource("old-shop");
        ann = sent(world, HistoryWorld.LOCAL, ann, "old-shop", "purchase-order");
        world.answering = (_, _) -> Answers.notRunning();
        ann = sent(world, HistoryWorld.LOCAL, ann, "web-shop", "page-view");

        world.clock.set(now.minus(Duration.ofMinutes(9)));
        world.answering = (_, payload) -> Answers.accepted(ANN, HistoryWorld.sessionOf(payload));
        world.send(HistoryWorld.LOCAL, null, "web-shop", "sign-in");

        world.clock.set(now.minus(Duration.ofMinutes(7)));
        ann = world.visitors.newVisit(ann.id());
        ann = sent(world, HistoryWorld.LOCAL, ann, "web-shop", "page-view", "page-view", "sign-in");
        ann = sent(world, HistoryWorld.LOCAL, ann, "web-shop", "checkout-started");
        world.begin(HistoryWorld.LOCAL, ann, "web-shop", "checkout-completed");
        world.clock.step(Duration.ofMinutes(1));
        sent(world, HistoryWorld.LOCAL, ann, "web-shop", "purchase-order", "page-view");
    }

    private static Visitor visitor(HistoryWorld world, TrackServer server, String name) {
        return world.visitors.rename(world.visitors.add(server.id()).id(), name);
    }

    private static Visitor sent(
            HistoryWorld world, TrackServer server, Visitor visitor, String source, String... types) {
        world.clock.step(Duration.ofSeconds(37));
        world.send(server, visitor, source, types);
        Visitor now = world.visitors.find(visitor.id());
        return now == null ? visitor : now;
    }
}
