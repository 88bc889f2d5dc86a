package org.trackconsole.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trackconsole.ServeProcess;
import org.trackconsole.build.AppImage;
import org.trackconsole.server.storage.TrackingFile;

/**
 * Prints one table of what the local server does on this machine, ratios first. Adjustable by {@code -Dbench.…}:
 * {@code profiles} (0,100000,1000000), {@code seconds} of each measurement (10), {@code warmup} seconds (20),
 * {@code starts} (5), {@code jvm} options of the server.
 */
public final class ServerBench {
    private static final int CONNECTIONS = 32;
    private static final int LARGE_CALLS = 21;
    private static final int EVENTS_OF_A_LARGE_CALL = 1_000;
    private static final double MIB = 1024.0 * 1024.0;

    private final Path folder;
    private final PrintStream out;
    private final Duration seconds = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
    private final Duration warmup = Duration.ofSeconds(Integer.getInteger("bench.warmup", 20));

    private ServerBench(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** What was found at a number of stored profiles. */
    private record Row(
            int stored,
            Load.Measured track,
            Duration cores,
            int callsInACommit,
            Load.Measured noOp,
            double plain,
            double plainInLargestCommits,
            long heap,
            List<Long> largeMillis) {}

    /**
     * Measures and prints.
     *
     * @param args the folder to work in; it is emptied first
     */
    public static void main(String[] args) throws IOException, InterruptedException, SQLException {
        new ServerBench(Path.of(args[0]), System.out).run();
    }

    private void run() throws IOException, InterruptedException, SQLException {
        out.println("Load of the machine before: " + machineLoad());
        List<Row> rows = new ArrayList<>();
        for (String stored : Pattern.compile(",").split(System.getProperty("bench.profiles", "0,100000,1000000"), -1)) {
            delete(folder);
            rows.add(measure(Integer.parseInt(stored.strip())));
        }
        List<Duration> starts = starts(data -> ServeProcess.start(data, options()));
        Optional<Path> packaged = AppImage.launcher(folder.resolveSibling("package"));
        List<Duration> packagedStarts =
                packaged.isEmpty() ? List.of() : starts(data -> ServeProcess.startPackaged(packaged.get(), data));
        print(rows, starts, packagedStarts);
        out.println("Load of the machine after: " + machineLoad());
        delete(folder);
    }

    private Row measure(int stored) throws IOException, InterruptedException, SQLException {
        Path data = folder.resolve("data");
        Path file = data.resolve("server").resolve(TrackingFile.NAME);
        try (ServeProcess server = ServeProcess.start(data, options())) {
            server.addSource();
        }
        StoredProfiles.add(file, stored);
        Path before = folder.resolve("before.sqlite");
        Load.Measured track;
        Duration cores;
        int callsInACommit;
        Load.Measured noOp;
        long heap;
        List<Long> large;
        try (ServeProcess server = ServeProcess.start(data, options())) {
            Visits visits = new Visits(server.port(), stored);
            try (Load load = new Load(server.port(), CONNECTIONS, visits::visitor)) {
                load.run(warmup);
                // Nothing is under way, so what lies on the disk is what the measured calls find.
                copy(file, before);
                ServeProcess.Sharing start = server.sharing();
                Duration used = server.coreTime();
                track = load.run(seconds);
                cores = server.coreTime().minus(used);
                ServeProcess.Sharing end = server.sharing();
                callsInACommit = (int) Math.max(
                        1,
                        Math.ceilDiv(end.commands() - start.commands(), Math.max(1, end.commits() - start.commits())));
            }
            heap = server.heap();
            try (Load load = new Load(server.port(), CONNECTIONS, () -> noOp(server.port()))) {
                load.run(warmup.dividedBy(2));
                noOp = load.run(seconds.dividedBy(2));
            }
            large = largeCalls(server);
        }
        PlainInserts plain = new PlainInserts(file, before);
        plain(plain, before, CONNECTIONS, warmup.dividedBy(2));
        double same = plain(plain, before, callsInACommit, seconds);
        double largest = plain(plain, before, CONNECTIONS, seconds);
        return new Row(stored, track, cores, callsInACommit, noOp, same, largest, heap, large);
    }

    private double plain(PlainInserts inserts, Path before, int callsInACommit, Duration time)
            throws IOException, SQLException {
        Path copy = folder.resolve("plain.sqlite");
        copy(before, copy);
        return inserts.perSecond(copy, callsInACommit, time);
    }

    /** Copies a file that nobody writes, with its log, and waits for the disk, so that no measurement pays for it. */
    private static void copy(Path file, Path to) throws IOException {
        for (String part : List.of("", "-wal")) {
            Path from = Path.of(file + part);
            Path target = Path.of(to + part);
            Files.deleteIfExists(target);
            if (Files.exists(from)) {
                Files.copy(from, target);
                try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
        }
        Files.deleteIfExists(Path.of(to + "-shm"));
    }

    private static List<String> options() {
        String given = System.getProperty("bench.jvm", "").strip();
        return given.isEmpty() ? List.of() : List.of(Pattern.compile(" +").split(given, -1));
    }

    private static Load.Talk noOp(int port) {
        byte[] request = ("GET /healthcheck HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        return new Load.Talk() {
            @Override
            public byte[] next() {
                return request;
            }

            @Override
            public void heard(byte[] answer, int length) {
                // There is nothing in it.
            }
        };
    }

    /** Milliseconds of each call with a thousand events, sorted. */
    private static List<Long> largeCalls(ServeProcess server) throws IOException, InterruptedException {
        String event = "{\"type\":\"page-view\",\"properties\":{\"category\":\"shoes\"}}";
        String body = "{\"source\":{\"id\":\"bench\"},\"session\":{\"id\":\"large\"},\"events\":["
                + String.join(",", Collections.nCopies(EVENTS_OF_A_LARGE_CALL, event)) + "]}";
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < LARGE_CALLS; i++) {
            long begin = System.nanoTime();
            server.post("/track", "application/json", body, "");
            millis.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
        }
        return millis.stream().sorted().toList();
    }

    @FunctionalInterface
    private interface Start {
        ServeProcess of(Path data) throws IOException;
    }

    private List<Duration> starts(Start start) throws IOException {
        List<Duration> starts = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("bench.starts", 5); i++) {
            try (ServeProcess server = start.of(folder.resolve("data"))) {
                starts.add(server.startTime());
            }
        }
        return starts.stream().sorted().toList();
    }

    private void print(List<Row> rows, List<Duration> starts, List<Duration> packagedStarts) {
        Row first = rows.getFirst();
        out.printf(Locale.ROOT, "%n%-34s", "Stored profiles");
        rows.forEach(row -> out.printf(Locale.ROOT, "%12d", row.stored()));
        line(
                "Durable calls / plain SQLite (60 %)",
                rows, row -> percent(row.track().perSecond() / row.plain()));
        line(
                "  / with 32 calls in each commit",
                rows,
                row -> percent(row.track().perSecond() / row.plainInLargestCommits()));
        line(
                "Durable calls / empty store (85 %)",
                rows, row -> percent(row.track().perSecond() / first.track().perSecond()));
        line(
                "Durable calls / no-op route",
                rows,
                row -> percent(row.track().perSecond() / row.noOp().perSecond()));
        line("Durable calls a second (6 000)", rows, row -> rounded(row.track().perSecond()));
        line("  p50 ms", rows, row -> millis(row.track(), 50));
        line("  p99 ms", rows, row -> millis(row.track(), 99));
        line(
                "  time on a core, us",
                rows,
                row -> rounded(
                        row.cores().toNanos() / 1e3 / row.track().micros().getTotalCount()));
        line("  calls in a commit", rows, row -> String.valueOf(row.callsInACommit()));
        line("No-op route, calls a second", rows, row -> rounded(row.noOp().perSecond()));
        line("  p50 ms", rows, row -> millis(row.noOp(), 50));
        line("  p99 ms", rows, row -> millis(row.noOp(), 99));
        line("Plain SQLite, calls a second", rows, row -> rounded(row.plain()));
        line("  with 32 calls in each commit", rows, row -> rounded(row.plainInLargestCommits()));
        line("Heap after collection, MiB (256)", rows, row -> rounded(row.heap() / MIB));
        line(
                "1 000 events in a call, ms (150)",
                rows,
                row -> row.largeMillis().get(LARGE_CALLS / 2).toString());
        line("  slowest of 21", rows, row -> row.largeMillis().getLast().toString());
        out.printf(
                Locale.ROOT,
                "%n%nReady after, ms, fastest to slowest start%n%-34s%12s%n%-34s%12s%n",
                "  packaged program (700)",
                packagedStarts.isEmpty() ? "not there: mvn -q -Ppackage -DskipTests verify" : millis(packagedStarts),
                "  from the class path",
                millis(starts));
        out.printf(
                Locale.ROOT,
                "A call has two events; %d connections; sessions of five calls; %d cores; heap limit 256 MiB.%n",
                CONNECTIONS,
                Runtime.getRuntime().availableProcessors());
    }

    private interface Cell {
        String of(Row row);
    }

    private void line(String title, List<Row> rows, Cell cell) {
        out.printf(Locale.ROOT, "%n%-34s", title);
        rows.forEach(row -> out.printf(Locale.ROOT, "%12s", cell.of(row)));
    }

    private static String percent(double ratio) {
        return Math.round(ratio * 100) + " %";
    }

    private static String rounded(double number) {
        return String.valueOf(Math.round(number));
    }

    private static String millis(Load.Measured measured, double percentile) {
        return String.format(Locale.ROOT, "%.1f", measured.micros().getValueAtPercentile(percentile) / 1e3);
    }

    private static String millis(List<Duration> times) {
        return times.stream().map(time -> String.valueOf(time.toMillis())).collect(Collectors.joining(" "));
    }

    private static String machineLoad() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).strip() : "not known";
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        Files.createDirectories(folder);
    }
}
