package org.trackconsole.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.trackconsole.json.Json;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.settings.AtomicFile;
import tools.jackson.core.JacksonException;

/**
 * The reports of deletions, one file each, so that they outlast the history and can be handed on without the console.
 * Blocks; any thread but the JavaFX one.
 */
public final class RemovalReports {
    /** So many of the latest are listed; older ones stay in the folder. */
    public static final int MOST = 200;

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH-mm-ss-SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Path folder;

    /** So many deletions will still want to keep a report; guarded by this. */
    private int underway;

    /** @param folder is made when the first report is kept */
    public RemovalReports(Path folder) {
        this.folder = folder;
    }

    /**
     * Runs a deletion that keeps its report at the end; whoever ends the console waits for that by {@link #settle}.
     *
     * @return what the deletion brings
     */
    public <T> T underway(Supplier<T> deletion) {
        count(1);
        try {
            return deletion.get();
        } finally {
            count(-1);
        }
    }

    private synchronized void count(int more) {
        underway += more;
        notifyAll();
    }

    /**
     * Waits until no deletion is under way any more; none may begin meanwhile.
     *
     * @return whether that is so, or else the time was over or the thread interrupted
     */
    public synchronized boolean settle(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toMillis(); underway > 0 && left > 0; ) {
                wait(left);
                left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return underway == 0;
    }

    /** Where they are kept. */
    public Path folder() {
        return folder;
    }

    /**
     * Keeps a report; one that began at the same time is replaced.
     *
     * @throws IOException if it cannot be written
     */
    public void keep(RemovalReport report) throws IOException {
        byte[] json = Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(report)
                .getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(NAME.format(report.began()) + ".json"), out -> out.write(json));
    }

    /** The latest reports, the latest first; files that are no reports are passed over. */
    public List<RemovalReport> latest() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<RemovalReport> reports = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".json"))
                    .sorted(Comparator.reverseOrder())
                    .limit(MOST)
                    .toList()) {
                read(file, reports);
            }
            return List.copyOf(reports);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path file, List<RemovalReport> reports) throws IOException {
        try {
            reports.add(Json.mapper().readValue(Files.readString(file), RemovalReport.class));
        } catch (JacksonException _) {
            // Somebody else's file.
        }
    }
}
