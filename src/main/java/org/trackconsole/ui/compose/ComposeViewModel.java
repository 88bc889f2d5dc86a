package org.trackconsole.ui.compose;

import java.time.Duration;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.FxWork;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonFormat;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.Visitors;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.Answered;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;

/** What the Compose screen does: keeps the draft, fills in the visitor's ids, sends, and shows the answer. */
public final class ComposeViewModel {
    private static final String DRAFT = "compose";
    private static final Duration PAUSE_BEFORE_SAVING = Duration.ofMillis(300);

    private final AppState state;
    private final FxWork work;
    private final SendEvents sendEvents;
    private final Drafts drafts;
    private final Notices notices;
    private final Draft draft;
    private final VisitorModel visitors;
    private final SourceModel sources;
    private final Remedies remedies;
    private final ReadOnlyBooleanWrapper sending = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyObjectWrapper<@Nullable Answered> answered = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<String>> shownPlace = new ReadOnlyObjectWrapper<>(List.of());
    private Subscription subscriptions = Subscription.EMPTY;
    private boolean idsOutstanding;
    private @Nullable CancelSignal cancel;
    private FxWork.@Nullable Job<Void> saving;

    /** Reads nothing yet; {@link #start} does. */
    public ComposeViewModel(
            AppState state,
            FxWork work,
            SendEvents sendEvents,
            Visitors visitors,
            SourceCatalog catalog,
            Drafts drafts,
            Notices notices,
            Navigator navigator) {
        this.state = state;
        this.work = work;
        this.sendEvents = sendEvents;
        this.drafts = drafts;
        this.notices = notices;
        this.draft = new Draft(work);
        this.visitors = new VisitorModel(state, work, visitors, notices);
        this.sources = new SourceModel(state, work, catalog);
        this.remedies = new Remedies(this, state, work, catalog, notices, navigator);
    }

    /** Brings back the draft of last time, then follows the chosen server. */
    public void start() {
        work.run("load draft", () -> Kept.of(drafts.load(DRAFT))).onDone(kept -> {
            if (kept.text() != null) {
                draft.begin(kept.text());
            }
            subscriptions = Subscription.combine(
                    draft.textProperty().subscribe((_, text) -> saveSoon(text)),
                    draft.formProperty().subscribe(_ -> formChanged()),
                    visitors.visitorProperty().subscribe(visitor -> greet(visitor)),
                    state.serverProperty().subscribe(_ -> serverChosen()),
                    // A call sent again from the history may have taught the visitor another profile id.
                    state.callChangesProperty().subscribe((_, _) -> visitors.load()),
                    state.sourceChangesProperty().subscribe((_, _) -> sources.load(this::sourcesListed)));
        });
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

    /** What is shared with the other screens. */
    AppState state() {
        return state;
    }

    /** Whether a call is under way. */
    ReadOnlyBooleanProperty sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /** The latest answer; null until the first one. */
    ReadOnlyObjectProperty<@Nullable Answered> answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /** Sends the draft as it stands; does nothing while a call is under way or the text is not a JSON object. */
    void send() {
        if (sending.get()) {
            return;
        }
        if (!draft.isSound()) {
            notices.say(Texts.text("compose.send.unsound"));
            return;
        }
        String text = draft.textProperty().get();
        TrackPayload payload = new TrackPayload(Json.object(text));
        TrackServer server = state.server();
        Visitor visitor = visitors.visitorProperty().get();
        CancelSignal signal = new CancelSignal();
        cancel = signal;
        sending.set(true);
        work.run("send", () -> sendEvents.send(server, visitor, text, signal))
                .onDone(sent -> {
                    sending.set(false);
                    answered.set(new Answered(sent.answer(), payload, server));
                    if (sent.visitor() != null) {
                        visitors.learned(sent.visitor());
                        keepProfile(sent.visitor());
                    }
                    if (sent.notKept() != null) {
                        notices.say(Texts.text(
                                "compose.send.notKept", sent.notKept().reason()));
                    }
                    state.callsChanged();
                })
                .onFail(failure -> {
                    sending.set(false);
                    notices.say(Texts.text("compose.send.notStored", String.valueOf(failure.getMessage())));
                });
    }

    /** Stops the call under way. */
    void cancel() {
        if (cancel != null) {
            cancel.fire();
        }
    }

    /** Puts another payload in place of the draft; undo brings the draft back. */
    void load(String text) {
        draft.replace(text);
    }

    /** Fills in the example: an order and a page view from a phone. */
    void loadExample() {
        Visitor visitor = visitors.visitorProperty().get();
        if (visitor != null) {
            draft.replace(Payloads.example(sourceOrOnly(), visitor));
        }
    }

    /** Lays the text out anew. */
    void format() {
        if (draft.isSound()) {
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

    /** Sets the source of the payload. */
    void chooseSource(Source source) {
        draft.setId("source", source.id());
    }

    /** Takes an event away; undo brings it back. */
    void removeEvent(int index) {
        String before = draft.textProperty().get();
        draft.removeEvent(index);
        notices.say(
                Texts.text("compose.event.removed", index + 1), Texts.text("common.undo"), () -> draft.replace(before));
    }

    /** What can be done while the screen is in front. */
    List<Command> commands() {
        return List.of(
                new Command(Texts.text("compose.send"), "Shortcut+Enter", this::send),
                new Command(Texts.text("compose.event.add"), "Shortcut+E", draft::addEvent),
                new Command(Texts.text("compose.visitor.newVisit"), "Shortcut+Shift+N", visitors::newVisit),
                new Command(Texts.text("compose.visitor.newPerson"), visitors::newPerson),
                new Command(Texts.text("compose.visitor.forget"), visitors::forget),
                new Command(Texts.text("compose.example"), this::loadExample),
                new Command(Texts.text("compose.format"), "Shortcut+Shift+F", this::format));
    }

    /** Lets go of the shared state. */
    void dispose() {
        subscriptions.unsubscribe();
    }

    private void serverChosen() {
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

    private void greet(@Nullable Visitor visitor) {
        if (visitor == null) {
            return;
        }
        if (draft.isSound() && draft.formProperty().get().root().children().isEmpty()) {
            draft.begin(Payloads.blank(sourceOrOnly(), visitor));
        } else {
            writeIds(visitor);
        }
    }

    /** Puts the visitor's ids into the payload, later if its text cannot be edited now. */
    private void writeIds(Visitor visitor) {
        idsOutstanding = !draft.isSound();
        draft.setId("session", visitor.sessionId());
        draft.setId("profile", visitor.profileId());
    }

    /** From an answer on its profile id is sent, also where the payload came without one and the id was no news. */
    private void keepProfile(Visitor answered) {
        Visitor present = visitors.visitorProperty().get();
        if (present != null && present.id().equals(answered.id()) && present.profileId() != null) {
            draft.setId("profile", present.profileId());
        }
    }

    private void formChanged() {
        Visitor visitor = visitors.visitorProperty().get();
        if (idsOutstanding && visitor != null && draft.isSound()) {
            writeIds(visitor);
        }
        String id = draft.textAt("/source/id");
        Source source = sources.of(id);
        state.composedSourceProperty().set(source != null ? source.name() : id == null ? "" : id);
    }

    private void saveSoon(String text) {
        if (saving != null) {
            saving.cancel();
        }
        saving = work.after(
                PAUSE_BEFORE_SAVING,
                () -> work.run("save draft", () -> {
                            drafts.save(DRAFT, text);
                            return text;
                        })
                        .onFail(failure -> notices.say(
                                Texts.text("compose.draft.notSaved", String.valueOf(failure.getMessage())))));
    }

    /** A draft of last time, if there was one. */
    private record Kept(@Nullable String text) {
        static Kept of(@Nullable String text) {
            return new Kept(text);
        }
    }
}
