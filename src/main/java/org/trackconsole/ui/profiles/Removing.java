package org.trackconsole.ui.profiles;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.control.IdLabel;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.PersonRemoval;
import org.trackconsole.service.ProfileNotes;
import org.trackconsole.service.Progress;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.WriteGuard;

/** The deletion of a person: what it will do, whether somebody means it, how far it is, what became of it. JavaFX thread. */
final class Removing {
    /** So many of the last characters of the id are to be typed. */
    private static final int TYPED = 6;

    private final AppState state;
    private final FxWork work;
    private final PersonServices services;
    private final Notices notices;
    private final WriteGuard guard;
    private final Ticker ticker;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(new Stage.None());
    private final StringProperty typed = new SimpleStringProperty("");
    private final BooleanProperty copies = new SimpleBooleanProperty(true);
    private final BooleanProperty calls = new SimpleBooleanProperty(true);
    private @Nullable TrackServer server;
    private @Nullable Progress progress;
    private FxWork.@Nullable Job<?> job;

    /** Where a deletion stands. */
    sealed interface Stage {
        /** None is wanted. */
        record None() implements Stage {}

        /** It is being counted what there is. */
        record Counting() implements Stage {}

        /** What there is could not be counted. */
        record Failed(Explanation why) implements Stage {}

        /**
         * Somebody is asked whether they mean it.
         *
         * @param local what there is on this machine
         */
        record Asking(TrackServer server, PersonRemoval.Plan plan, Local local) implements Stage {}

        record Running(Progress.State state, boolean stopping) implements Stage {}

        /**
         * It is over.
         *
         * @param notKept why the report could not be kept; empty where it is
         */
        record Over(RemovalReport report, String notKept) implements Stage {}
    }

    /**
     * What this machine keeps of a person.
     *
     * @param copies of the profile
     * @param calls in the history
     */
    record Local(int copies, long calls) {}

    Removing(AppState state, FxWork work, PersonServices services, Notices notices, WriteGuard guard) {
        this.state = state;
        this.work = work;
        this.services = services;
        this.notices = notices;
        this.guard = guard;
        ticker = new Ticker(work, now -> stage.set(new Stage.Running(now, progress != null && progress.stopped())));
    }

    ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** What is typed to show that it is meant. */
    StringProperty typedProperty() {
        return typed;
    }

    /** Whether copies, log and searches of the person on this machine are deleted as well. */
    BooleanProperty copiesProperty() {
        return copies;
    }

    /** Whether calls of the person in the history are deleted as well. */
    BooleanProperty callsProperty() {
        return calls;
    }

    /** What has to be typed. */
    static String toType(Profile profile) {
        String id = profile.id();
        return id.substring(Math.max(0, id.length() - TYPED));
    }

    boolean running() {
        return stage.get() instanceof Stage.Running;
    }

    /** Whether what was typed shows that it is meant. */
    boolean meant() {
        return stage.get() instanceof Stage.Asking asking
                && typed.get().strip().equals(toType(asking.plan().profile()));
    }

    /** Counts what would be deleted and asks. */
    void ask(Profile profile) {
        if (running()) {
            return;
        }
        close();
        TrackServer on = state.server();
        server = on;
        stage.set(new Stage.Counting());
        job = work.run("count what to delete", () -> count(on, profile))
                .onDone(reply -> stage.set(
                        switch (reply) {
                            case Reply.Ok<Stage.Asking>(Stage.Asking asking) -> asking;
                            case Reply.Failed<Stage.Asking>(Answer.Failure failure) ->
                                new Stage.Failed(Explanations.of(failure, on));
                        }))
                .onFail(failure -> {
                    close();
                    notices.say(StorageWords.sentence("profiles.notKept", failure));
                });
    }

    /** Deletes, if it is meant; a production server asks once more. */
    void start() {
        if (stage.get() instanceof Stage.Asking asking && meant()) {
            PersonRemoval.Plan plan = asking.plan();
            String what = Texts.text(
                    "profiles.removal.guard", IdLabel.shorten(plan.profile().id()), plan.sessions(), plan.events());
            guard.ask(asking.server(), what, () -> {
                // Meanwhile it may have been put away.
                if (asking.equals(stage.get())) {
                    delete(asking);
                }
            });
        }
    }

    private void delete(Stage.Asking asking) {
        Progress started = new Progress();
        progress = started;
        boolean alsoCopies = copies.get();
        boolean alsoCalls = calls.get();
        ticker.follow(started);
        job = work.run(
                        "delete person",
                        () -> services.reports().underway(() -> remove(asking, started, alsoCopies, alsoCalls)))
                .onEnd(ticker::stop)
                .onDone(over -> {
                    stage.set(over);
                    if (alsoCalls) {
                        state.callsChanged();
                    }
                })
                .onFail(failure -> {
                    stage.set(asking);
                    notices.say(StorageWords.sentence("profiles.notKept", failure));
                });
    }

    /** Stops before the next record; what is deleted stays deleted. */
    void stop() {
        if (progress != null && stage.get() instanceof Stage.Running running) {
            progress.stop();
            stage.set(new Stage.Running(running.state(), true));
        }
    }

    /** Puts it away, unless it is under way. */
    void close() {
        if (running()) {
            return;
        }
        if (job != null) {
            job.cancel();
            job = null;
        }
        typed.set("");
        copies.set(true);
        calls.set(true);
        stage.set(new Stage.None());
    }

    /** The window closes: no record more is deleted. */
    void dispose() {
        ticker.stop();
        if (progress != null) {
            progress.stop();
        }
        if (job != null && !running()) {
            job.cancel();
        }
    }

    /** The server of the deletion, to which a remedy belongs. */
    TrackServer server() {
        return server == null ? state.server() : server;
    }

    private Reply<Stage.Asking> count(TrackServer on, Profile profile) {
        ProfileNotes.Kept kept = services.notes().read(on.worldId(), profile);
        Local local = new Local(kept.snapshots().size(), services.history().countOf(on, profile));
        return services.removal().plan(on, profile).map(plan -> new Stage.Asking(on, plan, local));
    }

    private Stage.Over remove(Stage.Asking asking, Progress watched, boolean alsoCopies, boolean alsoCalls) {
        Profile profile = asking.plan().profile();
        TrackServer on = asking.server();
        // Without its entry in the log nothing is deleted.
        var _ = services.notes().disclosed(on.worldId(), profile, Disclosure.Kind.DELETED);
        RemovalReport report = services.removal().remove(on, profile, watched);
        String notKept = keep(report);
        List<String> local = new ArrayList<>(forget(report, on, profile, alsoCopies, alsoCalls));
        local.addAll(TraceWords.left(services.traces(), report, on.local()));
        RemovalReport whole = report.withLocal(local);
        return new Stage.Over(whole, notKept.isEmpty() ? keep(whole) : notKept);
    }

    private String keep(RemovalReport report) {
        try {
            services.reports().keep(report);
            return "";
        } catch (IOException failure) {
            return Texts.text("profiles.report.notKept", String.valueOf(failure.getMessage()));
        }
    }

    private List<String> forget(
            RemovalReport report, TrackServer on, Profile profile, boolean alsoCopies, boolean alsoCalls) {
        if (!alsoCopies && !alsoCalls) {
            return List.of(Texts.text("profiles.report.local.notWanted"));
        }
        if (!report.complete()) {
            return List.of(Texts.text("profiles.report.local.incomplete"));
        }
        List<String> done = new ArrayList<>();
        try {
            if (alsoCopies) {
                done.add(Texts.text(
                        "profiles.report.local.searches", services.notes().forgetSearches(on.worldId(), profile)));
                done.add(Texts.text(
                        "profiles.report.local.copies", services.notes().forget(on.worldId(), profile)));
            }
            if (alsoCalls) {
                done.add(Texts.text(
                        "profiles.report.local.calls", services.history().forget(on, profile)));
            }
        } catch (StorageException failure) {
            done.add(StorageWords.sentence("profiles.report.local.failed", failure));
        }
        return done;
    }
}
