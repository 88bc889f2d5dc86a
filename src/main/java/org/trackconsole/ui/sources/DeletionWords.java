package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.service.Explanation;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.sources.DeletionRow.Fate;

/** What became of sources that were to be deleted, in words. */
final class DeletionWords {
    private DeletionWords() {}

    /** How often each thing happened: {@code 3 deleted · 1 failed}. */
    static String summary(SourceDeletion model) {
        List<String> parts = new ArrayList<>(List.of(Texts.text(
                "sources.deletion.sum.deleted",
                count(model, fate -> fate instanceof Fate.Deleted || fate instanceof Fate.NotBack))));
        add(parts, "sources.deletion.sum.unknown", count(model, Fate.Unknown.class::isInstance));
        add(parts, "sources.deletion.sum.goneBefore", count(model, Fate.GoneBefore.class::isInstance));
        add(parts, "sources.deletion.sum.back", count(model, Fate.BroughtBack.class::isInstance));
        add(parts, "sources.deletion.sum.taken", count(model, Fate.Taken.class::isInstance));
        add(
                parts,
                "sources.deletion.sum.failed",
                count(model, fate -> fate instanceof Fate.NotDeleted || fate instanceof Fate.NotBack));
        add(
                parts,
                "sources.deletion.sum.left",
                count(model, fate -> fate instanceof Fate.Wanted || fate instanceof Fate.LeftAlone));
        return String.join(" · ", parts);
    }

    private static long count(SourceDeletion model, Predicate<Fate> which) {
        return model.rows().stream().map(DeletionRow::fate).filter(which).count();
    }

    private static void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(Texts.text(key, count));
        }
    }

    /** The whole result as text, for a ticket or a mail. */
    static String report(SourceDeletion model) {
        List<String> lines = new ArrayList<>(List.of(model.title(), summary(model)));
        for (DeletionRow row : model.rows()) {
            Explanation why = row.why();
            String words = why == null ? words(row.fate()) : words(row.fate()) + ": " + why.title();
            lines.add("  " + row.source().name() + " (" + row.source().id() + "): " + words);
            about(row).forEach(sentence -> lines.add("    " + sentence));
        }
        return String.join("\n", lines);
    }

    /** In one or two words. */
    static String words(Fate fate) {
        return switch (fate) {
            case Fate.Wanted _ -> Texts.text("sources.deletion.there");
            case Fate.LeftAlone _ -> Texts.text("sources.deletion.leftAlone");
            case Fate.Deleted _ -> Texts.text("sources.deletion.deleted");
            case Fate.GoneBefore _ -> Texts.text("sources.deletion.goneBefore");
            case Fate.NotDeleted _ -> Texts.text("sources.deletion.failed");
            case Fate.Unknown _ -> Texts.text("sources.deletion.unknown");
            case Fate.BroughtBack _ -> Texts.text("sources.deletion.back");
            case Fate.Taken _ -> Texts.text("sources.deletion.taken");
            case Fate.NotBack _ -> Texts.text("sources.deletion.stillGone");
        };
    }

    /** What else is to be known of a row, in sentences. */
    static List<String> about(DeletionRow row) {
        Explanation why = row.why();
        if (why == null) {
            return row.fate() instanceof Fate.Taken ? List.of(Texts.text("sources.deletion.taken.about")) : List.of();
        }
        return row.fate() instanceof Fate.Unknown
                ? List.of(why.cause(), Texts.text("sources.deletion.unknown.about"))
                : List.of(why.cause(), why.fix());
    }

    static Pill.Tone tone(Fate fate) {
        return switch (fate) {
            case Fate.Wanted _, Fate.GoneBefore _ -> Pill.Tone.NEUTRAL;
            case Fate.LeftAlone _, Fate.Unknown _, Fate.Taken _ -> Pill.Tone.WARNING;
            case Fate.Deleted _, Fate.BroughtBack _ -> Pill.Tone.SUCCESS;
            case Fate.NotDeleted _, Fate.NotBack _ -> Pill.Tone.DANGER;
        };
    }
}
