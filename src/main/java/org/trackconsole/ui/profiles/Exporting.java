package org.trackconsole.ui.profiles;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.PersonExport;
import org.trackconsole.service.Progress;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Files;
import org.trackconsole.ui.port.Notices;

/** Writes everything of the opened person into a file. One export at a time. JavaFX thread. */
final class Exporting {
    private static final int NAMED = 8;

    private final AppState state;
    private final FxWork work;
    private final PersonExport export;
    private final Notebook notebook;
    private final Notices notices;
    private final Files files;
    private final Ticker ticker;
    private final ReadOnlyObjectWrapper<Progress.@Nullable State> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Explanation> trouble = new ReadOnlyObjectWrapper<>();
    private @Nullable TrackServer server;
    private int visit;
    private @Nullable Progress progress;
    private FxWork.@Nullable Job<?> job;

    Exporting(AppState state, FxWork work, PersonExport export, Notebook notebook, Notices notices, Files files) {
        this.state = state;
        this.work = work;
        this.export = export;
        this.notebook = notebook;
        this.notices = notices;
        this.files = files;
        ticker = new Ticker(work, running::set);
    }

    /** How far the export has come; null while there is none. */
    ReadOnlyObjectProperty<Progress.@Nullable State> runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** What kept the last export from being written; null for nothing. */
    ReadOnlyObjectProperty<@Nullable Explanation> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Asks for a file, notes in the log that personal values leave, and writes. */
    void start(Profile profile) {
        if (running.get() != null) {
            return;
        }
        trouble.set(null);
        TrackServer on = state.server();
        server = on;
        Optional<Path> chosen = files.save(Texts.text("profiles.export.title"), name(profile), "zip");
        chosen.ifPresent(
                file -> notebook.disclose(Disclosure.Kind.EXPORTED, () -> write(on, profile, file.toAbsolutePath())));
    }

    /** Stops it; nothing is written then. */
    void stop() {
        if (progress != null) {
            progress.stop();
        }
        if (job != null) {
            job.cancel();
            ended();
            notices.say(Texts.text("profiles.export.stopped"));
        }
    }

    /** The server of the last export, to which a remedy belongs. */
    TrackServer server() {
        return server == null ? state.server() : server;
    }

    /** The person is left: what became of their export is not shown beside somebody else; one under way goes on. */
    void leave() {
        visit++;
        trouble.set(null);
    }

    void dispose() {
        if (job != null) {
            job.cancel();
            ended();
        }
    }

    private void write(TrackServer on, Profile profile, Path file) {
        if (running.get() != null) {
            return;
        }
        int during = visit;
        Progress started = new Progress();
        progress = started;
        ticker.follow(started);
        FxWork.Job<PersonExport.Outcome> writing =
                work.run("export person", () -> export.export(on, profile, file, started));
        job = writing;
        writing.onEnd(this::ended).onDone(outcome -> {
            switch (outcome) {
                case PersonExport.Outcome.Written written ->
                    notices.say(Texts.text(
                            written.missed() > 0 ? "profiles.export.missed" : "profiles.export.done",
                            written.sessions(),
                            written.events(),
                            file.toString(),
                            written.missed()));
                case PersonExport.Outcome.Stopped _ -> notices.say(Texts.text("profiles.export.stopped"));
                case PersonExport.Outcome.NotWritten(String why) ->
                    notices.say(Texts.text("profiles.export.notWritten", file.toString(), why));
                case PersonExport.Outcome.Failed(var failure) ->
                    failed(Explanations.of(failure, on), file, during == visit);
            }
        });
    }

    /** @param present whether the person whose export it was is still opened */
    private void failed(Explanation why, Path file, boolean present) {
        if (present) {
            trouble.set(why);
        } else {
            notices.say(Texts.text("profiles.export.notWritten", file.toString(), why.title()));
        }
    }

    private void ended() {
        ticker.stop();
        running.set(null);
        progress = null;
        job = null;
    }

    /** The beginning of the id, so that no personal value stands in the name of a file. */
    private static String name(Profile profile) {
        String plain = profile.id().replaceAll("[^A-Za-z0-9-]", "");
        return "profile-" + plain.substring(0, Math.min(NAMED, plain.length())) + ".zip";
    }
}
