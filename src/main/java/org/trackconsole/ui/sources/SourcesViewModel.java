package org.trackconsole.ui.sources;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.Place;

/** What the Sources screen does: lists, searches, edits, saves, deletes with undo. */
public final class SourcesViewModel {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final AppState state;
    private final FxWork work;
    private final SourceCatalog catalog;
    private final Notices notices;
    private final Navigator navigator;
    private final ObservableList<Source> all = FXCollections.observableArrayList();
    private final FilteredList<Source> shown = new FilteredList<>(all);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<@Nullable SourceForm> form = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Explanation> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Explanation> saveFailure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private final BooleanProperty saving = new SimpleBooleanProperty();
    /** Edits that were left unsaved, by the id of their source. */
    private final Map<String, SourceForm> unsaved = new LinkedHashMap<>();

    private final Subscription subscriptions;
    private FxWork.@Nullable Job<Reply<List<Source>>> listing;
    private @Nullable String wanted;
    /** A new source that was left before it was saved. */
    private @Nullable SourceForm leftNew;

    /** Lists the sources of the chosen server and follows it from now on. */
    public SourcesViewModel(AppState state, FxWork work, SourceCatalog catalog, Notices notices, Navigator navigator) {
        this.state = state;
        this.work = work;
        this.catalog = catalog;
        this.notices = notices;
        this.navigator = navigator;
        search.subscribe(words -> shown.setPredicate(source -> matches(source, words)));
        subscriptions = Subscription.combine(
                state.serverProperty().subscribe(_ -> serverChosen()),
                state.sourceChangesProperty().subscribe((_, _) -> load()));
    }

    /** The sources that match the search, by name. */
    ObservableList<Source> shown() {
        return shown;
    }

    /** All sources of the server. */
    ObservableList<Source> all() {
        return all;
    }

    StringProperty searchProperty() {
        return search;
    }

    /** The source being looked at; null while none is. */
    ReadOnlyObjectProperty<@Nullable SourceForm> formProperty() {
        return form.getReadOnlyProperty();
    }

    /** Why there is no list; null where there is one. */
    ReadOnlyObjectProperty<@Nullable Explanation> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Why the latest save did not work; null where it did. */
    ReadOnlyObjectProperty<@Nullable Explanation> saveFailureProperty() {
        return saveFailure.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty savingProperty() {
        return saving;
    }

    AppState state() {
        return state;
    }

    /** Whether a source has an edit that is not saved. */
    boolean isUnsaved(Source source) {
        return unsaved.containsKey(source.id());
    }

    /** Asks the server anew. */
    void load() {
        if (listing != null) {
            listing.cancel();
        }
        TrackServer server = state.server();
        loading.set(true);
        listing = work.run("list sources", () -> catalog.list(server, "")).onDone(reply -> {
            loading.set(false);
            switch (reply) {
                case Reply.Ok<List<Source>>(List<Source> found) -> listed(found);
                case Reply.Failed<List<Source>>(Answer.Failure why) -> {
                    all.clear();
                    failure.set(Explanations.of(why, server));
                    state.sourceCountProperty().set(-1);
                }
            }
        });
    }

    /** Looks at a source; an edit of it that was left is there again. */
    void select(@Nullable Source source) {
        if (source == null) {
            return;
        }
        SourceForm present = form.get();
        if (present != null && !present.isNew() && source.equals(present.saved())) {
            return;
        }
        if (present != null && present.isNew() && !present.edited().name().isBlank()) {
            leftNew = present;
        }
        saveFailure.set(null);
        form.set(unsaved.getOrDefault(source.id(), SourceForm.of(source)));
    }

    /** Looks at the source of this id, as soon as it is listed. */
    void select(String id) {
        wanted = id;
        showWanted();
    }

    /** Opens the form of a new source, or the one that was left before it was saved. */
    void create(String id) {
        saveFailure.set(null);
        form.set(id.isBlank() && leftNew != null ? leftNew : SourceForm.fresh(id));
        leftNew = null;
    }

    /** Opens the form of a new source like the present one. */
    void duplicate() {
        SourceForm present = form.get();
        if (present != null) {
            saveFailure.set(null);
            form.set(SourceForm.like(
                    present.edited(),
                    Texts.text("sources.copyOf", present.edited().name())));
        }
    }

    /** Creates the source that the first steps use. */
    void createExample() {
        TrackServer server = state.server();
        save("create example source", () -> catalog.createExample(server), server);
    }

    /** The form was edited. */
    void edited(SourceForm changed) {
        if (!changed.isNew() && changed.saved() != null) {
            if (changed.isChanged()) {
                unsaved.put(changed.saved().id(), changed);
            } else {
                unsaved.remove(changed.saved().id());
            }
        }
        form.set(changed);
    }

    /** Throws the edit away. */
    void revert() {
        SourceForm present = form.get();
        if (present != null) {
            saveFailure.set(null);
            Source saved = present.saved();
            if (saved == null) {
                form.set(null);
            } else {
                unsaved.remove(saved.id());
                form.set(SourceForm.of(saved));
            }
        }
    }

    /** What is wrong with the form and what a person should know about it. */
    SourceCatalog.@Nullable Check check() {
        SourceForm present = form.get();
        return present == null ? null : SourceCatalog.check(present.edited(), present.saved());
    }

    /** Saves the form. */
    void save() {
        SourceForm present = form.get();
        if (present == null || saving.get() || !present.isChanged()) {
            return;
        }
        TrackServer server = state.server();
        save("save source", () -> catalog.save(server, present.edited(), present.saved()), server);
    }

    /** Enables the present source, or disables it, at once; other edits of it stay unsaved. */
    void toggle() {
        SourceForm present = form.get();
        Source source = present == null ? null : present.saved();
        if (source != null) {
            TrackServer server = state.server();
            save("enable source", () -> catalog.save(server, source.withEnabled(!source.enabled()), source), server);
        }
    }

    /** Deletes the present source; undo brings it back. */
    void delete() {
        SourceForm present = form.get();
        Source gone = present == null ? null : present.saved();
        if (gone == null) {
            return;
        }
        TrackServer server = state.server();
        work.run("delete source", () -> catalog.delete(server, gone)).onDone(reply -> {
            switch (reply) {
                case Reply.Ok<Boolean> _ -> {
                    unsaved.remove(gone.id());
                    form.set(null);
                    state.sourcesChanged();
                    notices.say(
                            Texts.text("sources.deleted", gone.name()),
                            Texts.text("common.undo"),
                            () -> save("restore source", () -> catalog.restore(server, gone), server));
                }
                case Reply.Failed<Boolean>(Answer.Failure why) -> saveFailure.set(Explanations.of(why, server));
            }
        });
    }

    /** Does what the button of a failure says. */
    void remedy(Remedy remedy) {
        switch (remedy) {
            case EDIT_SERVER, SIGN_IN, START_LOCAL_SERVER ->
                navigator.go(new Destination.ShowServer(state.server().id()));
            default -> load();
        }
    }

    /** Takes the screen to Compose. */
    void compose() {
        navigator.go(new Destination.Screen(Place.COMPOSE));
    }

    /** What can be done while the screen is in front. */
    List<Command> commands() {
        return List.of(
                new Command(Texts.text("sources.new"), "Shortcut+N", () -> create("")),
                new Command(Texts.text("sources.save"), "Shortcut+S", this::save),
                new Command(Texts.text("sources.duplicate"), "Shortcut+D", this::duplicate),
                new Command(Texts.text("sources.delete"), this::delete),
                new Command(Texts.text("sources.reload"), "F5", this::load));
    }

    /** Lets go of the shared state. */
    void dispose() {
        subscriptions.unsubscribe();
    }

    private void serverChosen() {
        unsaved.clear();
        form.set(null);
        saveFailure.set(null);
        load();
    }

    private void save(String label, Callable<SourceCatalog.Saving> action, TrackServer server) {
        saving.set(true);
        work.run(label, action)
                .onDone(outcome -> {
                    saving.set(false);
                    switch (outcome) {
                        case SourceCatalog.Saving.Saved saved -> saved(saved.source());
                        case SourceCatalog.Saving.Invalid invalid ->
                            notices.say(invalid.problems().getFirst().text());
                        case SourceCatalog.Saving.Failed failed ->
                            saveFailure.set(Explanations.of(failed.failure(), server));
                    }
                })
                .onFail(problem -> {
                    saving.set(false);
                    notices.say(Texts.text("sources.notSaved", String.valueOf(problem.getMessage())));
                });
    }

    private void saved(Source source) {
        SourceForm present = form.get();
        if (present != null && present.saved() != null) {
            unsaved.remove(present.saved().id());
        }
        unsaved.remove(source.id());
        saveFailure.set(null);
        form.set(null);
        wanted = source.id();
        notices.say(Texts.text("sources.saved", source.name()));
        state.sourcesChanged();
    }

    private void listed(List<Source> found) {
        failure.set(null);
        all.setAll(found);
        state.sourceCountProperty().set(found.size());
        SourceForm present = form.get();
        Source known = present == null ? null : present.saved();
        if (wanted != null) {
            showWanted();
        } else if (known != null && !unsaved.containsKey(known.id())) {
            found.stream()
                    .filter(source -> source.id().equals(known.id()))
                    .forEach(source -> form.set(SourceForm.of(source)));
        }
    }

    private void showWanted() {
        for (Source source : all) {
            if (source.id().equals(wanted)) {
                wanted = null;
                select(source);
                return;
            }
        }
    }

    private static boolean matches(Source source, String words) {
        String text = String.join(
                        " ",
                        source.name(),
                        source.id(),
                        source.description(),
                        source.channel(),
                        String.join(" ", source.tags()),
                        String.join(" ", source.types()))
                .toLowerCase(Locale.ROOT);
        return BLANKS.splitAsStream(words.toLowerCase(Locale.ROOT)).allMatch(text::contains);
    }
}
