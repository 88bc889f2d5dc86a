package org.trackconsole.ui.history;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Call;
import org.trackconsole.model.CallDetail;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackPayload;
import org.trackconsole.model.TrackServer;
import org.trackconsole.model.VisitGroup;
import org.trackconsole.service.Baseline;
import org.trackconsole.service.Proofs;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.SessionLog;
import org.trackconsole.service.Visitors;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.ProofRun;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.WriteGuard;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the History screen does: lists calls, opens one, sends it again. JavaFX thread. */
public final class HistoryViewModel {
    private static final Duration STAND_IN_TIMEOUT = Duration.ofSeconds(30);

    private final AppState state;
    private final FxWork work;
    private final SessionLog log;
    private final Notices notices;
    private final Navigator navigator;
    private final HistoryList list;
    private final CallActions actions;
    private final Proofs proofs;
    private final ProofRun proofRun;
    private final ReadOnlyObjectWrapper<Opened> opened = new ReadOnlyObjectWrapper<>(new Opened.Nothing());
    private final ReadOnlyIntegerWrapper proofsBegun = new ReadOnlyIntegerWrapper();
    private final Subscription subscriptions;
    private boolean shown;
    private boolean stale = true;
    private FxWork.@Nullable Job<?> opening;

    /**
     * Reads nothing before the screen is shown.
     *
     * @param servers gives a server by its id, or null; blocks, so it is asked off the JavaFX thread
     */
    public HistoryViewModel(
            AppState state,
            FxWork work,
            SessionLog log,
            SendEvents sendEvents,
            Proofs proofs,
            Visitors visitors,
            Function<String, @Nullable TrackServer> servers,
            Notices notices,
            WriteGuard guard,
            Navigator navigator) {
        this(state, work, log, sendEvents, proofs, visitors, servers, notices, guard, navigator, CopyLink::toClipboard);
    }

    HistoryViewModel(
            AppState state,
            FxWork work,
            SessionLog log,
            SendEvents sendEvents,
            Proofs proofs,
            Visitors visitors,
            Function<String, @Nullable TrackServer> servers,
            Notices notices,
            WriteGuard guard,
            Navigator navigator,
            Consumer<String> clipboard) {
        this.state = state;
        this.work = work;
        this.log = log;
        this.notices = notices;
        this.navigator = navigator;
        this.proofs = proofs;
        proofRun = new ProofRun(
                work,
                proofs,
                problem -> notices.say(Texts.text("history.proof.notKept", StorageWords.sentence(problem))),
                state::callsChanged);
        list = new HistoryList(work, new HistoryReader(log), _ -> notices.say(Texts.text("history.call.gone")));
        actions = new CallActions(
                state,
                work,
                sendEvents,
                proofs,
                visitors,
                servers,
                notices,
                guard,
                navigator,
                clipboard,
                this::sentAgain);
        subscriptions = Subscription.combine(
                state.callChangesProperty().subscribe((_, _) -> changed()),
                list.selectedProperty().subscribe(_ -> openSelected()),
                list.rows().list().subscribe(this::rowsChanged));
    }

    AppState state() {
        return state;
    }

    /** The colour that a server has now; none where it is gone. */
    ServerColour colour(String serverId) {
        return state.servers().stream()
                .filter(server -> server.id().equals(serverId))
                .map(server -> server.marking().colour())
                .findFirst()
                .orElse(ServerColour.NONE);
    }

    HistoryList list() {
        return list;
    }

    CallActions actions() {
        return actions;
    }

    /** What is selected in the list, with all that is known of it. */
    ReadOnlyObjectProperty<Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** The proof of the call that is opened. */
    ProofRun proofRun() {
        return proofRun;
    }

    /** Grows whenever somebody wants to see the call proven that is opened. */
    ReadOnlyIntegerProperty proofsBegunProperty() {
        return proofsBegun.getReadOnlyProperty();
    }

    /** Proves the call that is opened, or once more. */
    void prove() {
        if (!(opened.get() instanceof Opened.OneCall one)
                || !(one.detail().answer() instanceof Answer.Accepted accepted)
                || one.payload() == null
                || !one.provable()
                || proofRun.viewProperty().get().running()) {
            return;
        }
        Call call = one.detail().call();
        boolean listed = state.servers().stream().anyMatch(server -> server.id().equals(call.serverId()));
        if (listed) {
            proofsBegun.set(proofsBegun.get() + 1);
            proofRun.begin(new ProofRun.Subject(one.server(), one.payload(), call, accepted, Baseline.NONE));
        } else {
            notices.say(Texts.text("history.server.gone", call.serverName()));
        }
    }

    /** Proven first: the list then turns to a call whose proof is under way. */
    private void sentAgain(Call call, ProofRun.@Nullable Subject subject) {
        if (subject != null) {
            proofRun.beginUnshown(subject);
        }
        list.seek(call.id(), true);
    }

    /** The screen is in front, or is no more; while it is not, nothing is read. */
    void setShown(boolean inFront) {
        shown = inFront;
        if (shown && stale) {
            stale = false;
            list.refresh();
        }
        if (shown) {
            readProof();
        }
    }

    /** The call that stands there may have been proven on another screen. */
    private void readProof() {
        if (opened.get() instanceof Opened.OneCall one
                && !proofRun.viewProperty().get().running()) {
            String callId = one.detail().call().id();
            work.run("read proof", () -> proofs.known(callId))
                    .onDone(proof -> {
                        CallDetail present = current();
                        if (present != null && present.call().id().equals(callId)) {
                            proofRun.show(proof);
                        }
                    })
                    .onFail(list::failed);
        }
    }

    /** Shows a call and selects it, whatever was searched for. */
    void showCall(String callId) {
        stale = false;
        list.seek(callId, false);
    }

    /** Reads again after a failure. */
    void retry() {
        list.refresh();
        openSelected();
    }

    void sendAgain() {
        withCall(actions::sendAgain);
    }

    void edit() {
        withCall(actions::edit);
    }

    void copy() {
        withCall(actions::copy);
    }

    /** The profile of what is opened; null where it has none, and while another call is being read. */
    @Nullable
    String profileId() {
        return switch (opened.get()) {
            case Opened.Nothing _ -> null;
            case Opened.Visit visit -> visit.group().profileId();
            case Opened.OneCall _ -> {
                CallDetail detail = current();
                if (detail == null) {
                    yield null;
                }
                Call call = detail.call();
                yield call.profileReturned() == null ? call.profileSent() : call.profileReturned();
            }
        };
    }

    /** Looks up the profile of what is selected, on the server it was sent to. */
    void showProfile() {
        String id = profileId();
        if (id != null) {
            showProfile(id);
        }
    }

    /** Looks up a profile on the server that what is selected was sent to. */
    void showProfile(String id) {
        Destination there = new Destination.ShowProfile(id, Place.HISTORY);
        switch (opened.get()) {
            case Opened.Nothing _ -> {
                // There is no profile then.
            }
            case Opened.Visit(VisitGroup visit) ->
                work.run("read data set", () -> dataSet(visit))
                        .onDone(dataSet -> actions.goOnServer(visit.serverId(), visit.serverName(), dataSet, there))
                        .onFail(list::failed);
            case Opened.OneCall one -> actions.goOnServer(one.detail(), there);
        }
    }

    /** Where the latest call of a visit went. */
    private DataSet dataSet(VisitGroup visit) {
        List<Call> latest = log.calls(visit, "", null);
        CallDetail detail =
                latest.isEmpty() ? null : log.detail(latest.getFirst().id());
        return detail == null ? DataSet.STAGING : CallActions.dataSet(detail);
    }

    void remedy(Remedy remedy) {
        withCall(detail -> actions.remedy(remedy, detail));
    }

    void compose() {
        navigator.go(new Destination.Screen(Place.COMPOSE));
    }

    /** What can be done while the screen is in front. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        if (current() != null) {
            commands.add(new Command(Texts.text("history.call.sendAgain"), "Shortcut+R", this::sendAgain));
            commands.add(new Command(Texts.text("history.call.edit"), this::edit));
            commands.add(new Command(Texts.text("history.call.copy"), this::copy));
        }
        if (current() != null
                && opened.get() instanceof Opened.OneCall one
                && one.provable()
                && !proofRun.viewProperty().get().running()) {
            commands.add(new Command(Texts.text("history.call.prove"), "Shortcut+Shift+T", this::prove));
        }
        if (profileId() != null) {
            commands.add(new Command(Texts.text("part.profile.show.command"), "Shortcut+Shift+P", this::showProfile));
        }
        if (list.filtered()) {
            commands.add(new Command(Texts.text("history.search.clear"), list::clearSearch));
        }
        return commands;
    }

    void dispose() {
        subscriptions.unsubscribe();
        list.dispose();
        proofRun.dispose();
        if (opening != null) {
            opening.cancel();
        }
    }

    private void changed() {
        if (shown) {
            list.refresh();
        } else {
            stale = true;
        }
    }

    private void withCall(Consumer<CallDetail> action) {
        CallDetail detail = current();
        if (detail != null) {
            action.accept(detail);
        }
    }

    /** The selected call; null where none is, and while it is still being read and another one stands beside the list. */
    private @Nullable CallDetail current() {
        return opened.get() instanceof Opened.OneCall(CallDetail detail, var _, var _)
                        && HistoryRow.keyOfCall(detail.call().id())
                                .equals(list.selectedProperty().get())
                ? detail
                : null;
    }

    private void rowsChanged() {
        switch (list.rows().row(list.selectedProperty().get())) {
            case HistoryRow.GroupRow row when !isOpened(row) -> openSelected();
            case HistoryRow.CallRow row when hasChanged(row.call()) -> openSelected();
            case null, default -> {
                // Nothing has changed about what is opened.
            }
        }
    }

    private boolean isOpened(HistoryRow.GroupRow row) {
        return opened.get() instanceof Opened.Visit visit && visit.group().equals(row.group());
    }

    private boolean hasChanged(Call now) {
        if (!(opened.get() instanceof Opened.OneCall one)) {
            return false;
        }
        Call before = one.detail().call();
        return before.id().equals(now.id()) && !before.equals(now);
    }

    private void openSelected() {
        if (opening != null) {
            opening.cancel();
            opening = null;
        }
        switch (list.rows().row(list.selectedProperty().get())) {
            case HistoryRow.GroupRow row -> opened.set(new Opened.Visit(row.group()));
            case HistoryRow.CallRow row -> open(row.call());
            case null, default -> opened.set(new Opened.Nothing());
        }
    }

    private void open(Call call) {
        opening = work.run("open call", () -> read(call.id()))
                .onDone(read -> {
                    CallDetail detail = read.detail();
                    if (detail == null) {
                        opened.set(new Opened.Nothing());
                        notices.say(Texts.text("history.call.gone"));
                    } else {
                        proofRun.show(read.proof());
                        opened.set(new Opened.OneCall(detail, read.payload(), serverOf(detail)));
                    }
                })
                .onFail(problem -> list.failed(problem));
    }

    /** What opening a call brought; nothing where it is gone. */
    private record Opening(
            @Nullable CallDetail detail, @Nullable TrackPayload payload, Proofs.Known proof) {}

    private Opening read(String callId) {
        CallDetail detail = log.detail(callId);
        JsonNode document = detail == null ? null : Json.readOrNull(detail.requestBody());
        return new Opening(
                detail, document instanceof ObjectNode object ? new TrackPayload(object) : null, proofs.known(callId));
    }

    /** What the call changed stands in the data set it went to, which need not be the one that is worked on now. */
    private TrackServer serverOf(CallDetail detail) {
        Call call = detail.call();
        TrackServer known = state.servers().stream()
                .filter(server -> server.id().equals(call.serverId()))
                .findFirst()
                .orElseGet(() -> new TrackServer(
                        call.serverId(),
                        call.serverName(),
                        URI.create(call.url().replaceFirst("/track$", "")),
                        STAND_IN_TIMEOUT,
                        List.of(),
                        null));
        return known.withDataSet(CallActions.dataSet(detail));
    }
}
