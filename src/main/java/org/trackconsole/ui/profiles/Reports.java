package org.trackconsole.ui.profiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.service.RemovalReports;
import org.trackconsole.settings.AtomicFile;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.Files;
import org.trackconsole.ui.port.Notices;

/** The reports of deletions that were kept. JavaFX thread. */
final class Reports {
    private final FxWork work;
    private final RemovalReports kept;
    private final Notices notices;
    private final Files files;
    private final ReadOnlyObjectWrapper<@Nullable List<RemovalReport>> shown = new ReadOnlyObjectWrapper<>();

    Reports(FxWork work, RemovalReports kept, Notices notices, Files files) {
        this.work = work;
        this.kept = kept;
        this.notices = notices;
        this.files = files;
    }

    /** Those that are shown, the latest first; null while nobody looks at them. */
    ReadOnlyObjectProperty<@Nullable List<RemovalReport>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    void open() {
        work.run("read reports", kept::latest)
                .onDone(shown::set)
                .onFail(failure -> notices.say(Texts.text(
                        "profiles.reports.failed", kept.folder().toString(), String.valueOf(failure.getMessage()))));
    }

    void close() {
        shown.set(null);
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
                        .onFail(failure -> {
                            if (!(failure instanceof IOException)) {
                                throw new IllegalStateException(failure);
                            }
                            notices.say(Texts.text(
                                    "profiles.export.notWritten",
                                    file.toString(),
                                    String.valueOf(failure.getMessage())));
                        }));
    }
}
