package org.trackconsole.ui.profiles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.PersonTraces;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.StorageWords;

/** What may be left of a deleted person on this machine, in sentences of a report. */
final class TraceWords {
    private TraceWords() {}

    /** Nothing where there is nothing, and while the server still has the person. Blocks. */
    static List<String> left(PersonTraces traces, RemovalReport report, boolean onLocalServer) {
        if (!report.complete()) {
            return List.of();
        }
        List<String> left = new ArrayList<>();
        try {
            List<String> drafts = traces.drafts(report.ids());
            if (!drafts.isEmpty()) {
                left.add(Texts.text("profiles.report.drafts", drafts.size()));
                drafts.forEach(key -> left.add(draft(key)));
            }
        } catch (StorageException failure) {
            left.add(StorageWords.sentence("profiles.report.drafts.failed", failure));
        }
        try {
            List<PersonTraces.Copy> copies = traces.copies(onLocalServer, report.dataSet(), report.ended());
            copies.forEach(copy -> left.add(copy(copy)));
            if (!copies.isEmpty()) {
                left.add(Texts.text("profiles.report.copies", copies.size()));
            }
        } catch (IOException failure) {
            left.add(failed(failure));
        }
        return left;
    }

    /** A copy, where it is and of when. */
    static String copy(PersonTraces.Copy copy) {
        return Texts.text(
                switch (copy.kind()) {
                    case CONSOLE -> "profiles.copy.CONSOLE";
                    case DAMAGED -> "profiles.copy.DAMAGED";
                    case LOCAL_SERVER -> "profiles.copy.LOCAL_SERVER";
                },
                ReportWords.seconds(copy.at()),
                copy.file().toString());
    }

    /** That nobody could look for copies. */
    static String failed(IOException failure) {
        return Texts.text("profiles.copy.unread", String.valueOf(failure.getMessage()));
    }

    private static String draft(String key) {
        return switch (key) {
            case Drafts.COMPOSE -> Texts.text("profiles.report.draft.compose");
            case Drafts.SOURCES -> Texts.text("profiles.report.draft.sources");
            default -> Texts.text("profiles.report.draft.other", key);
        };
    }
}
