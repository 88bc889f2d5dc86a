package org.trackconsole.ui.profiles;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.RecordIndex;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.DataSetWords;

/** The report of a deletion as a text for a ticket or a file; times in UTC. */
final class ReportWords {
    private ReportWords() {}

    static String text(RemovalReport report) {
        StringBuilder text = new StringBuilder();
        line(text, Texts.text("profiles.report.title", report.profileId()));
        line(text, Texts.text("profiles.report.server", server(report), report.address()));
        line(text, Texts.text("profiles.report.times", seconds(report.began()), seconds(report.ended())));
        line(text, result(report));
        text.append('\n');
        for (RemovalReport.Part part : report.parts()) {
            line(text, part(part));
        }
        list(text, "profiles.report.problems", report.problems());
        for (RemovalReport.Part part : report.parts()) {
            if (!part.named().isEmpty()) {
                list(text, "profiles.report.left." + part.index(), part.named());
            }
        }
        list(text, "profiles.report.ids", report.ids());
        list(text, "profiles.report.local", report.local());
        list(text, "profiles.report.stays", stays());
        return text.toString();
    }

    /** The server as it was called then, and the data set where the report tells. */
    static String server(RemovalReport report) {
        DataSet dataSet = report.dataSet();
        return dataSet == null ? report.serverName() : DataSetWords.withDataSet(report.serverName(), dataSet);
    }

    /** How it ended, in a sentence. */
    static String result(RemovalReport report) {
        return Texts.text(
                report.complete()
                        ? "profiles.report.complete"
                        : report.stopped() ? "profiles.report.stopped" : "profiles.report.incomplete");
    }

    /** What became of one kind of records. */
    static String part(RemovalReport.Part part) {
        String kind = Texts.text("profiles.report.kind." + part.index());
        if (part.index() == RecordIndex.PROFILE) {
            return !part.verified()
                    ? Texts.text("profiles.report.part.unknown", kind, part.deleted())
                    : Texts.text(part.left() == 0 ? "profiles.report.profile.gone" : "profiles.report.profile.left");
        }
        return part.verified()
                ? Texts.text("profiles.report.part", kind, part.found(), part.deleted(), part.left())
                : Texts.text("profiles.report.part.unknown", kind, part.deleted());
    }

    /** What the API has no way to delete. */
    static List<String> stays() {
        return Texts.text("profiles.stays").lines().toList();
    }

    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static void list(StringBuilder text, String key, List<String> entries) {
        if (!entries.isEmpty()) {
            text.append('\n');
            line(text, Texts.text(key));
            entries.forEach(entry -> line(text, "- " + entry));
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
