package org.trackconsole.ui.compose;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.FxWork;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonFormat;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.Baseline;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.Proofs;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.Sent;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.Visitors;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.Answered;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.WriteGuard;

/** What the Compose screen does: keeps the draft, fills in the visitor's ids, sends, and shows the answer. */
public final class ComposeViewModel {
    private static final Logger LOG = LoggerFactory.getLogger(ComposeViewModel.class);
    private static final String DRAFT = "compose";
    private static final int MOST_NAMED_TYPES = 3;
    private static final Duration PAUSE_BEFORE_SAVING = Duration.ofMillis(300);

    private final AppState state;
    private final FxWork work;
    private final SendEvents sendEvents;
    private final Drafts drafts;
    private final Notices notices;
    private final WriteGuard guard;
    private final Draft draft;
    private final VisitorModel visitors;
    private final VisitorIds ids;
    private final SourceModel sources;
    private final Navigator navigator;
    private final Remedies remedies;
    private final SendingProof proof;
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable Answered> answered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> shownPlace = new ReadOnlyObjectWrapper<>(List.of());
    private Subscription subscriptions = Subscription.EMPTY;
    private @Nullable CancelSignal cancel;
    private FxWork.@Nullable Job<Void> saving;

    /** The latest text, while it is not on disk yet. */
    private @Nullable String unsaved;

    /** Reads nothing yet; {@link #start} does. */
    public ComposeViewModel(
            AppState state,
            FxWork work,
            SendEvents sendEvents,
            Proofs proofs,
            Visitors visitors,
            SourceCatalog catalog,
            Drafts drafts,
            Notices notices,
            WriteGuard guard,
            Navigator navigator) {
        this.state = state;
        this.work = work;
        this.sendEvents = sendEvents;
        this.drafts = drafts;
        this.notices = notices;
        this.guard = guard;
        this.draft = new Draft(work);
        this.visitors = new VisitorModel(state, work, visitors, notices);
        this.ids = new VisitorIds(draft, this.visitors);
        this.sources = new SourceModel(state, work, catalog);
        this.navigator = navigator;
        this.remedies = new Remedies(this, state, work, catalog, notices, guard, navigator);
        this.proof = new SendingProof(state, work, proofs, notices);
    }

    /** Brings back the draft of last time, then follows the chosen server. */
    public void start() {
        work.run("load draft", () -> Optional.ofNullable(drafts.load(DRAFT)))
                .onDone(kept -> {
                    kept.ifPresent(draft::begin);
                    follow();
                })
                .onFail(failure -> {
                    notices.say(StorageWords.sentence("compose.draft.notLoaded", failure));
                    follow();
                });
    }

    private void follow() {
        subscriptions = Subscription.combine(
                draft.textProperty().subscribe((_, text) -> saveSoon(text)),
                draft.formProperty().subscribe(_ -> formChanged()),
                visitors.visitorProperty().subscribe(this::greet),
                state.serverProperty().subscribe(_ -> serverChosen()),
                // A call sent again from the history may have taught the visitor another profile id.
                state.callChangesProperty().subscribe((_, _) -> visitors.load()),
                state.sourceChangesProperty().subscribe((_, _) -> sources.load(this::sourcesListed)));
    }

    /** The payload being composed. */
    Draft draft() {
        return draft;
    }

    /** Whose visit it is. */
    VisitorModel visitors() {
        return visitors;
    }

    /** What the payload's source can be. */
    SourceModel sources() {
        return sources;
    }

    /** What the button of a failure does. */
    Remedies remedies() {
        return remedies;
    }

    /** Does what a button of the latest answer says. */
    void remedy(Remedy remedy) {
        Answered latest = answered.get();
        if (latest != null) {
            remedies.run(remedy, latest);
        }
    }

    /** Whether calls are proven, and the proof of the latest one. */
    SendingProof proof() {
        return proof;
    }

    /** What is shared with the other screens. */
    AppState state() {
        return state;
    }

    /** Whether a call is under way. */
    ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /** The latest answer; null until the first one, and after what it was about has changed. */
    ReadOnlyObjectProperty<@Nullable Answered> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /** Sends the draft as it stands; does nothing while a call is under way or the text is not a JSON object. */
    void send() {
        if (sending.get()) {
            return;
        }
        if (!draft.settle()) {
            notices.say(Texts.text("compose.send.unsound"));
            return;
        }
        ids.putInOutstanding();
        String text = draft.textProperty().get();
        TrackPayload payload = new TrackPayload(Json.object(text));
        TrackServer server = state.server();
        Visitor visitor = visitors.visitorProperty().get();
        if (visitor != null && !visitor.serverId().equals(server.worldId())) {
            notices.say(Texts.text("compose.send.serverChanging", server.name()));
            return;
        }
        guard.ask(server, sentence(payload), () -> send(server, visitor, text, payload));
    }

    private void send(TrackServer server, @Nullable Visitor visitor, String text, TrackPayload payload) {
        CancelSignal signal = new CancelSignal();
        cancel = signal;
        sending.set(true);
        boolean proving = proof.alwaysProperty().get();
        work.run("send", () -> {
                    Baseline baseline = proving ? proof.before(server, payload) : null;
                    return new Outgone(sendEvents.send(server, visitor, text, signal), baseline);
                })
                .onDone(outgone -> {
                    Sent sent = outgone.sent();
                    sending.set(false);
                    if (state.server().worldId().equals(server.worldId())) {
                        proof.answered(sent, server, payload, outgone.baseline());
                        answered.set(new Answered(sent.answer(), payload, server));
                    } else {
                        // The answer would stand beside the form of another server; the history has it.
                        notices.say(Texts.text("compose.send.answeredElsewhere", server.name()));
                    }
                    came(sent);
                })
                .onFail(failure -> {
                    sending.set(false);
                    notices.say(StorageWords.sentence("compose.send.notStored", failure));
                });
    }

    private static String sentence(TrackPayload payload) {
        List<String> types = payload.eventTypes();
        return Texts.text(
                "compose.send.what",
                types.size(),
                String.join(
                        ", ", types.stream().distinct().limit(MOST_NAMED_TYPES).toList()));
    }

    /**
     * What was sent, and what was read before.
     *
     * @param baseline null where nobody asked for a proof
     */
    private record Outgone(Sent sent, @Nullable Baseline baseline) {}

    private void came(Sent sent) {
        if (sent.visitor() != null) {
            visitors.learned(sent.visitor());
            if (sent.answer() instanceof Answer.Accepted) {
                ids.keepProfile(sent.visitor());
            }
        }
        if (sent.notKept() == null) {
            state.callsChanged();
        } else {
            // The file does not know the ids yet, so nobody may read the visitor from it now.
            notices.say(
                    StorageWords.sentence("compose.send.notKept", sent.notKept()),
                    Texts.text("compose.send.keep"),
                    () -> work.run("keep answer", () -> sendEvents.keep(sent)).onDone(this::came));
        }
    }

    /** Stops the call under way. */
    void cancel() {
        if (cancel != null) {
            cancel.fire();
        }
    }

    /**
     * Puts another payload in place of the draft; undo brings the draft back.
     *
     * @param visitorId whose it is; they become the visitor first, so that nobody else is given their ids
     */
    void load(String text, @Nullable String visitorId) {
        if (visitorId == null) {
            replace(text);
        } else {
            visitors.chooseIfKnown(visitorId, () -> replace(text));
        }
    }

    private void replace(String text) {
        ids.leaveAsTheyAre();
        forgetAnswer();
        draft.replace(text);
    }

    /** What writes the visitor's ids into the payload. */
    VisitorIds ids() {
        return ids;
    }

    /** Fills in the example: an order and a page view from a phone. */
    void loadExample() {
        Visitor visitor = visitors.visitorProperty().get();
        if (visitor != null) {
            replace(Payloads.example(sourceOrOnly(), visitor));
        }
    }

    /** Lays the text out anew. */
    void format() {
        if (draft.settle()) {
            draft.replace(JsonFormat.format(draft.formProperty().get()));
        }
    }

    /** Puts the caret at the first place the server complained of. */
    void showComplaint() {
        if (answered.get() != null
                && answered.get().answer() instanceof Answer.Refused refused
                && !refused.complaints().isEmpty()) {
            shownPlace.set(refused.complaints().getFirst().path());
        }
    }

    /** The path of a place in the payload that the editor should show; set anew each time. */
    ReadOnlyObjectProperty<List<String>> shownPlaceProperty() {
        return shownPlace.getReadOnlyProperty();
    }

    /** What the answer complained of is mended. */
    void forgetAnswer() {
        answered.set(null);
        proof.forget();
    }

    /** Sets the source of the payload. */
    void chooseSource(Source source) {
        draft.setId("source", source.id());
    }

    /** Takes an event away; undo brings it back. */
    void removeEvent(int index) {
        String removed = draft.eventAt(index);
        if (removed != null) {
            draft.removeEvent(index);
            notices.say(
                    Texts.text("compose.event.removed", index + 1),
                    Texts.text("common.undo"),
                    () -> draft.insertEvent(index, removed));
        }
    }

    /** What can be done while the screen is in front. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                new Command(Texts.text("compose.send"), "Shortcut+Enter", this::send),
                new Command(Texts.text("compose.event.add"), "Shortcut+E", draft::addEvent),
                new Command(Texts.text("compose.visitor.newVisit"), "Shortcut+Shift+N", visitors::newVisit),
                new Command(Texts.text("compose.visitor.newPerson"), visitors::newPerson),
                new Command(Texts.text("compose.visitor.forget"), visitors::forget),
                new Command(Texts.text("compose.example"), this::loadExample),
                new Command(Texts.text("compose.format"), "Shortcut+Shift+F", this::format)));
        String profile = draft.textAt("/profile/id");
        if (profile != null) {
            commands.add(new Command(
                    Texts.text("part.profile.show.command"), "Shortcut+Shift+P", () -> showProfile(profile)));
        }
        boolean always = proof.alwaysProperty().get();
        commands.add(new Command(
                Texts.text(always ? "compose.prove.stop" : "compose.prove.always"), () -> proof.setAlways(!always)));
        if (proof.possible()) {
            commands.add(new Command(Texts.text("compose.prove.now"), "Shortcut+Shift+T", proof::prove));
        }
        if (sending.get()) {
            commands.addFirst(new Command(Texts.text("compose.send.cancel"), "Esc", this::cancel));
        } else if (proof.run().viewProperty().get().running()) {
            // Esc stays with the editor: one can write the next call while this one is being proven.
            commands.addFirst(new Command(Texts.text("compose.prove.cancel"), proof.run()::stop));
        }
        return commands;
    }

    /** Looks a profile up; Profiles leads back here. */
    void showProfile(String id) {
        navigator.go(new Destination.ShowProfile(id, Place.COMPOSE));
    }

    /** Lets go of the shared state, and keeps what was typed last. The window is gone, so it may wait for the disk. */
    void dispose() {
        subscriptions.unsubscribe();
        proof.run().dispose();
        if (unsaved != null) {
            stopSaving();
            try {
                drafts.save(DRAFT, unsaved);
            } catch (StorageException problem) {
                LOG.error("The draft was not kept at the end", problem);
            }
        }
    }

    private void serverChosen() {
        answered.set(null);
        proof.follow(state.server());
        visitors.load();
        sources.forget();
        sources.load(this::sourcesListed);
    }

    private void sourcesListed() {
        formChanged();
        String only = sourceOrOnly();
        if (draft.textAt("/source/id") == null && only != null) {
            draft.setId("source", only);
        }
    }

    /** The source of the payload, or else the only one there is. */
    private @Nullable String sourceOrOnly() {
        String present = draft.textAt("/source/id");
        if (present != null && (sources.of(present) != null || sources.sources().isEmpty())) {
            return present;
        }
        List<Source> usable = sources.usable();
        return usable.isEmpty() ? present : usable.getFirst().id();
    }

    private void greet(@Nullable Visitor before, @Nullable Visitor visitor) {
        if (visitor == null) {
            return;
        }
        if (draft.settle() && draft.formProperty().get().root().children().isEmpty()) {
            draft.begin(Payloads.blank(sourceOrOnly(), visitor));
        } else {
            ids.follow(before, visitor);
        }
    }

    private void formChanged() {
        String id = draft.textAt("/source/id");
        Source source = sources.of(id);
        state.composedSourceProperty().set(source != null ? source.name() : id == null ? "" : id);
    }

    private void saveSoon(String text) {
        stopSaving();
        unsaved = text;
        saving = work.after(
                PAUSE_BEFORE_SAVING,
                () -> work.run("save draft", () -> {
                            drafts.save(DRAFT, text);
                            return text;
                        })
                        .onDone(saved -> {
                            if (saved.equals(unsaved)) {
                                unsaved = null;
                            }
                        })
                        .onFail(failure -> notices.say(StorageWords.sentence("compose.draft.notSaved", failure))));
    }

    private void stopSaving() {
        if (saving != null) {
            saving.cancel();
        }
    }
}
