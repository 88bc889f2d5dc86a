package org.trackconsole.ui.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.control.Pill;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonPath;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.SourceCatalog.Problem;
import org.trackconsole.service.transfer.SourceTransfer.Outcome;
import org.trackconsole.service.transfer.TransferEntry;
import org.trackconsole.service.transfer.TransferEntry.Difference;
import org.trackconsole.service.transfer.TransferEntry.Kind;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.DataSetWords;
import tools.jackson.databind.JsonNode;

/** What would happen, or happened, to a source, in words. */
final class TransferWords {
    private TransferWords() {}

    /** In one or two words. */
    static String state(TransferModel model, TransferRow row) {
        Outcome outcome = row.outcomeProperty().get();
        return outcome == null
                ? Texts.text("sources.transfer.kind." + model.kind(row))
                : Texts.text("sources.transfer.outcome." + outcome.getClass().getSimpleName());
    }

    static Pill.Tone tone(TransferModel model, TransferRow row) {
        return switch (row.outcomeProperty().get()) {
            case Outcome.Created _, Outcome.Changed _ -> Pill.Tone.SUCCESS;
            case Outcome.TakenBack _ -> Pill.Tone.NEUTRAL;
            case Outcome.Overtaken _, Outcome.Unknown _ -> Pill.Tone.WARNING;
            case Outcome.Refused _, Outcome.NotWritten _, Outcome.Faulted _ -> Pill.Tone.DANGER;
            case null ->
                switch (model.kind(row)) {
                    case NEW -> Pill.Tone.ACCENT;
                    case CHANGED -> Pill.Tone.WARNING;
                    case SAME -> Pill.Tone.NEUTRAL;
                    case UNFIT -> Pill.Tone.DANGER;
                };
        };
    }

    /** For those who cannot see the box. */
    static String spoken(TransferModel model, TransferRow row) {
        Kind kind = model.kind(row);
        boolean open = row.outcomeProperty().get() == null && (kind == Kind.NEW || kind == Kind.CHANGED);
        String state = state(model, row);
        return !open
                ? state
                : Texts.text(
                        row.chosenProperty().get() ? "sources.transfer.spoken.chosen" : "sources.transfer.spoken.left",
                        state);
    }

    /**
     * A line about a source.
     *
     * @param style of the text
     */
    record Line(String text, String style) {}

    /** Everything that is to be said of a source: what differs, what to know, what happened. */
    static List<Line> lines(TransferModel model, TransferRow row) {
        List<Line> lines = new ArrayList<>();
        TransferEntry entry = row.entry();
        switch (row.outcomeProperty().get()) {
            case Outcome.Refused(var why) -> add(lines, why.title(), why.cause(), why.fix());
            case Outcome.NotWritten(var why) -> add(lines, why.title(), why.cause(), why.fix());
            case Outcome.Unknown(var why) -> add(lines, why.title(), Texts.text("sources.transfer.unknown"), why.fix());
            case Outcome.Overtaken _ ->
                add(
                        lines,
                        Texts.text("sources.transfer.overtaken.title"),
                        Texts.text("sources.transfer.overtaken.cause"),
                        Texts.text("sources.transfer.overtaken.fix"));
            case Outcome.Faulted _ ->
                add(
                        lines,
                        Texts.text("sources.transfer.faulted.title"),
                        Texts.text("sources.transfer.faulted.cause"),
                        Texts.text("sources.transfer.faulted.fix"));
            case null, default -> {
                // The rest says it.
            }
        }
        for (Problem problem : entry.problems()) {
            add(lines, problem.text(), Texts.text("sources.transfer.unfit"));
        }
        if (entry.problems().isEmpty() && row.outcomeProperty().get() == null) {
            lines.add(new Line(Texts.text("sources.transfer.about." + model.kind(row)), "muted"));
        }
        if (entry.lowered()) {
            lines.add(new Line(
                    Texts.text("sources.transfer.lowered", entry.wanted().id()), "muted"));
        }
        for (Difference difference : entry.differences()) {
            lines.add(new Line(field(difference.field()), "strong"));
            lines.add(new Line(value(difference.before()) + "  →  " + value(difference.after()), "mono"));
        }
        if (!entry.secrets().isEmpty()) {
            String places =
                    String.join(", ", entry.secrets().stream().map(JsonPath::of).toList());
            lines.add(new Line(
                    Texts.text(
                            model.secretsProperty().get()
                                    ? "sources.transfer.secrets.copied"
                                    : entry.present() == null
                                            ? "sources.transfer.secrets.without"
                                            : "sources.transfer.secrets.kept",
                            places),
                    "muted"));
        }
        return lines;
    }

    /** How often each thing happened: {@code 3 created, 1 refused}. */
    static String summary(TransferModel model) {
        Map<String, Integer> counts = new TreeMap<>();
        for (TransferRow row : model.rows()) {
            if (row.outcomeProperty().get() != null) {
                counts.merge(state(model, row), 1, Integer::sum);
            }
        }
        return counts.isEmpty()
                ? Texts.text("sources.transfer.nothing")
                : String.join(
                        ", ",
                        counts.entrySet().stream()
                                .map(count -> Texts.text("sources.transfer.count", count.getValue(), count.getKey()))
                                .toList());
    }

    /** The whole result as text, for a ticket or a mail. */
    static String report(TransferModel model) {
        StringBuilder report = new StringBuilder(model.title());
        TrackServer target = model.targetProperty().get();
        if (model.isCopy() && target != null) {
            report.append(' ').append(DataSetWords.withDataSet(target));
        }
        for (TransferRow row : model.rows()) {
            report.append('\n')
                    .append(row.entry().wanted().name())
                    .append(" (")
                    .append(row.entry().wanted().id())
                    .append("): ")
                    .append(state(model, row));
            lines(model, row).forEach(line -> report.append("\n    ").append(line.text()));
        }
        return report.toString();
    }

    private static void add(List<Line> lines, String title, String... sentences) {
        lines.add(new Line(title, "strong"));
        for (String sentence : sentences) {
            lines.add(new Line(sentence, "banner-text"));
        }
    }

    private static String field(String path) {
        String key = "sources.field." + path;
        return Texts.has(key) ? Texts.text(key) : path;
    }

    private static String value(@Nullable JsonNode value) {
        if (value == null) {
            return Texts.text("sources.transfer.none");
        }
        if (value.isString()) {
            return value.stringValue().isBlank() ? Texts.text("sources.transfer.none") : value.stringValue();
        }
        return Json.compact(value);
    }
}
