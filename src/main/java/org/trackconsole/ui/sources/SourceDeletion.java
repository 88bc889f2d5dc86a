package org.trackconsole.ui.sources;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.SourceRemoval;
import org.trackconsole.service.SourceRemoval.Removed;
import org.trackconsole.service.SourceRemoval.Restored;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.DataSetWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.WriteGuard;
import org.trackconsole.ui.sources.DeletionRow.Fate;

/** Deletes several sources, one after the other, and brings them back. One such deletion at a time. */
final class SourceDeletion {
    private final AppState state;
    private final FxWork work;
    private final SourceRemoval removal;
    private final WriteGuard guard;
    private final SourceActions actions;
    private final ObservableList<DeletionRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<DeletionStage> stage = new ReadOnlyObjectWrapper<>(new DeletionStage.Closed());
    private TrackServer server;

    SourceDeletion(AppState state, FxWork work, SourceRemoval removal, WriteGuard guard, SourceActions actions) {
        this.state = state;
        this.work = work;
        this.removal = removal;
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

    /** How many would be deleted, or still can be. */
    int countWanted() {
        return (int) rows.stream().filter(SourceDeletion::isOpen).count();
    }

    /** How many can be brought back. */
    int countKept() {
        return (int) rows.stream().filter(row -> row.kept() != null).count();
    }

    private static boolean isOpen(DeletionRow row) {
        return row.fate() instanceof Fate.Wanted || row.fate() instanceof Fate.NotDeleted;
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

    /** Deletes what is shown, or what of it is not deleted yet, once this window may do many things at once there. */
    void run() {
        if (stage.get() instanceof DeletionStage.Preview || stage.get() instanceof DeletionStage.Over) {
            ask("sources.guard.deleteSeveral", List.copyOf(rows.filtered(SourceDeletion::isOpen)), this::delete);
        }
    }

    /** Brings back what was deleted, the last first. */
    void undo() {
        if (stage.get() instanceof DeletionStage.Over) {
            ask(
                    "sources.guard.restoreSeveral",
                    List.copyOf(rows.filtered(row -> row.kept() != null)).reversed(),
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

    /** Another server, data set or address is chosen: what was only shown is of no use there. */
    void follow() {
        if (!server.samePlace(state.server())) {
            close();
        }
    }

    private boolean isRunning() {
        return stage.get() instanceof DeletionStage.Running;
    }

    private void ask(String key, List<DeletionRow> some, Function<DeletionRow, Callable<Fate>> action) {
        if (some.isEmpty()) {
            return;
        }
        DeletionStage before = stage.get();
        String what = Texts.text(key, some.size(), some.getFirst().source().name());
        Runnable begin = () -> {
            if (stage.get().equals(before) && rows.containsAll(some)) {
                actions.there(server).ifPresent(now -> {
                    server = now;
                    next(new ArrayDeque<>(some), some.size(), action);
                });
            }
        };
        actions.there(server).ifPresent(now -> {
            if (some.size() == 1) {
                guard.ask(now, what, begin);
            } else {
                guard.unlock(now, what, begin);
            }
        });
    }

    private void next(Deque<DeletionRow> left, int all, Function<DeletionRow, Callable<Fate>> action) {
        boolean stopping = stage.get() instanceof DeletionStage.Running running && running.stopping();
        // Whoever sends the connection elsewhere meanwhile did not mean the rest.
        DeletionRow row = stopping || left.isEmpty() || actions.there(server).isEmpty() ? null : left.poll();
        if (row == null) {
            stage.set(new DeletionStage.Over());
            actions.changed(server);
            return;
        }
        stage.set(new DeletionStage.Running(all - left.size() - 1, all, false));
        row.entry().setBusy(true);
        work.run("delete sources", action.apply(row))
                .onEnd(() -> row.entry().setBusy(false))
                .onDone(fate -> {
                    row.end(fate);
                    tell(row, fate);
                    next(left, all, action);
                })
                .onFail(failure -> {
                    // The others have their turn, and the result can be seen and taken back.
                    Source kept = row.kept();
                    Fate fate = new Fate.Unknown(kept == null ? row.source() : kept, faulted());
                    row.end(fate);
                    tell(row, fate);
                    next(left, all, action);
                    if (failure instanceof RuntimeException bug) {
                        throw bug;
                    }
                });
    }

    /** Keeps the list, and what can be brought back from there, in step with what became of a row. */
    private void tell(DeletionRow row, Fate fate) {
        SourceEntry entry = row.entry();
        switch (fate) {
            case Fate.Deleted(Source kept) -> actions.deleted(server, entry, kept);
            case Fate.Unknown(Source kept, var _) -> actions.keep(server, entry, kept);
            case Fate.BroughtBack(Source now) -> actions.restored(server, entry, now);
            case Fate.Taken(Source now) -> actions.restored(server, entry, now);
            case Fate.NotDeleted _, Fate.NotBack _, Fate.GoneBefore _, Fate.Wanted _, Fate.LeftAlone _ -> {
                // The list says it once it is read anew.
            }
        }
    }

    private Callable<Fate> delete(DeletionRow row) {
        TrackServer on = server;
        String id = row.source().id();
        return () -> switch (removal.delete(on, id)) {
            case Removed.Deleted(Source kept) -> new Fate.Deleted(kept);
            case Removed.GoneBefore _ -> new Fate.GoneBefore();
            case Removed.NotDeleted(Answer.Failure why) -> new Fate.NotDeleted(Explanations.of(why, on));
            case Removed.Unknown(Source kept, Answer.Failure why) -> new Fate.Unknown(kept, Explanations.of(why, on));
        };
    }

    private Callable<Fate> bringBack(DeletionRow row) {
        TrackServer on = server;
        Source kept = Objects.requireNonNull(row.kept(), "Only what was kept is brought back");
        return () -> switch (removal.restore(on, kept)) {
            case Restored.Back(Source now) -> new Fate.BroughtBack(now);
            case Restored.Taken(Source now) -> new Fate.Taken(now);
            case Restored.NotBack(Answer.Failure why) -> new Fate.NotBack(kept, Explanations.of(why, on));
            case Restored.Unknown(Answer.Failure why) -> new Fate.Unknown(kept, Explanations.of(why, on));
        };
    }

    private static Explanation faulted() {
        return new Explanation(
                Texts.text("sources.deletion.faulted"),
                Texts.text("sources.deletion.faulted.cause"),
                Texts.text("sources.deletion.unknown.about"),
                List.of(),
                null);
    }
}
