package org.trackconsole.ui.profiles;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.model.RemovalReport;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.FoundProfiles;
import org.trackconsole.service.FoundProfiles.By;
import org.trackconsole.service.ProfileNotes;
import org.trackconsole.service.ProfileReading;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Files;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.WriteGuard;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The Profiles screen: finds people on the chosen server and shows what it keeps of one. JavaFX thread. */
public final class ProfilesViewModel {
    private final AppState state;
    private final FxWork work;
    private final ProfileReading reading;
    private final Notebook notebook;
    private final Notices notices;
    private final Navigator navigator;
    private final Consumer<String> clipboard;
    private final Veil veil;
    private final Timeline timeline;
    private final Sessions sessions;
    private final Exporting exporting;
    private final Removing removing;
    private final Reports reports;
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(new Content.Start());
    private final SelectedSession session;
    private final ReadOnlyObjectWrapper<@Nullable Explanation> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Place> origin = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper(false);
    private final Subscription subscriptions;
    private FoundProfiles.@Nullable Several found;
    private FxWork.@Nullable Job<?> searching;

    /** Asks nothing before somebody searches. */
    public ProfilesViewModel(
            AppState state,
            FxWork work,
            PersonServices services,
            Notices notices,
            WriteGuard guard,
            Navigator navigator,
            Files files) {
        this(state, work, services, notices, guard, navigator, files, CopyLink::toClipboard);
    }

    ProfilesViewModel(
            AppState state,
            FxWork work,
            PersonServices services,
            Notices notices,
            WriteGuard guard,
            Navigator navigator,
            Files files,
            Consumer<String> clipboard) {
        this.state = state;
        this.work = work;
        this.reading = services.reading();
        this.notices = notices;
        this.navigator = navigator;
        this.clipboard = clipboard;
        notebook = new Notebook(state, work, services.notes(), notices);
        exporting = new Exporting(state, work, services.export(), notebook, notices, files);
        removing = new Removing(state, work, services, notices, guard);
        reports = new Reports(state, work, services, notices, files);
        veil = new Veil(notebook);
        session = new SelectedSession(state, work, reading);
        timeline = new Timeline(work, reading, this::failed);
        sessions = new Sessions(work, reading, this::failed);
        subscriptions = Subscription.combine(
                state.serverProperty().subscribe((before, now) -> {
                    if (!before.worldId().equals(now.worldId())) {
                        startAnew();
                    } else if (!before.url().equals(now.url()) && profile() != null) {
                        // What is shown was read elsewhere, and what would be deleted was counted there.
                        removing.close();
                        refresh();
                    }
                }),
                timeline.selectedProperty().subscribe(session::follow));
    }

    AppState state() {
        return state;
    }

    Timeline timeline() {
        return timeline;
    }

    Sessions sessions() {
        return sessions;
    }

    /** What the console itself keeps of people. */
    Notebook notebook() {
        return notebook;
    }

    Exporting exporting() {
        return exporting;
    }

    Removing removing() {
        return removing;
    }

    /** The reports of deletions. */
    Reports reports() {
        return reports;
    }

    /** What is typed into the search. */
    StringProperty queryProperty() {
        return query;
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** What the console itself keeps of the opened person. */
    ReadOnlyObjectProperty<ProfileNotes.Kept> keptProperty() {
        return notebook.keptProperty();
    }

    /** The session of the selected event as it is now; null while it is not known. */
    ReadOnlyObjectProperty<@Nullable ObjectNode> sessionProperty() {
        return session.recordProperty();
    }

    /** What kept a part of the page from being read; null for nothing. */
    ReadOnlyObjectProperty<@Nullable Explanation> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Whether personal values of the opened person are shown. */
    ReadOnlyBooleanProperty revealedProperty() {
        return veil.revealedProperty();
    }

    ReadOnlyBooleanProperty refreshingProperty() {
        return refreshing.getReadOnlyProperty();
    }

    /** The opened person, or null. */
    @Nullable
    Profile profile() {
        return content.get() instanceof Content.Person opened ? opened.profile() : null;
    }

    /** The people that the last search found, where they were several; else null. */
    FoundProfiles.@Nullable Several found() {
        return found;
    }

    /** The screen has come to the front. */
    void shown() {
        notebook.readRecent();
    }

    /** Finds whoever the search names. */
    void search() {
        String text = query.get().strip();
        if (text.isEmpty()) {
            startAnew();
            return;
        }
        TrackServer server = state.server();
        origin.set(null);
        find(text, () -> reading.find(server, text));
        notebook.remember(text);
    }

    /**
     * Looks up the profile of an id, which may be any text.
     *
     * @param from where {@link #back} leads; null for nowhere
     */
    void showProfile(String id, @Nullable Place from) {
        if (removing.running()) {
            notices.say(Texts.text("profiles.removal.underWay"));
            return;
        }
        TrackServer server = state.server();
        query.set(id);
        origin.set(from);
        find(id, () -> switch (reading.read(server, id)) {
            case Reply.Failed<Optional<Profile>>(Answer.Failure failure) -> new FoundProfiles.Failed(failure);
            case Reply.Ok<Optional<Profile>>(Optional<Profile> profile) ->
                profile.<FoundProfiles>map(found -> new FoundProfiles.One(found, By.ID))
                        .orElseGet(FoundProfiles.None::new);
        });
    }

    private void find(String text, Callable<FoundProfiles> finding) {
        TrackServer server = state.server();
        leavePerson();
        removing.close();
        reports.close();
        found = null;
        content.set(new Content.Searching());
        searching = work.run("find profiles", finding).onDone(result -> {
            switch (result) {
                case FoundProfiles.One(Profile profile, By by) -> open(profile, by);
                case FoundProfiles.Several several -> list(several);
                case FoundProfiles.None _ -> content.set(new Content.Nobody(text));
                case FoundProfiles.Failed(Answer.Failure failure) ->
                    content.set(new Content.Trouble(Explanations.of(failure, server)));
            }
        });
    }

    /** Reads the next page of those that were found. */
    void moreFound() {
        FoundProfiles.Several shown = found;
        if (shown != null && content.get() instanceof Content.Several) {
            TrackServer server = state.server();
            cancelSearch();
            searching = work.run("find more profiles", () -> reading.more(server, shown))
                    .onDone(reply -> {
                        switch (reply) {
                            case Reply.Ok<FoundProfiles.Several>(FoundProfiles.Several more) -> {
                                trouble.set(null);
                                list(more);
                            }
                            case Reply.Failed<FoundProfiles.Several>(Answer.Failure failure) ->
                                trouble.set(Explanations.of(failure, server));
                        }
                    });
        }
    }

    private void list(FoundProfiles.Several several) {
        found = several;
        content.set(new Content.Several(several));
    }

    /** Searches for a text. */
    void search(String text) {
        query.set(text);
        search();
    }

    /** Opens one of those that were found. */
    void choose(Profile profile) {
        open(profile, By.SEARCH);
    }

    /** The screen that asked for the person; null for none. */
    ReadOnlyObjectProperty<@Nullable Place> originProperty() {
        return origin.getReadOnlyProperty();
    }

    /** Where {@link #back} leads, as a button says it; null for nowhere. */
    @Nullable
    String wayBack() {
        Place from = origin.get();
        if (from != null) {
            return Texts.text("profiles.backTo", Texts.text(from.titleKey()));
        }
        return found != null && profile() != null ? Texts.text("profiles.back") : null;
    }

    /** Goes back to those that were found, or to the screen that asked. */
    void back() {
        Place from = origin.get();
        if (from != null) {
            navigator.go(new Destination.Screen(from));
        } else if (found != null) {
            leavePerson();
            content.set(new Content.Several(found));
        }
    }

    /** Empties the search and shows nobody; a deletion that nobody has begun is not asked about any more. */
    void startAnew() {
        leavePerson();
        removing.close();
        found = null;
        origin.set(null);
        query.set("");
        content.set(new Content.Start());
        shown();
    }

    /** Reads the opened person anew; nobody, or a failed search, is searched for again. */
    void refresh() {
        Profile before = profile();
        if (before == null) {
            if (!query.get().isBlank()) {
                search();
            }
            return;
        }
        TrackServer server = state.server();
        cancelSearch();
        refreshing.set(true);
        searching = work.run("read profile", () -> reading.read(server, before.id()))
                .onEnd(() -> refreshing.set(false))
                .onDone(reply -> {
                    switch (reply) {
                        case Reply.Failed<Optional<Profile>>(Answer.Failure failure) ->
                            trouble.set(Explanations.of(failure, server));
                        case Reply.Ok<Optional<Profile>>(Optional<Profile> profile) ->
                            profile.ifPresentOrElse(this::refreshed, () -> trouble.set(gone()));
                    }
                });
    }

    /** Shows personal values, which goes into the log, or masks them again. */
    void toggleRevealed() {
        veil.toggle();
    }

    /** The opened person as they may be shown now; null for nobody. */
    @Nullable
    Profile shownProfile() {
        return veil.shown();
    }

    /** A record as it may be shown now. */
    ObjectNode shown(ObjectNode record) {
        return veil.shown(record);
    }

    /** A part of a record of the opened person as it may be shown now. */
    JsonNode shown(JsonPointer path, JsonNode part) {
        return veil.shown(path, part);
    }

    /** Takes the selected event to Compose as a payload of the same visit, which goes into the log. */
    void openInCompose() {
        StoredEvent event = timeline.selectedProperty().get();
        if (event != null && loadable()) {
            String payload = Json.pretty(PayloadOf.event(event));
            notebook.disclose(Disclosure.Kind.COMPOSED, () -> navigator.go(new Destination.Load(payload)));
        }
    }

    /** Whether the selected event can be sent again: a client sent it. */
    boolean loadable() {
        StoredEvent event = timeline.selectedProperty().get();
        return event != null && !event.system();
    }

    /** Writes everything of the opened person into a file that is asked for. */
    void export() {
        Profile profile = profile();
        if (profile != null) {
            exporting.start(profile);
        }
    }

    /** Asks whether the opened person is to be deleted. */
    void remove() {
        Profile profile = profile();
        if (profile != null) {
            removing.ask(profile);
        }
    }

    /** Puts the deletion away, unless it is under way; once its report was read, a person who is gone is left. */
    void endRemoval() {
        Removing.Stage stage = removing.stageProperty().get();
        removing.close();
        if (stage instanceof Removing.Stage.Over(RemovalReport report, var _)) {
            if (report.complete()) {
                startAnew();
            } else {
                refresh();
            }
        }
    }

    /** Shows times in UTC instead of this machine's zone, or the other way. */
    void toggleUtc() {
        state.utcProperty().set(!state.utcProperty().get());
    }

    void copyId() {
        Profile profile = profile();
        if (profile != null) {
            clipboard.accept(profile.id());
            notices.say(Texts.text("profiles.id.copied"));
        }
    }

    /** Does what the button beside a failure says. */
    void remedy(Remedy remedy) {
        remedy(remedy, state.server(), this::refresh);
    }

    /** Does what the button beside a failed deletion says. */
    void remedyRemoval(Remedy remedy) {
        remedy(remedy, removing.server(), this::remove);
    }

    /** Does what the button beside a failed export says. */
    void remedyExport(Remedy remedy) {
        remedy(remedy, exporting.server(), this::export);
    }

    private void remedy(Remedy remedy, TrackServer server, Runnable again) {
        if (remedy.atServer()) {
            navigator.go(new Destination.ShowServer(server.id(), remedy));
        } else {
            again.run();
        }
    }

    void dispose() {
        subscriptions.unsubscribe();
        cancelSearch();
        timeline.close();
        exporting.dispose();
        removing.dispose();
        reports.close();
    }

    private void open(Profile profile, By by) {
        leavePerson();
        veil.put(profile);
        content.set(new Content.Person(profile, by));
        timeline.open(state.server(), profile);
        sessions.open(state.server(), profile);
        notebook.open(profile);
    }

    private void refreshed(Profile profile) {
        By by = content.get() instanceof Content.Person opened ? opened.by() : By.ID;
        veil.put(profile);
        trouble.set(null);
        content.set(new Content.Person(profile, by));
        timeline.refresh(state.server(), profile);
        sessions.open(state.server(), profile);
        notebook.open(profile);
    }

    private void leavePerson() {
        cancelSearch();
        timeline.close();
        sessions.close();
        notebook.close();
        veil.clear();
        exporting.leave();
        trouble.set(null);
    }

    private void failed(Answer.@Nullable Failure failure) {
        trouble.set(failure == null ? null : Explanations.of(failure, state.server()));
    }

    private Explanation gone() {
        return new Explanation(
                Texts.text("profiles.gone.title"), Texts.text("profiles.gone.text"), "", List.of(), null);
    }

    private void cancelSearch() {
        if (searching != null) {
            searching.cancel();
            searching = null;
            refreshing.set(false);
        }
    }
}
