package org.trackconsole.ui.sources;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceCatalog.Saving;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.DataSetWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.WriteGuard;
import org.trackconsole.ui.sources.DeletionRow.Fate;

/** Deletes several sources, one after the other, and brings them back. One such deletion at a time. */
final class SourceDeletion {
    private final AppState state;
    private final FxWork work;
    private final SourceCatalog catalog;
    private final WriteGuard guard;
    private final SourceActions actions;
    private final ObservableList<DeletionRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<DeletionStage> stage = new ReadOnlyObjectWrapper<>(new DeletionStage.Closed());
    private TrackServer server;

    SourceDeletion(AppState state, FxWork work, SourceCatalog catalog, WriteGuard guard, SourceActions actions) {
        this.state = state;
        this.work = work;
        this.catalog = catalog;
        this.guard = guard;
        this.actions = actions;
        server = state.server();
    }

    /** How far it has come. */
    ReadOnlyObjectProperty<DeletionStage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** The sources, in the order of the list. */
    ObservableList<DeletionRow> rows() {
        return rows;
    }

    /** What is being done, as a title. */
    String title() {
        return Texts.text("sources.deletion.title", rows.size(), DataSetWords.withDataSet(server));
    }

    /** How many would be deleted. */
    int countWanted() {
        return (int)
                rows.stream().filter(row -> row.fate() instanceof Fate.Wanted).count();
    }

    /** How many can be brought back. */
    int countGone() {
        return (int) rows.stream().filter(DeletionRow::isGone).count();
    }

    /** Shows what would be deleted; new sources that no server has are left out. Not while anything is written. */
    void plan(List<SourceEntry> entries) {
        if (isRunning()) {
            return;
        }
        server = state.server();
        rows.clear();
        for (SourceEntry entry : entries) {
            Source saved = entry.form().saved();
            if (saved != null) {
                rows.add(new DeletionRow(entry, saved));
            }
        }
        stage.set(rows.isEmpty() ? new DeletionStage.Closed() : new DeletionStage.Preview());
    }

    /** Deletes what is shown, once this window may do many things at once to the server. */
    void run() {
        if (!(stage.get() instanceof DeletionStage.Preview)) {
            return;
        }
        ask(
                "sources.guard.deleteSeveral",
                List.copyOf(rows.filtered(row -> row.fate() instanceof Fate.Wanted)),
                this::delete);
    }

    /** Brings back what was deleted, the last first. */
    void undo() {
        if (stage.get() instanceof DeletionStage.Over) {
            ask(
                    "sources.guard.restoreSeveral",
                    List.copyOf(rows.filtered(DeletionRow::isGone)).reversed(),
                    this::bringBack);
        }
    }

    /** The source that is being written is the last one: what a server has begun to write is not cut off. */
    void stop() {
        if (stage.get() instanceof DeletionStage.Running(int done, int all, var _)) {
            stage.set(new DeletionStage.Running(done, all, true));
        }
    }

    /** Goes back to the list; not while anything is written. */
    void close() {
        if (!isRunning()) {
            stage.set(new DeletionStage.Closed());
            rows.clear();
        }
    }

    /** Another server, or data set, is chosen: what was only shown is of no use there. */
    void follow() {
        if (!server.worldId().equals(state.server().worldId())) {
            close();
        }
    }

    private boolean isRunning() {
        return stage.get() instanceof DeletionStage.Running;
    }

    private void ask(String key, List<DeletionRow> some, Function<DeletionRow, Fate> action) {
        if (some.isEmpty()) {
            return;
        }
        DeletionStage before = stage.get();
        String what = Texts.text(key, some.size(), some.getFirst().source().name());
        Runnable begin = () -> {
            if (stage.get().equals(before) && rows.containsAll(some)) {
                next(new ArrayDeque<>(some), some.size(), action);
            }
        };
        if (some.size() == 1) {
            guard.ask(server, what, begin);
        } else {
            guard.unlock(server, what, begin);
        }
    }

    private void next(Deque<DeletionRow> left, int all, Function<DeletionRow, Fate> action) {
        boolean stopping = stage.get() instanceof DeletionStage.Running running && running.stopping();
        DeletionRow row = stopping ? null : left.poll();
        if (row == null) {
            stage.set(new DeletionStage.Over());
            actions.changed(server);
            return;
        }
        stage.set(new DeletionStage.Running(all - left.size() - 1, all, false));
        row.entry().setBusy(true);
        work.run("delete sources", () -> action.apply(row))
                .onEnd(() -> row.entry().setBusy(false))
                .onDone(fate -> {
                    row.end(fate);
                    switch (fate) {
                        case Fate.Deleted _ -> actions.deleted(server, row.entry(), row.source());
                        case Fate.BroughtBack(Source now) -> actions.restored(server, row.entry(), now, row.source());
                        case Fate.Failed _, Fate.Wanted _, Fate.LeftAlone _ -> {
                            // The list is as it was.
                        }
                    }
                    next(left, all, action);
                })
                .onFail(failure -> {
                    // The others have their turn, and the result can be seen and taken back.
                    row.end(new Fate.Failed(faulted(), row.isGone()));
                    next(left, all, action);
                    if (failure instanceof RuntimeException bug) {
                        throw bug;
                    }
                });
    }

    private Fate delete(DeletionRow row) {
        return switch (catalog.delete(server, row.source())) {
            case Reply.Ok<Boolean> _ -> new Fate.Deleted();
            case Reply.Failed<Boolean>(Answer.Failure why) -> new Fate.Failed(Explanations.of(why, server), false);
        };
    }

    private Fate bringBack(DeletionRow row) {
        return switch (catalog.restore(server, row.source())) {
            case Saving.Saved saved -> new Fate.BroughtBack(saved.source());
            case Saving.Failed(Answer.Failure why) -> new Fate.Failed(Explanations.of(why, server), true);
            case Saving.Invalid invalid -> {
                String problem = invalid.problems().getFirst().text();
                yield new Fate.Failed(new Explanation(problem, problem, "", List.of(), null), true);
            }
        };
    }

    private static Explanation faulted() {
        String words = Texts.text("sources.deletion.faulted");
        return new Explanation(words, words, "", List.of(), null);
    }
}
