package org.trackconsole.service.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.SourceJson;
import org.trackconsole.json.JsonDiff;
import org.trackconsole.json.JsonPath;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.Progress;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceCatalog.Saving;
import org.trackconsole.service.transfer.TransferEntry.Difference;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes sources to a server, from another one or from a file: first it says what would happen to each, then it does that
 * for one at a time, and can take it back. Blocks; any thread but the JavaFX one.
 */
public final class SourceTransfer {
    private final SourceCatalog catalog;

    public SourceTransfer(SourceCatalog catalog) {
        this.catalog = catalog;
    }

    /** What became of one source. */
    public sealed interface Outcome {
        /** It is there now, and was not before. */
        record Created(Source now) implements Outcome {}

        /** It is there now, and was otherwise before. */
        record Changed(Source now, Source before) implements Outcome {}

        /** What was done is undone. */
        record TakenBack() implements Outcome {}

        /** Somebody has changed it on the server since; nothing was written. */
        record Overtaken() implements Outcome {}

        /** The server understood and refused it; nothing was written. */
        record Refused(Explanation why) implements Outcome {}

        /** The server could not be asked, or not understood; nothing was written. */
        record NotWritten(Explanation why) implements Outcome {}

        /** It was sent, and no answer came; whether it was written is not known. */
        record Unknown(Explanation why) implements Outcome {}

        /** The console itself failed meanwhile; whether it was written is not known. */
        record Faulted() implements Outcome {}
    }

    /** Looks at what the server has and compares; nothing is written. In the given order. */
    public Reply<List<TransferEntry>> plan(TrackServer target, List<WantedSource> wanted) {
        return catalog.list(target, "").map(found -> {
            Map<String, Source> present = new HashMap<>();
            found.forEach(source -> present.put(source.id().toLowerCase(Locale.ROOT), source));
            return wanted.stream()
                    .map(source -> compare(source, present.get(source.id())))
                    .toList();
        });
    }

    /**
     * Writes one source, if the server still has what the plan was made for.
     *
     * @param stop may break off the look at what the server has, not what is written then
     * @return empty where it was stopped before anything was written
     */
    public Optional<Outcome> run(TrackServer target, TransferEntry entry, boolean withSecrets, Progress stop) {
        Source wanted = entry.sent(withSecrets);
        return unlessOvertaken(
                target, wanted.id(), entry.present(), stop, () -> write(target, wanted, entry.present()));
    }

    /** Takes back what {@link #run} created, if nobody has changed it since. */
    public Optional<Outcome> undo(TrackServer target, Outcome.Created created, Progress stop) {
        return unlessOvertaken(
                target, created.now().id(), created.now(), stop, () -> switch (catalog.delete(target, created.now())) {
                    case Reply.Ok<Boolean> _ -> new Outcome.TakenBack();
                    case Reply.Failed<Boolean>(Answer.Failure why) -> failed(why, target);
                });
    }

    /** Takes back what {@link #run} changed, if nobody has changed it since. */
    public Optional<Outcome> undo(TrackServer target, Outcome.Changed changed, Progress stop) {
        return unlessOvertaken(target, changed.now().id(), changed.now(), stop, () -> switch (catalog.restore(
                target, changed.before())) {
            case Saving.Saved _ -> new Outcome.TakenBack();
            case Saving.Invalid _ -> throw new IllegalStateException("Nothing is checked on the way back");
            case Saving.Failed(Answer.Failure why) -> failed(why, target);
        });
    }

    static TransferEntry compare(WantedSource wanted, @Nullable Source present) {
        Source merged = wanted.over(present);
        List<JsonPointer> secrets = SourceSecrets.places(merged).stream()
                .filter(place -> present == null || !at(merged, place).equals(at(present, place)))
                .toList();
        return new TransferEntry(
                merged,
                present,
                present == null ? List.of() : differences(present, merged),
                secrets,
                !merged.id().equals(wanted.fields().path("id").stringValue().strip()),
                SourceCatalog.check(merged, null).problems());
    }

    private Outcome write(TrackServer target, Source wanted, @Nullable Source before) {
        return switch (catalog.restore(target, wanted)) {
            case Saving.Saved saved -> {
                Source now = read(target, saved.source());
                yield before == null ? new Outcome.Created(now) : new Outcome.Changed(now, before);
            }
            case Saving.Invalid _ -> throw new IllegalStateException("The plan was checked");
            case Saving.Failed(Answer.Failure why) -> failed(why, target);
        };
    }

    /** What the server made of a source, since it fills in what was not said; what was sent where it does not tell. */
    private Source read(TrackServer target, Source sent) {
        return catalog.find(target, sent.id()) instanceof Reply.Ok<Source>(Source now) ? now : sent;
    }

    private Optional<Outcome> unlessOvertaken(
            TrackServer target, String id, @Nullable Source expected, Progress stop, Supplier<Outcome> action) {
        Reply<Source> present = stop.asking(() -> catalog.find(target, id));
        return stop.stopped() ? Optional.empty() : Optional.of(unlessOvertaken(present, target, expected, action));
    }

    private static Outcome unlessOvertaken(
            Reply<Source> present, TrackServer target, @Nullable Source expected, Supplier<Outcome> action) {
        return switch (present) {
            case Reply.Ok<Source>(Source now) -> same(now, expected) ? action.get() : new Outcome.Overtaken();
            case Reply.Failed<Source>(Answer.Refused refused)
            when refused.reason() == Answer.Refusal.SOURCE_UNKNOWN ->
                expected == null ? action.get() : new Outcome.Overtaken();
            case Reply.Failed<Source>(Answer.Refused refused) -> new Outcome.Refused(Explanations.of(refused, target));
            case Reply.Failed<Source>(Answer.Failure why) -> new Outcome.NotWritten(Explanations.of(why, target));
        };
    }

    private static boolean same(Source now, @Nullable Source expected) {
        return expected != null
                && differences(now, expected).isEmpty()
                && SourceSecrets.places(now).equals(SourceSecrets.places(expected));
    }

    /** A refusal says that nothing was written; a silence says nothing. */
    private static Outcome failed(Answer.Failure why, TrackServer target) {
        Explanation explained = Explanations.of(why, target);
        return switch (why) {
            case Answer.Refused _ -> new Outcome.Refused(explained);
            case Answer.Unreadable _ -> new Outcome.NotWritten(explained);
            case Answer.Unreachable(Answer.Break reason, var _, var _) ->
                switch (reason) {
                    case ANSWER_TIMEOUT, LOST -> new Outcome.Unknown(explained);
                    default -> new Outcome.NotWritten(explained);
                };
            case Answer.Cancelled _ -> new Outcome.Unknown(explained);
        };
    }

    /** Field by field, a list as a whole; secrets and what the server decides for itself are left out. */
    private static List<Difference> differences(Source before, Source after) {
        ObjectNode one = comparable(before);
        ObjectNode other = comparable(after);
        Map<JsonPointer, Difference> found = new LinkedHashMap<>();
        for (JsonDiff.Change change : JsonDiff.between(one, other)) {
            JsonPointer place = wholeList(change.path(), one, other);
            JsonNode was = one.at(place);
            JsonNode is = other.at(place);
            if (!(saysNothing(was) && saysNothing(is))) {
                found.putIfAbsent(place, new Difference(JsonPath.of(place), orNull(was), orNull(is)));
            }
        }
        return new ArrayList<>(found.values());
    }

    private static ObjectNode comparable(Source source) {
        ObjectNode tree = SourceJson.tree(SourceSecrets.without(source));
        tree.remove(WantedSource.SERVERS_OWN);
        return tree;
    }

    private static JsonPointer wholeList(JsonPointer path, JsonNode one, JsonNode other) {
        JsonPointer place = path;
        for (JsonPointer at = path; at != null && !at.matches(); at = at.head()) {
            if (one.at(at).isArray() || other.at(at).isArray()) {
                place = at;
            }
        }
        return place;
    }

    /** Versions leave out, or write, a field that is not set (contract §4: the defaults). */
    private static boolean saysNothing(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isBoolean() && !value.booleanValue())
                || (value.isString() && value.stringValue().isEmpty())
                || (value.isContainer() && value.isEmpty());
    }

    private static @Nullable JsonNode orNull(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? null : node;
    }

    private static JsonNode at(Source source, JsonPointer place) {
        return SourceJson.tree(source).at(place);
    }
}
