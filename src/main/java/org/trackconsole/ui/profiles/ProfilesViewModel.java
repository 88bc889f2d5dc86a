package org.trackconsole.ui.profiles;

import java.util.ArrayList;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Disclosure;
import org.trackconsole.model.Profile;
import org.trackconsole.model.Reply;
import org.trackconsole.model.StoredEvent;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanation;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.FoundProfiles;
import org.trackconsole.service.FoundProfiles.By;
import org.trackconsole.service.PersonalData;
import org.trackconsole.service.ProfileNotes;
import org.trackconsole.service.ProfileReading;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import tools.jackson.databind.node.ObjectNode;

/** The Profiles screen: finds people on the chosen server and shows what it keeps of one. JavaFX thread. */
public final class ProfilesViewModel {
    private final AppState state;
    private final FxWork work;
    private final ProfileReading reading;
    private final ProfileNotes notes;
    private final Notices notices;
    private final Navigator navigator;
    private final Consumer<String> clipboard;
    private final Timeline timeline;
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<String> recent = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Content> content = new ReadOnlyObjectWrapper<>(new Content.Start());
    private final ReadOnlyObjectWrapper<ProfileNotes.Kept> kept =
            new ReadOnlyObjectWrapper<>(ProfileNotes.Kept.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable ObjectNode> session = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Explanation> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper revealed = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyBooleanWrapper refreshing = new ReadOnlyBooleanWrapper(false);
    private final Subscription subscriptions;
    private PersonalData personal = PersonalData.ofNobody();
    private FoundProfiles.@Nullable Several found;
    private FxWork.@Nullable Job<?> searching;
    private FxWork.@Nullable Job<?> readingSession;

    /** Asks nothing before somebody searches. */
    public ProfilesViewModel(
            AppState state,
            FxWork work,
            ProfileReading reading,
            ProfileNotes notes,
            Notices notices,
            Navigator navigator) {
        this(state, work, reading, notes, notices, navigator, CopyLink::toClipboard);
    }

    ProfilesViewModel(
            AppState state,
            FxWork work,
            ProfileReading reading,
            ProfileNotes notes,
            Notices notices,
            Navigator navigator,
            Consumer<String> clipboard) {
        this.state = state;
        this.work = work;
        this.reading = reading;
        this.notes = notes;
        this.notices = notices;
        this.navigator = navigator;
        this.clipboard = clipboard;
        timeline = new Timeline(work, reading, failure -> trouble.set(Explanations.of(failure, state.server())));
        subscriptions = Subscription.combine(
                state.serverProperty().subscribe((before, now) -> {
                    if (!before.worldId().equals(now.worldId())) {
                        startAnew();
                    }
                }),
                timeline.selectedProperty().subscribe(this::readSession));
    }

    AppState state() {
        return state;
    }

    Timeline timeline() {
        return timeline;
    }

    /** What is typed into the search. */
    StringProperty queryProperty() {
        return query;
    }

    /** What was searched for on this server before, the latest first. */
    ObservableList<String> recent() {
        return recent;
    }

    ReadOnlyObjectProperty<Content> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** What the console itself keeps of the opened person. */
    ReadOnlyObjectProperty<ProfileNotes.Kept> keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** The session of the selected event as it is now; null while it is not known. */
    ReadOnlyObjectProperty<@Nullable ObjectNode> sessionProperty() {
        return session.getReadOnlyProperty();
    }

    /** What kept a part of the page from being read; null for nothing. */
    ReadOnlyObjectProperty<@Nullable Explanation> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /** Whether personal values of the opened person are shown. */
    ReadOnlyBooleanProperty revealedProperty() {
        return revealed.getReadOnlyProperty();
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
        String server = state.server().id();
        keep("read searches", () -> notes.recent(server), recent::setAll);
    }

    /** Finds whoever the search names. */
    void search() {
        String text = query.get().strip();
        if (text.isEmpty()) {
            startAnew();
            return;
        }
        TrackServer server = state.server();
        cancelSearch();
        leavePerson();
        found = null;
        content.set(new Content.Searching());
        searching = work.run("find profiles", () -> reading.find(server, text)).onDone(result -> {
            switch (result) {
                case FoundProfiles.One(Profile profile, By by) -> open(profile, by);
                case FoundProfiles.Several several -> {
                    found = several;
                    content.set(new Content.Several(several));
                }
                case FoundProfiles.None _ -> content.set(new Content.Nobody(text));
                case FoundProfiles.Failed(Answer.Failure failure) ->
                    content.set(new Content.Trouble(Explanations.of(failure, server)));
            }
        });
        keep("remember search", () -> notes.remember(server.id(), text), recent::setAll);
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

    /** Goes back to those that were found. */
    void back() {
        if (found != null) {
            leavePerson();
            content.set(new Content.Several(found));
        }
    }

    /** Empties the search and shows nobody. */
    void startAnew() {
        cancelSearch();
        leavePerson();
        found = null;
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
        if (profile() == null) {
            return;
        }
        if (revealed.get()) {
            revealed.set(false);
        } else {
            // Without its entry in the log nothing is shown.
            disclosed(Disclosure.Kind.SHOWN, () -> revealed.set(true));
        }
    }

    /** Begins or ends to keep copies of the opened person. */
    void toggleWatch() {
        Profile profile = profile();
        if (profile == null) {
            return;
        }
        String server = state.server().id();
        boolean ends = kept.get().watched();
        keep("watch profile", () -> ends ? notes.unwatch(server, profile.id()) : notes.watch(server, profile), now -> {
            kept.set(now);
            notices.say(Texts.text(ends ? "profiles.watch.ended" : "profiles.watch.begun"));
        });
    }

    /** Forgets what was searched for on this server. */
    void forgetRecent() {
        String server = state.server().id();
        keep(
                "forget searches",
                () -> {
                    notes.forgetRecent(server);
                    return List.<String>of();
                },
                recent::setAll);
    }

    /** A record as it may be shown now. */
    ObjectNode shown(ObjectNode record) {
        return revealed.get() ? record : personal.masked(record);
    }

    /** A personal value as it may be shown now. */
    String shown(String value) {
        return revealed.get() ? value : PersonalData.mask(value);
    }

    /** Takes the selected event to Compose as a payload of the same visit, which goes into the log. */
    void openInCompose() {
        StoredEvent event = timeline.selectedProperty().get();
        if (event != null && loadable()) {
            String payload = Json.pretty(PayloadOf.event(event));
            disclosed(Disclosure.Kind.COMPOSED, () -> navigator.go(new Destination.Load(payload)));
        }
    }

    /** Whether the selected event can be sent again: a client sent it. */
    boolean loadable() {
        StoredEvent event = timeline.selectedProperty().get();
        return event != null && !event.system();
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
        switch (remedy) {
            case EDIT_SERVER, TEST_CONNECTION, SIGN_IN, START_LOCAL_SERVER ->
                navigator.go(new Destination.ShowServer(state.server().id(), remedy));
            case CREATE_SOURCE, ENABLE_SOURCE, CHOOSE_SOURCE, ADD_EVENT, ADD_PROFILE_ID, GO_TO_COMPLAINT, SEND_AGAIN ->
                refresh();
        }
    }

    /** What can be done while the screen is in front. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        commands.add(new Command(Texts.text("profiles.refresh"), "Shortcut+R", this::refresh));
        if (profile() != null) {
            commands.add(new Command(
                    Texts.text(revealed.get() ? "profiles.mask" : "profiles.reveal"),
                    "Shortcut+Shift+R",
                    this::toggleRevealed));
            commands.add(new Command(
                    Texts.text(kept.get().watched() ? "profiles.unwatch" : "profiles.watch"), this::toggleWatch));
            commands.add(new Command(Texts.text("profiles.id.copy"), this::copyId));
        }
        if (loadable()) {
            commands.add(new Command(Texts.text("profiles.load"), "Shortcut+L", this::openInCompose));
        }
        if (!recent.isEmpty()) {
            commands.add(new Command(Texts.text("profiles.recent.forget"), this::forgetRecent));
        }
        return commands;
    }

    void dispose() {
        subscriptions.unsubscribe();
        cancelSearch();
        timeline.close();
    }

    private void open(Profile profile, By by) {
        leavePerson();
        personal = PersonalData.of(profile.document());
        content.set(new Content.Person(profile, by));
        timeline.open(state.server(), profile);
        readNotes(profile);
    }

    private void refreshed(Profile profile) {
        By by = content.get() instanceof Content.Person opened ? opened.by() : By.ID;
        personal = PersonalData.of(profile.document());
        trouble.set(null);
        content.set(new Content.Person(profile, by));
        timeline.refresh(state.server(), profile);
        readNotes(profile);
    }

    private void readNotes(Profile profile) {
        String server = state.server().id();
        keep("read notes", () -> notes.read(server, profile), kept::set);
    }

    private void leavePerson() {
        timeline.close();
        revealed.set(false);
        trouble.set(null);
        kept.set(ProfileNotes.Kept.NOTHING);
        personal = PersonalData.ofNobody();
    }

    private void readSession(@Nullable StoredEvent event) {
        if (readingSession != null) {
            readingSession.cancel();
            readingSession = null;
        }
        session.set(null);
        String id = event == null ? null : event.sessionId();
        if (id != null) {
            TrackServer server = state.server();
            readingSession = work.run("read session", () -> reading.session(server, id))
                    .onDone(reply -> {
                        // One that cannot be read is not shown; the timeline has already said what is wrong.
                        if (reply instanceof Reply.Ok<Optional<ObjectNode>>(Optional<ObjectNode> record)) {
                            session.set(record.orElse(null));
                        }
                    });
        }
    }

    private void disclosed(Disclosure.Kind kind, Runnable then) {
        Profile profile = profile();
        if (profile == null) {
            return;
        }
        String server = state.server().id();
        keep("note disclosure", () -> notes.disclosed(server, profile.id(), kind), now -> {
            kept.set(now);
            then.run();
        });
    }

    private <T> void keep(String label, Callable<T> storing, Consumer<T> done) {
        var _ = work.run(label, storing)
                .onDone(done)
                .onFail(failure -> notices.say(StorageWords.sentence("profiles.notKept", failure)));
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
