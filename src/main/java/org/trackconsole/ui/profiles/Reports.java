package org.trackconsole.ui.profiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.PersonTraces;
import org.trackconsole.service.RemovalReports;
import org.trackconsole.settings.AtomicFile;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Files;
import org.trackconsole.ui.port.Notices;

/** The reports of deletions that were kept. JavaFX thread. */
final class Reports {
    private final AppState state;
    private final FxWork work;
    private final RemovalReports kept;
    private final PersonTraces traces;
    private final Notices notices;
    private final Files files;
    private final ReadOnlyObjectWrapper<@Nullable List<RemovalReport>> shown = new ReadOnlyObjectWrapper<>();

    private FxWork.@Nullable Job<?> opening;

    Reports(AppState state, FxWork work, PersonServices services, Notices notices, Files files) {
        this.state = state;
        this.work = work;
        kept = services.reports();
        traces = services.traces();
        this.notices = notices;
        this.files = files;
    }

    /** Those that are shown, the latest first; null while nobody looks at them. */
    ReadOnlyObjectProperty<@Nullable List<RemovalReport>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void open() {
        stopOpening();
        opening = work.run("read reports", kept::latest)
                .onDone(shown::set)
                .onFail(failure -> notices.say(Texts.text(
                        "profiles.reports.failed", kept.folder().toString(), String.valueOf(failure.getMessage()))));
    }

    void close() {
        stopOpening();
        shown.set(null);
    }

    /** What is still being read is no longer wanted. */
    private void stopOpening() {
        if (opening != null) {
            opening.cancel();
            opening = null;
        }
    }

    /** Looks for the copies of files in which the person of a report may still be; none while the server has the person. */
    void findCopies(RemovalReport report, Consumer<List<PersonTraces.Copy>> then) {
        boolean local = onLocalServer(report);
        work.run(
                        "look for copies",
                        () -> report.complete()
                                ? traces.copies(local, report.dataSet(), report.ended())
                                : List.<PersonTraces.Copy>of())
                .onDone(then)
                .onFail(failure -> notices.say(TraceWords.failed(io(failure))));
    }

    /**
     * Deletes copies for good and keeps the report with what became of them.
     *
     * @param then is given that report, and why it could not be kept; nothing where it was
     */
    void deleteCopies(RemovalReport report, List<PersonTraces.Copy> copies, BiConsumer<RemovalReport, String> then) {
        work.run("delete copies", () -> {
                    List<String> become = copies.stream().map(this::delete).toList();
                    List<String> local = new ArrayList<>(report.local());
                    local.addAll(become);
                    RemovalReport whole = report.withLocal(local);
                    return new Deleted(whole, become, keep(whole));
                })
                .onDone(deleted -> {
                    notices.say(String.join("\n", deleted.become()));
                    then.accept(deleted.report(), deleted.notKept());
                });
    }

    /**
     * How a deletion of copies went.
     *
     * @param become what became of each
     * @param notKept why the report that says so could not be kept; empty where it was
     */
    private record Deleted(RemovalReport report, List<String> become, String notKept) {}

    private String keep(RemovalReport report) {
        try {
            kept.keep(report);
            return "";
        } catch (IOException failure) {
            return Texts.text("profiles.report.notKept", String.valueOf(failure.getMessage()));
        }
    }

    private String delete(PersonTraces.Copy copy) {
        String file = copy.file().toString();
        try {
            boolean there = traces.delete(copy);
            return Texts.text(
                    there ? "profiles.copy.deleted" : "profiles.copy.gone", ReportWords.seconds(Instant.now()), file);
        } catch (IOException failure) {
            return Texts.text("profiles.copy.notDeleted", file, String.valueOf(failure.getMessage()));
        }
    }

    /** Reports name servers as people know them; the local one may listen elsewhere than it did then. */
    private boolean onLocalServer(RemovalReport report) {
        return state.servers().stream()
                .filter(TrackServer::local)
                .anyMatch(local -> local.name().equals(report.serverName())
                        && report.address().startsWith(local.url().getHost() + ":"));
    }

    private static IOException io(Exception failure) {
        if (failure instanceof IOException problem) {
            return problem;
        }
        throw new IllegalStateException(failure);
    }

    /** Writes one as a text file. */
    void save(RemovalReport report) {
        byte[] text = ReportWords.text(report).getBytes(StandardCharsets.UTF_8);
        String name = "deletion-" + report.began().toString().substring(0, 10) + ".txt";
        files.save(Texts.text("profiles.report.save"), name, "txt")
                .ifPresent(file -> work.run("save report", () -> {
                            AtomicFile.write(file, out -> out.write(text));
                            return Boolean.TRUE;
                        })
                        .onDone(_ -> notices.say(Texts.text("profiles.report.saved", file.toString())))
                        .onFail(failure -> notices.say(Texts.text(
                                "profiles.export.notWritten",
                                file.toString(),
                                String.valueOf(io(failure).getMessage())))));
    }
}
