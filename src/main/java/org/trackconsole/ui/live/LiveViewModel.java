package org.trackconsole.ui.live;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.fx.control.CopyLink;
import org.trackconsole.json.Json;
import org.trackconsole.model.Answer;
import org.trackconsole.model.Arrival;
import org.trackconsole.model.ArrivalDetail;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ArrivalFeed;
import org.trackconsole.service.ChangedFields;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.Remedy;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the Live screen does: shows what arrives, opens one, takes it to Compose. JavaFX thread. */
public final class LiveViewModel {
    private final AppState state;
    private final FxWork work;
    private final ArrivalFeed feed;
    private final Notices notices;
    private final Navigator navigator;
    private final Consumer<String> clipboard;
    private final LiveList list;
    private final ReadOnlyObjectWrapper<Opened> opened = new ReadOnlyObjectWrapper<>(new Opened.Nothing());
    private final Subscription subscription;
    private FxWork.@Nullable Job<?> opening;
    private boolean fetching;

    /** Asks nothing before the screen is shown. */
    public LiveViewModel(AppState state, FxWork work, ArrivalFeed feed, Notices notices, Navigator navigator) {
        this(state, work, feed, notices, navigator, CopyLink::toClipboard);
    }

    LiveViewModel(
            AppState state,
            FxWork work,
            ArrivalFeed feed,
            Notices notices,
            Navigator navigator,
            Consumer<String> clipboard) {
        this.state = state;
        this.work = work;
        this.feed = feed;
        this.notices = notices;
        this.navigator = navigator;
        this.clipboard = clipboard;
        list = new LiveList(state, work, feed);
        subscription = list.selectedProperty().subscribe((_, cursor) -> open(cursor));
    }

    AppState state() {
        return state;
    }

    LiveList list() {
        return list;
    }

    /** Whether the events that the server adds by itself are shown; for whoever remembers it. */
    public BooleanProperty systemEventsProperty() {
        return list.filter().systemEventsProperty();
    }

    /** What is selected in the list, with all that is kept of it. */
    ReadOnlyObjectProperty<Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** The address to which clients send. */
    String address() {
        return localServer().url() + "/track";
    }

    void copyAddress() {
        clipboard.accept(address());
        notices.say(Texts.text("live.address.copied"));
    }

    /** Lets the rows stand still, or lets them go on. */
    void togglePause() {
        list.pausedProperty().set(!list.pausedProperty().get());
    }

    /** Chooses the server whose arrivals can be seen. */
    void useLocalServer() {
        state.serverProperty().set(localServer());
    }

    /** What is opened, and is what is selected: that may still be on its way. */
    private Opened chosen() {
        return fetching ? new Opened.Nothing() : opened.get();
    }

    /** The payload of what is opened, laid out; null where nothing is opened that has one. */
    @Nullable
    String payload() {
        return switch (chosen()) {
            case Opened.Stored stored -> Json.pretty(stored.detail().payload());
            case Opened.Rejected rejected -> rejected.detail().body();
            case Opened.Nothing _, Opened.Gone _, Opened.Unreadable _ -> null;
        };
    }

    /** Whether what is opened can be taken to Compose: somebody sent it, and its payload is kept whole. */
    boolean loadable() {
        return switch (chosen()) {
            case Opened.Stored stored -> !stored.row().sourceId().startsWith("@");
            case Opened.Rejected rejected -> !rejected.detail().cut();
            case Opened.Nothing _, Opened.Gone _, Opened.Unreadable _ -> false;
        };
    }

    /** Takes the payload to Compose, where its event gets an id of its own. */
    void load() {
        switch (chosen()) {
            case Opened.Stored stored
            when loadable() ->
                navigator.go(
                        new Destination.Load(Json.pretty(asNew(stored.detail().payload()))));
            case Opened.Stored _ -> notices.say(Texts.text("live.load.server"));
            case Opened.Rejected rejected
            when loadable() ->
                navigator.go(new Destination.Load(rejected.detail().body()));
            case Opened.Rejected _ -> notices.say(Texts.text("live.load.cut"));
            case Opened.Nothing _, Opened.Gone _, Opened.Unreadable _ -> {
                // There is nothing to load.
            }
        }
    }

    /** Looks a profile up; Profiles leads back here. */
    void showProfile(String id) {
        navigator.go(new Destination.ShowProfile(id, Place.LIVE));
    }

    /** Puts the payload on the clipboard. */
    void copy() {
        String payload = payload();
        if (payload != null) {
            clipboard.accept(payload);
            notices.say(Texts.text("live.copied"));
        }
    }

    /** Does what the button beside a refusal says. */
    void remedy(Remedy remedy) {
        String source = opened.get() instanceof Opened.Rejected rejected
                ? rejected.row().sourceId()
                : null;
        switch (remedy) {
            case CREATE_SOURCE -> navigator.go(new Destination.NewSource(source == null ? "" : source));
            case ENABLE_SOURCE -> navigator.go(new Destination.ShowSource(source == null ? "" : source));
            case CHOOSE_SOURCE, ADD_EVENT, ADD_PROFILE_ID, GO_TO_COMPLAINT, SEND_AGAIN -> load();
            case EDIT_SERVER,
                    EDIT_PROXY,
                    EDIT_AUTHORITIES,
                    EDIT_IDENTITY,
                    TEST_CONNECTION,
                    SIGN_IN,
                    START_LOCAL_SERVER ->
                navigator.go(new Destination.ShowServer(state.server().id(), remedy));
        }
    }

    /** What can be done while the screen is in front. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        boolean still = list.pausedProperty().get();
        commands.add(new Command(Texts.text(still ? "live.resume" : "live.pause"), "Shortcut+P", this::togglePause));
        if (loadable()) {
            commands.add(new Command(Texts.text("live.load"), "Shortcut+L", this::load));
        }
        String id = chosen() instanceof Opened.Stored stored ? stored.row().profileId() : null;
        if (id != null) {
            commands.add(
                    new Command(Texts.text("part.profile.show.command"), "Shortcut+Shift+P", () -> showProfile(id)));
        }
        if (payload() != null) {
            commands.add(new Command(Texts.text("live.copy"), this::copy));
        }
        if (list.narrowedProperty().get()) {
            commands.add(new Command(Texts.text("live.filter.clear"), list::clearFilter));
        }
        boolean system = systemEventsProperty().get();
        commands.add(new Command(
                Texts.text(system ? "live.system.hide" : "live.system.show"),
                () -> systemEventsProperty().set(!system)));
        commands.add(new Command(Texts.text("live.address.copy"), this::copyAddress));
        return commands;
    }

    void dispose() {
        subscription.unsubscribe();
        list.dispose();
        if (opening != null) {
            opening.cancel();
        }
    }

    private void open(@Nullable String cursor) {
        if (opening != null) {
            opening.cancel();
            opening = null;
            fetching = false;
        }
        Arrival row = list.rows().row(cursor);
        if (row == null) {
            opened.set(new Opened.Nothing());
            return;
        }
        TrackServer server = state.server();
        fetching = true;
        // With large values, what it changed takes its time to be laid out and masked.
        opening = work.run("open arrival", () -> opened(row, feed.open(server, row.cursor()), server))
                .onEnd(() -> fetching = false)
                .onDone(opened::set);
    }

    private static Opened opened(Arrival row, Reply<ArrivalDetail> reply, TrackServer server) {
        return switch (reply) {
            case Reply.Ok<ArrivalDetail>(ArrivalDetail.Stored detail)
            when row instanceof Arrival.Stored stored ->
                new Opened.Stored(stored, detail, ChangedFields.of(stored, detail));
            case Reply.Ok<ArrivalDetail>(ArrivalDetail.Rejected detail)
            when row instanceof Arrival.Rejected rejected ->
                new Opened.Rejected(rejected, detail, Explanations.of(detail.failure(), server));
            case Reply.Failed<ArrivalDetail>(Answer.Refused refused)
            when refused.raw().status() == 404 -> new Opened.Gone();
            case Reply.Failed<ArrivalDetail>(Answer.Unreadable odd)
            when odd.raw().status() == 404 -> new Opened.Gone();
            case Reply.Failed<ArrivalDetail>(Answer.Failure failure) ->
                new Opened.Unreadable(Explanations.of(failure, server));
            case Reply.Ok<ArrivalDetail> _ -> new Opened.Gone();
        };
    }

    /** Under its old id the event would replace the one that is stored. */
    private static ObjectNode asNew(ObjectNode payload) {
        ObjectNode fresh = payload.deepCopy();
        for (JsonNode event : fresh.path("events")) {
            if (event instanceof ObjectNode object) {
                object.remove("id");
            }
        }
        return fresh;
    }

    private TrackServer localServer() {
        return state.servers().stream().filter(TrackServer::local).findFirst().orElseGet(state::server);
    }
}
