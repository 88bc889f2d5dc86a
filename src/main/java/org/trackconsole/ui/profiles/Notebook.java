package org.trackconsole.ui.profiles;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.json.JsonDiff;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.model.ProfileSnapshot;
import org.trackconsole.service.ProfileNotes;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Notices;

/**
 * What the console keeps of the people in the data set that is worked on: searches, and of the opened person copies and
 * the log. What comes late, when another person is opened or another server chosen, is dropped. JavaFX thread.
 */
final class Notebook {
    private final AppState state;
    private final FxWork work;
    private final ProfileNotes notes;
    private final Notices notices;
    private final ObservableList<String> recent = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<ProfileNotes.Kept> kept =
            new ReadOnlyObjectWrapper<>(ProfileNotes.Kept.NOTHING);
    private @Nullable Profile opened;
    private int visit;
    private boolean disclosing;

    Notebook(AppState state, FxWork work, ProfileNotes notes, Notices notices) {
        this.state = state;
        this.work = work;
        this.notes = notes;
        this.notices = notices;
    }

    /** What was searched for on the chosen server, the latest first. */
    ObservableList<String> recent() {
        return recent;
    }

    ReadOnlyObjectProperty<ProfileNotes.Kept> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    void readRecent() {
        recent("read searches", notes::recent);
    }

    void remember(String text) {
        recent("remember search", server -> notes.remember(server, text));
    }

    void forgetRecent() {
        recent("forget searches", server -> {
            notes.forgetRecent(server);
            return List.of();
        });
    }

    /** Somebody is opened, or was read anew: of a watched profile a copy is kept if it has changed. */
    void open(Profile profile) {
        if (opened == null || !opened.id().equals(profile.id())) {
            close();
        }
        opened = profile;
        String server = state.server().worldId();
        var _ = note("read notes", () -> notes.read(server, profile), () -> {});
    }

    /** Nobody is opened any more. */
    void close() {
        opened = null;
        visit++;
        disclosing = false;
        kept.set(ProfileNotes.Kept.NOTHING);
    }

    /** Begins or ends to keep copies of the opened person. */
    void toggleWatch() {
        Profile profile = opened;
        if (profile != null) {
            String server = state.server().worldId();
            boolean ends = kept.get().watched();
            var _ = note(
                    "watch profile",
                    () -> ends ? notes.unwatch(server, profile) : notes.watch(server, profile),
                    () -> notices.say(Texts.text(ends ? "profiles.watch.ended" : "profiles.watch.begun")));
        }
    }

    /**
     * Writes into the log that personal values of the opened person leave their mask.
     *
     * @param then lets them; not run without the entry, nor when somebody else is opened by then
     */
    void disclose(Disclosure.Kind kind, Runnable then) {
        Profile profile = opened;
        if (profile != null && !disclosing) {
            disclosing = true;
            String server = state.server().worldId();
            note("note disclosure", () -> notes.disclosed(server, profile, kind), then)
                    .onEnd(() -> disclosing = false);
        }
    }

    /** Compares two copies of the opened person. */
    void compare(ProfileSnapshot before, ProfileSnapshot after, Consumer<List<JsonDiff.Change>> done) {
        var _ = keep("compare copies", () -> notes.compare(before, after), done);
    }

    private FxWork.Job<?> note(String label, Callable<ProfileNotes.Kept> storing, Runnable then) {
        return keep(label, storing, now -> {
            kept.set(now);
            then.run();
        });
    }

    private <T> FxWork.Job<T> keep(String label, Callable<T> storing, Consumer<T> done) {
        int asked = visit;
        return work.run(label, storing)
                .onDone(result -> {
                    if (asked == visit) {
                        done.accept(result);
                    }
                })
                .onFail(this::failed);
    }

    /** What is asked of the searches of a server. */
    private interface Asking {
        List<String> of(String serverId);
    }

    private void recent(String label, Asking asking) {
        String server = state.server().worldId();
        work.run(label, () -> asking.of(server))
                .onDone(texts -> {
                    if (server.equals(state.server().worldId())) {
                        recent.setAll(texts);
                    }
                })
                .onFail(this::failed);
    }

    private void failed(Exception failure) {
        notices.say(StorageWords.sentence("profiles.notKept", failure));
    }
}
