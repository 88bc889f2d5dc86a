package org.trackconsole.ui.history;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.CancelSignal;
import org.trackconsole.fx.FxWork;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.Visitor;
import org.trackconsole.service.Baseline;
import org.trackconsole.service.Proofs;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.Sent;
import org.trackconsole.service.Visitors;
import org.trackconsole.store.StorageException;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.DataSetWords;
import org.trackconsole.ui.part.ProofRun;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.WriteGuard;

/** What can be done with a call that was made. */
final class CallActions {
    private final AppState state;
    private final FxWork work;
    private final SendEvents sendEvents;
    private final Visitors visitors;
    private final Function<String, @Nullable TrackServer> servers;
    private final Notices notices;
    private final WriteGuard guard;
    private final Navigator navigator;
    private final Consumer<String> clipboard;
    private final Proofs proofs;
    private final BiConsumer<Call, ProofRun.@Nullable Subject> made;
    private final ReadOnlyObjectWrapper<@Nullable Call> sending = new ReadOnlyObjectWrapper<>();
    private @Nullable CancelSignal cancel;

    /**
     * @param servers gives a server by its id, or null; blocks
     * @param clipboard takes a text
     * @param made is told of a call that was sent again, and what is to be proven where calls to its server are, on the
     *     JavaFX thread
     */
    CallActions(
            AppState state,
            FxWork work,
            SendEvents sendEvents,
            Proofs proofs,
            Visitors visitors,
            Function<String, @Nullable TrackServer> servers,
            Notices notices,
            WriteGuard guard,
            Navigator navigator,
            Consumer<String> clipboard,
            BiConsumer<Call, ProofRun.@Nullable Subject> made) {
        this.state = state;
        this.work = work;
        this.sendEvents = sendEvents;
        this.proofs = proofs;
        this.visitors = visitors;
        this.servers = servers;
        this.notices = notices;
        this.guard = guard;
        this.navigator = navigator;
        this.clipboard = clipboard;
        this.made = made;
    }

    /** The call that is being sent again; null while none is. */
    ReadOnlyObjectProperty<@Nullable Call> sendingProperty() {
        return sending.getReadOnlyProperty();
    }

    /** Whether the call can be sent again now: it is not under way itself, and no other one is. */
    boolean canSend(Call call) {
        return sending.get() == null && call.outcome() != Call.Outcome.PENDING;
    }

    /** Posts the same text to the same server as a new call. */
    void sendAgain(CallDetail detail) {
        Call call = detail.call();
        if (!canSend(call)) {
            return;
        }
        TrackServer server = listed(call.serverId());
        if (server == null) {
            notices.say(Texts.text("history.again.serverGone", call.serverName()));
            return;
        }
        TrackServer target = server.withDataSet(dataSet(detail));
        guard.ask(target, Texts.text("history.again.what", CallWords.events(call.eventTypes())), () -> post(detail));
    }

    private void post(CallDetail detail) {
        Call call = detail.call();
        CancelSignal signal = new CancelSignal();
        cancel = signal;
        sending.set(call);
        work.run("send again", () -> again(detail, signal))
                .onEnd(() -> sending.set(null))
                .onDone(outcome -> {
                    switch (outcome) {
                        case Again.ServerGone _ ->
                            notices.say(Texts.text("history.again.serverGone", call.serverName()));
                        case Again.Done(Sent sent, ProofRun.Subject subject) -> done(sent, subject);
                    }
                })
                .onFail(problem -> notices.say(StorageWords.sentence("history.again.notStored", problem)));
    }

    /** Stops the call that is under way. */
    void cancel() {
        if (cancel != null && sending.get() != null) {
            cancel.fire();
        }
    }

    /** Puts the payload into Compose, and says so if Compose sends elsewhere. */
    void edit(CallDetail detail) {
        Call call = detail.call();
        navigator.go(new Destination.Load(detail.requestBody(), call.visitorId()));
        TrackServer chosen = state.server();
        TrackServer listed = listed(call.serverId());
        if (listed == null) {
            notices.say(Texts.text("history.edit.otherServer", call.serverName(), DataSetWords.name(chosen)));
            return;
        }
        TrackServer server = listed.withDataSet(dataSet(detail));
        if (!chosen.worldId().equals(server.worldId())) {
            String there = told(server, chosen);
            notices.say(
                    Texts.text("history.edit.otherServer", there, told(chosen, server)),
                    Texts.text("history.edit.use", there),
                    () -> choose(server));
        }
    }

    /** Puts the payload on the clipboard. */
    void copy(CallDetail detail) {
        clipboard.accept(detail.requestBody());
        notices.say(Texts.text("history.call.copied"));
    }

    /** Does what the button beside a failure says. */
    void remedy(Remedy remedy, CallDetail detail) {
        String source = detail.call().sourceId();
        switch (remedy) {
            case SEND_AGAIN -> sendAgain(detail);
            case CREATE_SOURCE -> goOnServer(detail, new Destination.NewSource(source == null ? "" : source));
            case ENABLE_SOURCE -> goOnServer(detail, new Destination.ShowSource(source == null ? "" : source));
            case CHOOSE_SOURCE, ADD_EVENT, ADD_PROFILE_ID, GO_TO_COMPLAINT -> edit(detail);
            case EDIT_SERVER,
                    EDIT_PROXY,
                    EDIT_AUTHORITIES,
                    EDIT_IDENTITY,
                    TEST_CONNECTION,
                    SIGN_IN,
                    START_LOCAL_SERVER ->
                navigator.go(new Destination.ShowServer(detail.call().serverId(), remedy));
        }
    }

    private sealed interface Again {
        record ServerGone() implements Again {}

        record Done(Sent sent, ProofRun.@Nullable Subject subject) implements Again {}
    }

    private Again again(CallDetail detail, CancelSignal signal) {
        Call call = detail.call();
        TrackServer server = servers.apply(call.serverId());
        if (server == null) {
            return new Again.ServerGone();
        }
        TrackServer target = server.withDataSet(dataSet(detail));
        String text = detail.requestBody();
        // To read a payload of many megabytes takes its time, and only a proof needs it read here.
        TrackPayload payload = proofs.always(target) ? new TrackPayload(Json.object(text)) : null;
        Baseline baseline = payload == null ? null : proofs.before(target, payload);
        Sent sent = sendEvents.send(target, visitorOf(call, target), text, signal);
        if (payload == null
                || baseline == null
                || !(sent.answer() instanceof Answer.Accepted accepted)
                || accepted.nothingStored()) {
            return new Again.Done(sent, null);
        }
        return new Again.Done(sent, new ProofRun.Subject(target, payload, sent.call(), accepted, baseline));
    }

    /**
     * The visitor on the visit of the call, which may be an earlier one: its session must not become that of the present
     * visit. One who was forgotten lends the name only.
     */
    private @Nullable Visitor visitorOf(Call call, TrackServer target) {
        String id = call.visitorId();
        if (id == null) {
            return null;
        }
        Visitor known = visitors.find(id);
        String name = known == null ? call.visitorName() : known.name();
        String session = call.sessionId();
        return new Visitor(
                id,
                target.worldId(),
                CallWords.visitor(name),
                known == null ? null : known.profileId(),
                session == null ? "" : session,
                call.visit(),
                call.sentAt());
    }

    /** Where the call went, which need not be the data set that is worked on now. */
    static DataSet dataSet(CallDetail detail) {
        return detail.requestHeaders().stream()
                        .filter(header -> DataSet.HEADER.equalsIgnoreCase(header.name()))
                        .anyMatch(header -> DataSet.PRODUCTION.wire().equalsIgnoreCase(header.value()))
                ? DataSet.PRODUCTION
                : DataSet.STAGING;
    }

    private void done(Sent sent, ProofRun.@Nullable Subject subject) {
        StorageException problem = sent.notKept();
        if (problem == null) {
            notices.say(Texts.text("history.again.sent", sent.call().serverName(), CallWords.outcome(sent.call())));
        } else {
            notices.say(
                    StorageWords.sentence("history.again.notKept", problem),
                    Texts.text("history.again.keep"),
                    () -> keep(sent, subject));
        }
        made.accept(sent.call(), subject);
        state.callsChanged();
    }

    private void keep(Sent sent, ProofRun.@Nullable Subject subject) {
        work.run("keep answer", () -> sendEvents.keep(sent)).onDone(kept -> done(kept, subject));
    }

    /** See {@link #goOnServer(String, String, DataSet, Destination)}. */
    void goOnServer(CallDetail detail, Destination destination) {
        Call call = detail.call();
        goOnServer(call.serverId(), call.serverName(), dataSet(detail), destination);
    }

    /** Sources and profiles are those of one data set of the chosen server, so that has to be chosen first. */
    void goOnServer(String serverId, String serverName, DataSet dataSet, Destination destination) {
        TrackServer listed = listed(serverId);
        if (listed == null) {
            notices.say(Texts.text("history.server.gone", serverName));
            return;
        }
        TrackServer server = listed.withDataSet(dataSet);
        TrackServer before = state.server();
        if (!before.worldId().equals(server.worldId())) {
            choose(server);
            notices.say(
                    Texts.text("history.server.now", told(server, before)),
                    Texts.text("common.undo"),
                    () -> choose(before));
        }
        navigator.go(destination);
    }

    /** The list has to say the same of it, so that whoever takes it from there works on the same data set. */
    private void choose(TrackServer server) {
        state.servers().replaceAll(listed -> listed.id().equals(server.id()) ? server : listed);
        state.serverProperty().set(server);
    }

    /** What a server is called beside another one, from which its data set alone may tell it. */
    private static String told(TrackServer server, TrackServer other) {
        return server.id().equals(other.id()) ? DataSetWords.withDataSet(server) : DataSetWords.name(server);
    }

    private @Nullable TrackServer listed(String id) {
        return state.servers().stream()
                .filter(server -> server.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
