package org.trackconsole.ui.sources;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceCatalog.Note;
import org.trackconsole.service.SourceCatalog.Saving;
import org.trackconsole.service.SourceRemoval;
import org.trackconsole.service.SourceRemoval.Removed;
import org.trackconsole.service.SourceRemoval.Restored;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Connections;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.WriteGuard;

/** What changes sources on the chosen server. Each says what it did, and offers to undo it where that can be. */
final class SourceActions {
    private final AppState state;
    private final Connections connections;
    private final FxWork work;
    private final SourceCatalog catalog;
    private final SourceRemoval removal;
    private final Notices notices;
    private final WriteGuard guard;
    private final Deque<Deleted> deletions = new ArrayDeque<>();
    private final SourceEntries entries;
    private final Consumer<SourceEntry> choose;

    /** @param choose brings a source to the front */
    SourceActions(
            AppState state,
            FxWork work,
            SourceCatalog catalog,
            SourceRemoval removal,
            Notices notices,
            WriteGuard guard,
            SourceEntries entries,
            Consumer<SourceEntry> choose) {
        this.state = state;
        connections = new Connections(state);
        this.work = work;
        this.catalog = catalog;
        this.removal = removal;
        this.notices = notices;
        this.guard = guard;
        this.entries = entries;
        this.choose = choose;
    }

    /** Saves what was typed. Where that does not work, the entry keeps it and says why. */
    void save(SourceEntry entry) {
        SourceForm form = entry.form();
        if (entry.busyProperty().get() || !form.isChanged()) {
            return;
        }
        if (refusesIncomplete(entry)) {
            return;
        }
        if (!FormCheck.of(form, entries).isSavable()) {
            entry.setTried(true);
            return;
        }
        TrackServer server = state.server();
        Source edited = form.edited();
        ask(
                server,
                Texts.text(
                        form.saved() == null || form.isSecond() ? "sources.guard.create" : "sources.guard.save",
                        edited.name()),
                now -> save(now, entry));
    }

    private void save(TrackServer server, SourceEntry entry) {
        SourceForm form = entry.form();
        run(server, entry, "save source", () -> catalog.save(server, form.edited(), form.saved()), saved -> {
            entry.setTried(false);
            kept(server, entry, saved.source(), form.typed());
            boolean lowered = saved.notes().contains(Note.LOWER_CASED);
            Source before = form.isSecond() ? null : form.saved();
            notices.say(
                    Texts.text(
                            lowered ? "sources.savedAs" : "sources.saved",
                            saved.source().name(),
                            saved.source().id()),
                    Texts.text("common.undo"),
                    before == null ? () -> delete(server, entry) : () -> putBack(server, entry, before));
        });
    }

    /** Saves a source as it was before; what was typed over it stands in the form again. */
    private void putBack(TrackServer server, SourceEntry entry, Source before) {
        if (entry.busyProperty().get()) {
            return;
        }
        ask(server, Texts.text("sources.guard.save", before.name()), now -> putBackNow(now, entry, before));
    }

    private void putBackNow(TrackServer server, SourceEntry entry, Source before) {
        run(server, entry, "put source back", () -> catalog.restore(server, before), saved -> {
            entry.show(entry.form().onto(saved.source()));
            if (isChosen(server)) {
                entries.saved(entry, saved.source());
            }
            changed(server);
            notices.say(Texts.text("sources.putBack", saved.source().name()));
        });
    }

    /** Enables a source of the server or disables it, at once; what was typed besides stays unsaved. */
    void setEnabled(SourceEntry entry, boolean enabled) {
        setEnabled(state.server(), entry, enabled);
    }

    private void setEnabled(TrackServer server, SourceEntry entry, boolean enabled) {
        SourceForm form = entry.form();
        Source source = form.saved();
        if (source == null
                || source.enabled() == enabled
                || entry.busyProperty().get()
                || refusesIncomplete(entry)) {
            return;
        }
        ask(
                server,
                Texts.text(enabled ? "sources.guard.enable" : "sources.guard.disable", source.name()),
                now -> setEnabled(now, entry, source, enabled));
    }

    private void setEnabled(TrackServer server, SourceEntry entry, Source source, boolean enabled) {
        run(server, entry, "enable source", () -> catalog.save(server, source.withEnabled(enabled), source), saved -> {
            kept(server, entry, saved.source(), Typed.of(source));
            notices.say(
                    Texts.text(
                            enabled
                                    ? "sources.wasEnabled"
                                    : server.local() ? "sources.wasDisabled" : "sources.wasDisabledSoon",
                            saved.source().name()),
                    Texts.text("common.undo"),
                    () -> setEnabled(server, entry, !enabled));
        });
    }

    /** Creates the source that the first steps use. */
    void createExample() {
        TrackServer server = state.server();
        ask(server, Texts.text("sources.guard.example"), this::createExample);
    }

    private void createExample(TrackServer server) {
        work.run("create example source", () -> catalog.createExample(server)).onDone(outcome -> {
            switch (outcome) {
                case Saving.Saved saved -> {
                    SourceEntry entry = new SourceEntry(SourceForm.of(saved.source()));
                    kept(server, entry, saved.source(), entry.form().typed());
                    if (isChosen(server)) {
                        choose.accept(entry);
                    }
                    notices.say(Texts.text("sources.saved", saved.source().name()));
                }
                case Saving.Invalid invalid ->
                    notices.say(invalid.problems().getFirst().text());
                case Saving.Failed(Answer.Failure why) ->
                    sayFailed("sources.notSaved", "", why, server, this::createExample);
            }
        });
    }

    /** Deletes a source of the server, or gives up a new one. Undo brings back the source and what was typed. */
    void delete(SourceEntry entry) {
        Source source = entry.form().saved();
        if (entry.busyProperty().get()) {
            return;
        }
        if (source == null) {
            discard(entry);
            return;
        }
        delete(state.server(), entry);
    }

    private void delete(TrackServer server, SourceEntry entry) {
        Source source = entry.form().saved();
        if (source == null || entry.busyProperty().get() || refusesIncomplete(entry)) {
            return;
        }
        ask(server, Texts.text("sources.guard.delete", source.name(), source.id()), now -> delete(now, entry, source));
    }

    private void delete(TrackServer server, SourceEntry entry, Source source) {
        entry.setBusy(true);
        work.run("delete source", () -> removal.delete(server, source.id()))
                .onEnd(() -> entry.setBusy(false))
                .onDone(outcome -> {
                    switch (outcome) {
                        case Removed.Deleted(Source kept) -> {
                            Deleted deleted = deleted(server, entry, kept);
                            notices.say(
                                    Texts.text("sources.deleted", source.name()),
                                    Texts.text("common.undo"),
                                    () -> restore(deleted));
                            changed(server);
                        }
                        case Removed.GoneBefore _ -> {
                            entry.fail(null);
                            notices.say(Texts.text("sources.goneBefore", source.name()));
                            changed(server);
                        }
                        case Removed.NotDeleted(Answer.Failure why) -> entry.fail(Explanations.of(why, server));
                        case Removed.Unknown(Source kept, Answer.Failure why) -> {
                            Deleted deleted = keep(server, entry, kept);
                            entry.fail(Explanations.of(why, server));
                            notices.say(
                                    Texts.text("sources.deletionUnknown", source.name()),
                                    Texts.text("common.undo"),
                                    () -> restore(deleted));
                            changed(server);
                        }
                    }
                });
    }

    /** The server has a source no more; it can be brought back as long as the console runs. */
    Deleted deleted(TrackServer server, SourceEntry entry, Source kept) {
        entry.fail(null);
        if (isChosen(server)) {
            entries.remove(entry);
        }
        return keep(server, entry, kept);
    }

    /** Keeps a source that the server may not have any more, so that it can be brought back. */
    Deleted keep(TrackServer server, SourceEntry entry, Source kept) {
        deletions.removeIf(deleted -> deleted.entry() == entry);
        Deleted deleted = new Deleted(server, entry, kept);
        deletions.push(deleted);
        return deleted;
    }

    /** The server has a source again that was deleted. */
    void restored(TrackServer server, SourceEntry entry, Source now) {
        deletions.removeIf(deleted -> deleted.entry() == entry);
        entry.fail(null);
        entry.show(entry.form().over(now));
        if (isChosen(server)) {
            entries.saved(entry, now);
        }
    }

    /** Throws away what was typed; undo brings it back. */
    void revert(SourceEntry entry) {
        SourceForm form = entry.form();
        Source source = form.saved();
        if (source == null) {
            discard(entry);
        } else if (form.isTouched()) {
            entry.show(SourceForm.of(source));
            entry.fail(null);
            notices.say(
                    Texts.text("sources.reverted", source.name()),
                    Texts.text("common.undo"),
                    () -> entry.show(form.over(entry.form().base())));
        }
    }

    private void discard(SourceEntry entry) {
        boolean blank = entry.form().isBlank();
        TrackServer server = state.server();
        entries.remove(entry);
        if (!blank) {
            notices.say(Texts.text("sources.discarded"), Texts.text("common.undo"), () -> {
                if (isChosen(server)) {
                    entries.addFirst(entry);
                    choose.accept(entry);
                }
            });
        }
    }

    /** What brings back the source that was deleted last on the chosen server; empty where none was. */
    Optional<Command> undoDeletion() {
        return deletions.stream()
                // One that is listed is there: it was not deleted after all, or somebody has made it anew.
                .filter(deleted -> isChosen(deleted.server())
                        && entries.find(deleted.source().id()) == null)
                .findFirst()
                .map(deleted -> new Command(
                        Texts.text("sources.undelete", deleted.source().name()), () -> restore(deleted)));
    }

    private void restore(Deleted deleted) {
        ask(
                deleted.server(),
                Texts.text("sources.guard.restore", deleted.source().name()),
                now -> bringBack(now, deleted));
    }

    private void bringBack(TrackServer server, Deleted deleted) {
        Source source = deleted.source();
        work.run("restore source", () -> removal.restore(server, source)).onDone(outcome -> {
            switch (outcome) {
                case Restored.Back(Source now) -> thereAgain(deleted, now);
                case Restored.Taken(Source now) -> {
                    thereAgain(deleted, now);
                    notices.say(Texts.text("sources.taken", source.name()));
                }
                case Restored.NotBack(Answer.Failure why) ->
                    sayFailed("sources.notRestored", source.name(), why, server, () -> restore(deleted));
                case Restored.Unknown(Answer.Failure why) ->
                    sayFailed("sources.restoreUnknown", source.name(), why, server, () -> restore(deleted));
            }
        });
    }

    private void thereAgain(Deleted deleted, Source now) {
        restored(deleted.server(), deleted.entry(), now);
        changed(deleted.server());
        if (isChosen(deleted.server())) {
            SourceEntry listed = entries.find(now.id());
            choose.accept(listed == null ? deleted.entry() : listed);
        }
    }

    /** Asks before a write, and does it only where the connection still leads to where it was meant for. */
    private void ask(TrackServer server, String what, Consumer<TrackServer> then) {
        // Looked at again after the question, since saving a connection may take longer than reading one.
        there(server).ifPresent(now -> guard.ask(now, what, () -> there(now).ifPresent(then)));
    }

    /** The server as its connection reaches it now; says so and is empty where the connection leads elsewhere. */
    Optional<TrackServer> there(TrackServer server) {
        Optional<TrackServer> now = connections.there(server);
        if (now.isEmpty()) {
            notices.say(Texts.text("sources.elsewhere", server.name(), server.address()));
        }
        return now;
    }

    private void run(
            TrackServer server, SourceEntry entry, String label, Callable<Saving> saving, Consumer<Saving.Saved> done) {
        entry.setBusy(true);
        work.run(label, saving).onEnd(() -> entry.setBusy(false)).onDone(outcome -> {
            switch (outcome) {
                case Saving.Saved saved -> {
                    entry.fail(null);
                    done.accept(saved);
                }
                case Saving.Invalid invalid ->
                    notices.say(invalid.problems().getFirst().text());
                case Saving.Failed(Answer.Failure why) -> entry.fail(Explanations.of(why, server));
            }
        });
    }

    /** The server has the source; what was typed since {@code sent} stays over it. */
    private void kept(TrackServer server, SourceEntry entry, Source source, Typed sent) {
        entry.show(entry.form().over(source, sent));
        if (isChosen(server)) {
            entries.saved(entry, source);
        }
        changed(server);
    }

    private void sayFailed(String key, String name, Answer.Failure why, TrackServer server, Runnable again) {
        notices.say(Texts.text(key, name, Explanations.of(why, server).title()), Texts.text("common.tryAgain"), again);
    }

    /** Something was written to a server, so that the list of the chosen one may be another. */
    void changed(TrackServer server) {
        if (isChosen(server)) {
            state.sourcesChanged();
        }
    }

    /**
     * Says so where not all is known of a source: what is not known would be taken away by writing it, would be missing
     * in a copy, and could not be brought back after a deletion.
     */
    boolean refusesIncomplete(SourceEntry entry) {
        boolean incomplete = !entry.completeProperty().get();
        if (incomplete) {
            notices.say(Texts.text("sources.incomplete"));
        }
        return incomplete;
    }

    private boolean isChosen(TrackServer server) {
        return server.samePlace(state.server());
    }

    /** A source that can be brought back as long as the console runs. */
    record Deleted(TrackServer server, SourceEntry entry, Source source) {}
}
