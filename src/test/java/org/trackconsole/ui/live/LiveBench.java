package org.trackconsole.ui.live;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.fx.FxThread;
import org.trackconsole.fx.ThreadedFxWork;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalFilter;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.service.LiveArrivals;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Notices;

/**
 * Opens the Live screen on a local server with a million events and prints how long things take, and the longest time in
 * which the window did not draw meanwhile. {@code -Dbench.events} for another number; the argument is a folder, whose file
 * is made if it is not there.
 */
public final class LiveBench {
    private static final Credentials ADMIN = new Credentials("admin", "bench");
    private static final long MICROS = 1_760_000_000_000_000L;
    private static final int IN_ONE_COMMIT = 10_000;
    private static final int EVENTS_OF_A_SESSION = 10;
    private static final String[] TYPES = {
        "page-view", "page-view", "page-view", "product-details-page-view", "search", "product-added-to-basket"
    };
    private static final String PARTS =
            "{\"channel\":\"Web\",\"properties\":{\"category\":\"shoes\",\"id\":\"p#\",\"word\":\"~\"},"
                    + "\"context\":{\"page\":{\"url\":\"https://shop.example/p/#\",\"title\":\"Product #\"}},"
                    + "\"request\":{\"headers\":{\"host\":\"127.0.0.1:8686\",\"user-agent\":\"Mozilla/5.0 (X11; Linux"
                    + " x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36\"}},"
                    + "\"tags\":{\"values\":[\"activity:browsing\",\"event:behavioral\"],\"count\":2}}";

    private final PrintStream out;
    private final AtomicLong longestGap = new AtomicLong();

    private LiveBench(PrintStream out) {
        this.out = out;
    }

    /**
     * Measures and prints.
     *
     * @param args the folder with the server's file
     */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int events = Integer.getInteger("bench.events", 1_000_000);
        LiveBench bench = new LiveBench(System.out);
        if (!Files.exists(folder.resolve("tracking.sqlite"))) {
            fill(folder, events);
        }
        bench.run(folder);
        System.exit(0);
    }

    private static void fill(Path folder, int events) throws SQLException, IOException, ServerStartException {
        Files.createDirectories(folder);
        LocalServer.start(new ServerOptions(folder, 0, false, ADMIN)).close();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("tracking.sqlite"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("PRAGMA synchronous = 0");
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO event (id, type, source_id,"
                    + " session_id, profile_id, inserted, created, record, session_no)"
                    + " VALUES (?, ?, ?, ?, ?, ?, NULL, ?, ?)")) {
                for (int i = 1; i <= events; i++) {
                    add(insert, i, events);
                    if (i % IN_ONE_COMMIT == 0) {
                        connection.commit();
                    }
                }
            }
            connection.commit();
        }
    }

    private static void add(PreparedStatement insert, int number, int events) throws SQLException {
        int place = number % EVENTS_OF_A_SESSION;
        String type = switch (place) {
            case 2 -> "profile-created";
            case 3 -> "session-opened";
            case 4 -> "visit-started";
            default -> number == events / 10 ? "rare" : TYPES[number % TYPES.length];
        };
        String word = number == events / 10 + 1 ? "needle" : "x";
        insert.setString(1, String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", number, number * 7919L));
        insert.setString(2, type);
        insert.setString(3, place >= 2 && place <= 4 ? "@internal-bench" : number % 7 == 0 ? "app" : "shop");
        insert.setString(4, "s" + number / EVENTS_OF_A_SESSION);
        insert.setString(5, "p" + number / EVENTS_OF_A_SESSION);
        insert.setInt(8, 1 + number / EVENTS_OF_A_SESSION);
        insert.setLong(6, MICROS + number * 1_000L);
        insert.setString(7, PARTS.replace("#", Integer.toString(number)).replace("~", word));
        insert.executeUpdate();
    }

    private void run(Path folder) throws Exception {
        try (LocalServer server = LocalServer.start(new ServerOptions(folder, 0, false, ADMIN));
                TrackingClient client = new TrackingClient("bench")) {
            TrackServer local = new TrackServer(
                    TrackServer.LOCAL_ID,
                    "Local server",
                    server.url(),
                    Duration.ofSeconds(30),
                    List.of(),
                    ADMIN.user());
            ThreadedFxWork work = FxThread.call(() -> new ThreadedFxWork((_, failure) -> failure.printStackTrace(out)));
            LiveViewModel model = FxThread.call(() -> {
                AppState state = new AppState(local);
                state.servers().setAll(local);
                return new LiveViewModel(state, work, new LiveArrivals(client, _ -> ADMIN), new NoNotices(), _ -> {});
            });
            FxThread.run(() -> watch().start());
            // In the product some window is there before Live is: what the first one costs is the toolkit's.
            measure("open a window with a plain list, the toolkit with it", () -> true, () -> {
                FxThread.show(FxThread.call(LiveBench::plain), 960, 700);
            });
            LiveScreen screen = new LiveScreen(model);
            Parent view = FxThread.call(() -> (Parent) screen.view());
            measure("open and show the newest", () -> isShown(model, LiveList.Content.ROWS), () -> {
                FxThread.show(FxThread.call(() -> new StackPane(view)), 960, 700);
            });
            browse(model, FxThread.call(() -> (ListView<?>) view.lookup("#live-list")));
            memory("after that");
            narrow(model);
            memory("in the end");
            FxThread.run(screen::dispose);
        }
    }

    private static Parent plain() {
        ListView<String> list = new ListView<>();
        list.getItems().setAll("a", "b");
        return new BorderPane(
                list, new HBox(new TextField(), new ComboBox<String>(), new CheckBox("c")), null, null, null);
    }

    private void browse(LiveViewModel model, ListView<?> list) throws Exception {
        measure("scroll down 20 000 rows, row by row of a page", () -> true, () -> {
            long seen = 0;
            while (seen < 20_000) {
                int size = FxThread.call(() -> list.getItems().size());
                int from = Math.max(0, size - 200);
                for (int row = from; row < size; row += 10) {
                    int shown = row;
                    FxThread.run(() -> list.scrollTo(shown));
                    FxThread.settle();
                }
                seen += 200;
            }
        });
        measure("back to the newest", () -> atTop(model), () -> FxThread.run(model.list()::showNewest));
        measure(
                "jump to the end of what is held and open it",
                () -> model.openedProperty().get() instanceof Opened.Stored,
                () -> FxThread.run(() -> {
                    list.scrollTo(list.getItems().size() - 1);
                    list.getSelectionModel().selectLast();
                }));
    }

    private void narrow(LiveViewModel model) throws Exception {
        LiveFilter filter = model.list().filter();
        filter("hide system events", model, () -> filter.systemEventsProperty().set(false));
        filter("show them again", model, () -> filter.systemEventsProperty().set(true));
        filter("a source", model, () -> filter.sourceProperty().set("app"));
        filter(
                "a source and a frequent type",
                model,
                () -> filter.typeProperty().set("search"));
        filter("everything", model, filter::clear);
        filter("a type that occurs once", model, () -> filter.typeProperty().set("rare"));
        filter("everything", model, filter::clear);
        filter("a text that occurs often", model, () -> filter.textProperty().set("shoes"));
        filter("a text that occurs once", model, () -> filter.textProperty().set("NEEDLE"));
        filter("a text that occurs nowhere", model, () -> filter.textProperty().set("no such text"));
        filter("everything", model, filter::clear);
        filter(
                "refused calls, of which there are none",
                model,
                () -> filter.kindProperty().set(ArrivalFilter.Kind.REJECTED));
    }

    private void filter(String what, LiveViewModel model, FxThread.Action change) throws Exception {
        measure(
                "filter: " + what,
                () -> isShown(model, LiveList.Content.ROWS)
                        || isShown(model, LiveList.Content.NO_MATCH)
                        || isShown(model, LiveList.Content.NOTHING),
                () -> FxThread.run(() -> {
                    change.run();
                    model.list().filterNow();
                }));
    }

    private static boolean atTop(LiveViewModel model) {
        List<Arrival> rows = model.list().rows().list();
        return !model.list().rows().hasNewer() && !rows.isEmpty();
    }

    private static boolean isShown(LiveViewModel model, LiveList.Content content) {
        return model.list().contentProperty().get() == content;
    }

    /** Does something, waits until what is to be seen is there, and prints how long that took. */
    private void measure(String what, BooleanSupplier done, FxThread.Action action) throws Exception {
        FxThread.settle();
        longestGap.set(0);
        long begin = System.nanoTime();
        action.run();
        CompletableFuture<Void> there = new CompletableFuture<>();
        FxThread.run(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                if (done.getAsBoolean()) {
                    stop();
                    there.complete(null);
                }
            }
        }.start());
        await(there);
        out.printf(
                Locale.ROOT,
                "%-50s %8.0f ms, longest pause %5.0f ms%n",
                what,
                (System.nanoTime() - begin) / 1e6,
                longestGap.get() / 1e6);
    }

    private static void await(CompletableFuture<Void> there)
            throws InterruptedException, ExecutionException, TimeoutException {
        there.get(2, TimeUnit.MINUTES);
    }

    private AnimationTimer watch() {
        return new AnimationTimer() {
            private long before;

            @Override
            public void handle(long now) {
                long time = System.nanoTime();
                if (before != 0) {
                    longestGap.accumulateAndGet(time - before, Math::max);
                }
                before = time;
            }
        };
    }

    private void memory(String when) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        out.printf(
                Locale.ROOT,
                "%-50s %8d MiB of heap, with the server in the same process%n",
                when,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    /** Says nothing. */
    private static final class NoNotices implements Notices {
        @Override
        public void say(String sentence) {
            // Nobody looks.
        }

        @Override
        public void say(String sentence, String actionName, Runnable action) {
            // Nobody looks.
        }
    }
}
