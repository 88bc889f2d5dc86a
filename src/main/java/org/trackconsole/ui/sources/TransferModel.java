package org.trackconsole.ui.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.Progress;
import org.trackconsole.service.transfer.FileReading;
import org.trackconsole.service.transfer.SourceFile;
import org.trackconsole.service.transfer.SourceSecrets;
import org.trackconsole.service.transfer.SourceTransfer;
import org.trackconsole.service.transfer.SourceTransfer.Outcome;
import org.trackconsole.service.transfer.TransferEntry;
import org.trackconsole.service.transfer.TransferEntry.Kind;
import org.trackconsole.service.transfer.WantedSource;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.DataSetWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Connections;
import org.trackconsole.ui.port.Files;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.WriteGuard;

/** Copies sources to another server, exports them to a file and imports them from one. One copy or import at a time. */
final class TransferModel {
    private final AppState state;
    private final Connections connections;
    private final FxWork work;
    private final SourceTransfer transfer;
    private final Files files;
    private final Notices notices;
    private final WriteGuard guard;
    private final ObservableList<TransferRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<TransferStage> stage = new ReadOnlyObjectWrapper<>(new TransferStage.Closed());
    private final ObjectProperty<@Nullable TrackServer> target = new SimpleObjectProperty<>();
    private final BooleanProperty secrets = new SimpleBooleanProperty();
    private List<WantedSource> wanted = List.of();

    /** What was done before the target was looked at anew; it can still be taken back there. */
    private List<TransferRow> earlier = List.of();

    /** The wish to stop what is written now. */
    private Progress halt = new Progress();

    private @Nullable TrackServer from;
    private @Nullable Path file;
    private FxWork.@Nullable Job<?> asking;

    TransferModel(
            AppState state, FxWork work, SourceTransfer transfer, Files files, Notices notices, WriteGuard guard) {
        this.state = state;
        connections = new Connections(state);
        this.work = work;
        this.transfer = transfer;
        this.files = files;
        this.notices = notices;
        this.guard = guard;
        secrets.subscribe((_, with) -> rows.stream()
                .filter(row ->
                        row.entry().kind(false) == Kind.SAME && row.entry().kind(true) == Kind.CHANGED)
                .forEach(row -> row.chosenProperty().set(with)));
        target.subscribe((before, server) -> {
            if (server != null && !server.equals(before) && !(stage.get() instanceof TransferStage.Closed)) {
                plan();
            }
        });
    }

    /** How far it has come. */
    ReadOnlyObjectProperty<TransferStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The sources, in the order of the list or the file. */
    ObservableList<TransferRow> rows() {
        return rows;
    }

    /** The server to which they go; another one is another preview. */
    ObjectProperty<@Nullable TrackServer> targetProperty() {
        return target;
    }

    /** Whether passwords and keys of bridges are copied, too. */
    BooleanProperty secretsProperty() {
        return secrets;
    }

    /**
     * Where sources can be copied to: all servers, each with the data set that is chosen for it, but the one they come from,
     * whose other data set comes last.
     */
    List<TrackServer> targets() {
        TrackServer source = from;
        List<TrackServer> others = new ArrayList<>(state.servers().stream()
                .filter(server -> source == null || !server.id().equals(source.id()))
                .toList());
        if (source != null) {
            boolean production = source.marking().dataSet() == DataSet.PRODUCTION;
            others.add(source.withDataSet(production ? DataSet.STAGING : DataSet.PRODUCTION));
        }
        return others;
    }

    /** What is being done, as a title; the target of a copy is chosen beside it. */
    String title() {
        TrackServer into = target.get();
        if (file == null) {
            return Texts.text(
                    "sources.transfer.copy.title", wanted.size(), from == null ? "" : DataSetWords.withDataSet(from));
        }
        return into == null
                ? Texts.text("sources.transfer.import.title", file.getFileName())
                : Texts.text("sources.transfer.import.titleInto", file.getFileName(), DataSetWords.withDataSet(into));
    }

    /** Whether it is a copy, whose target can be chosen. */
    boolean isCopy() {
        return file == null;
    }

    /** How many rows would be written, or were to be. */
    int countChosen() {
        return (int) rows.stream().filter(this::isWanted).count();
    }

    /** How many sources come with passwords or keys that the target does not have. */
    int countWithSecrets() {
        return (int)
                rows.stream().filter(row -> !row.entry().secrets().isEmpty()).count();
    }

    /** What would happen to a row. */
    Kind kind(TransferRow row) {
        return row.entry().kind(secrets.get());
    }

    /** Whether anything that was done can be taken back. */
    boolean canUndo() {
        return switch (stage.get()) {
            case TransferStage.Over _ -> rows.stream().anyMatch(TransferModel::isDone);
            case TransferStage.Preview _, TransferStage.Failed _ -> hasEarlier();
            default -> false;
        };
    }

    /** Whether something was done before the target was looked at anew, so that it stays the target. */
    boolean hasEarlier() {
        return !earlier.isEmpty();
    }

    /** Plans to copy sources of the chosen server to another one; not while anything is written. */
    void copy(List<Source> sources) {
        if (isRunning() || sources.isEmpty()) {
            return;
        }
        begin(state.server(), null);
        wanted = sources.stream().map(WantedSource::of).toList();
        target.set(targets().getFirst());
        plan();
    }

    /** Asks for a file, and plans to bring its sources to the chosen server; not while anything is written. */
    void importFile() {
        if (isRunning()) {
            return;
        }
        files.open(Texts.text("sources.import.choose"), SourceFile.JSON, SourceFile.CSV)
                .ifPresent(this::importFile);
    }

    /** Asks for a place, and writes sources of the chosen server there. */
    void export(List<Source> sources, String extension) {
        if (sources.isEmpty()) {
            return;
        }
        String name = Texts.text("sources.export.name") + "." + extension;
        files.save(Texts.text("sources.export.choose", sources.size()), name, extension)
                .ifPresent(place -> export(sources, place));
    }

    /** Reads a faulty file anew, or looks at the target anew; what was done there can be taken back as before. */
    void again() {
        if (file != null && stage.get() instanceof TransferStage.Faulty) {
            importFile(file);
            return;
        }
        TrackServer before = target.get();
        if (before == null || isRunning()) {
            return;
        }
        TrackServer now = connections.now(before).orElse(before);
        if (!now.samePlace(before)) {
            // What was done at the former address cannot be taken back at this one.
            earlier = List.of();
        } else if (stage.get() instanceof TransferStage.Over) {
            earlier = List.copyOf(rows.filtered(TransferModel::isDone));
        }
        if (now.equals(before)) {
            plan();
        } else {
            target.set(now);
        }
    }

    /** Another server, or data set, is chosen: an import of which nothing is written yet goes there instead. */
    void follow(TrackServer server) {
        if (file != null && isPlanned() && target.get() != null && !hasEarlier()) {
            target.set(server);
        }
    }

    /** A connection was edited: what was compared with another address is of no use, and is compared anew. */
    void followConnections() {
        TrackServer before = target.get();
        if (before == null || !isPlanned()) {
            return;
        }
        connections.now(before).filter(now -> !now.samePlace(before)).ifPresent(now -> {
            if (hasEarlier()) {
                showEarlier();
            } else {
                target.set(now);
            }
        });
    }

    private boolean isPlanned() {
        return stage.get() instanceof TransferStage.Preview
                || stage.get() instanceof TransferStage.Failed
                || stage.get() instanceof TransferStage.Reading;
    }

    /** Goes back from a preview to the result that it began with. */
    private void showEarlier() {
        dispose();
        rows.setAll(earlier);
        earlier = List.of();
        stage.set(new TransferStage.Over());
    }

    /** Writes what is chosen, one source after the other. */
    void run() {
        TrackServer server = target.get();
        if (server == null || !(stage.get() instanceof TransferStage.Preview)) {
            return;
        }
        List<TransferRow> chosen = List.copyOf(rows.filtered(this::isWanted));
        boolean withSecrets = secrets.get();
        ask(server, "sources.guard.transfer", chosen, (now, row) -> transfer.run(now, row.entry(), withSecrets, halt));
    }

    /** The source that is being written is the last one; one that is only looked at is not written any more. */
    void stop() {
        if (stage.get() instanceof TransferStage.Running(int done, int all, var _)) {
            stage.set(new TransferStage.Running(done, all, true));
            halt.stop();
        }
    }

    /** Takes back what was done, the last first. */
    void undo() {
        TrackServer server = target.get();
        if (server == null || !canUndo()) {
            return;
        }
        if (!(stage.get() instanceof TransferStage.Over)) {
            showEarlier();
        }
        List<TransferRow> done =
                List.copyOf(rows.filtered(TransferModel::isDone)).reversed();
        ask(server, "sources.guard.takeBack", done, (now, row) -> switch (row.outcomeProperty()
                .get()) {
            case Outcome.Created created -> transfer.undo(now, created, halt);
            case Outcome.Changed changed -> transfer.undo(now, changed, halt);
            case null, default -> throw new IllegalStateException("Only what was done is taken back");
        });
    }

    /** Goes back to the list; not while anything is written. */
    void close() {
        if (!isRunning()) {
            dispose();
            stage.set(new TransferStage.Closed());
            rows.clear();
            wanted = List.of();
            earlier = List.of();
        }
    }

    /** Asks nothing any more. */
    void dispose() {
        if (asking != null) {
            asking.cancel();
            asking = null;
        }
    }

    private void begin(@Nullable TrackServer source, @Nullable Path path) {
        dispose();
        from = source;
        file = path;
        earlier = List.of();
        secrets.set(false);
        rows.clear();
        stage.set(new TransferStage.Closed());
        target.set(null);
    }

    private void importFile(Path path) {
        begin(null, path);
        stage.set(new TransferStage.Reading());
        asking = work.run("read sources", () -> SourceFile.read(path))
                .onDone(reading -> {
                    switch (reading) {
                        case FileReading.Sound(List<WantedSource> sources) -> {
                            wanted = sources;
                            target.set(state.server());
                        }
                        case FileReading.Faulty(List<String> faults) -> stage.set(new TransferStage.Faulty(faults));
                    }
                })
                .onFail(failure -> stage.set(
                        new TransferStage.Faulty(List.of(Texts.text("sources.import.unreadable", words(failure))))));
    }

    private void export(List<Source> sources, Path place) {
        long hidden = sources.stream()
                .filter(source -> !SourceSecrets.places(source).isEmpty())
                .count();
        work.run("export sources", () -> {
                    SourceFile.write(place, sources, Instant.now());
                    return place;
                })
                .onDone(_ -> notices.say(Texts.text(
                        hidden == 0 ? "sources.export.done" : "sources.export.doneWithoutSecrets",
                        sources.size(),
                        place,
                        hidden)))
                .onFail(failure -> notices.say(
                        Texts.text("sources.export.failed", place, words(failure)),
                        Texts.text("common.tryAgain"),
                        () -> export(sources, place)));
    }

    private void plan() {
        TrackServer server = target.get();
        if (server == null) {
            return;
        }
        dispose();
        rows.clear();
        stage.set(new TransferStage.Reading());
        asking = work.run("plan transfer", () -> transfer.plan(server, wanted)).onDone(reply -> {
            switch (reply) {
                case Reply.Ok<List<TransferEntry>>(var entries) -> {
                    rows.setAll(entries.stream().map(TransferRow::new).toList());
                    stage.set(new TransferStage.Preview());
                }
                case Reply.Failed<List<TransferEntry>>(Answer.Failure why) ->
                    stage.set(new TransferStage.Failed(Explanations.of(why, server)));
            }
        });
    }

    /** One source wants consent where the server does; several at once want the server unlocked. */
    private void ask(TrackServer server, String key, List<TransferRow> some, Step step) {
        TransferStage before = stage.get();
        if (some.isEmpty()) {
            return;
        }
        Runnable begin = () -> {
            // Another server may have been chosen, and compared with, since it was asked.
            if (stage.get().equals(before) && rows.containsAll(some)) {
                there(server).ifPresent(now -> {
                    halt = new Progress();
                    next(now, new ArrayDeque<>(some), some.size(), step);
                });
            }
        };
        String what =
                Texts.text(key, some.size(), some.getFirst().entry().wanted().name());
        there(server).ifPresent(now -> {
            if (some.size() == 1) {
                guard.ask(now, what, begin);
            } else {
                guard.unlock(now, what, begin);
            }
        });
    }

    /** The server as its connection reaches it now; says so and is empty where the connection leads elsewhere. */
    private Optional<TrackServer> there(TrackServer server) {
        Optional<TrackServer> now = connections.there(server);
        if (now.isEmpty()) {
            notices.say(Texts.text("sources.elsewhere", server.name(), server.address()));
        }
        return now;
    }

    /** What is done with one row; off the JavaFX thread. */
    private interface Step {
        Optional<Outcome> take(TrackServer server, TransferRow row);
    }

    private void next(TrackServer server, Deque<TransferRow> left, int all, Step step) {
        boolean stopping = stage.get() instanceof TransferStage.Running running && running.stopping();
        // Whoever sends the connection elsewhere meanwhile did not mean the rest.
        TransferRow row = stopping || left.isEmpty() || there(server).isEmpty() ? null : left.poll();
        if (row == null) {
            rows.addAll(0, earlier);
            earlier = List.of();
            stage.set(new TransferStage.Over());
            if (server.samePlace(state.server())) {
                state.sourcesChanged();
            }
            return;
        }
        stage.set(new TransferStage.Running(all - left.size() - 1, all, false));
        work.run("transfer source", () -> step.take(server, row))
                .onDone(outcome -> {
                    outcome.ifPresent(row::end);
                    next(server, left, all, step);
                })
                .onFail(failure -> {
                    // The others have their turn, and the result can be seen and taken back.
                    row.end(new Outcome.Faulted());
                    next(server, left, all, step);
                    if (failure instanceof RuntimeException bug) {
                        throw bug;
                    }
                });
    }

    private boolean isRunning() {
        return stage.get() instanceof TransferStage.Running;
    }

    private boolean isWanted(TransferRow row) {
        Kind kind = kind(row);
        return row.chosenProperty().get() && (kind == Kind.NEW || kind == Kind.CHANGED);
    }

    private static boolean isDone(TransferRow row) {
        return row.outcomeProperty().get() instanceof Outcome.Created
                || row.outcomeProperty().get() instanceof Outcome.Changed;
    }

    /** Files fail with their name at best; anything else is a bug and thrown. */
    private static String words(Exception failure) {
        return switch (failure) {
            case IOException io -> io.getClass().getSimpleName() + ": " + io.getMessage();
            case RuntimeException bug -> throw bug;
            default -> throw new IllegalStateException(failure);
        };
    }
}
