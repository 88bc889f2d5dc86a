package org.trackconsole.ui.compose;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.Remedy;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.Answered;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.Navigator;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.port.Place;
import org.trackconsole.ui.port.WriteGuard;

/** Does what the button of a refused or failed call says. */
final class Remedies {
    private final ComposeViewModel model;
    private final AppState state;
    private final FxWork work;
    private final SourceCatalog catalog;
    private final Notices notices;
    private final WriteGuard guard;
    private final Navigator navigator;

    Remedies(
            ComposeViewModel model,
            AppState state,
            FxWork work,
            SourceCatalog catalog,
            Notices notices,
            WriteGuard guard,
            Navigator navigator) {
        this.model = model;
        this.state = state;
        this.work = work;
        this.catalog = catalog;
        this.notices = notices;
        this.guard = guard;
        this.navigator = navigator;
    }

    /** Does it on the server, and with the source, of the answer that asks for it; the draft may name another by now. */
    void run(Remedy remedy, Answered answered) {
        TrackServer server = answered.server();
        String sourceId = answered.payload() == null ? null : answered.payload().sourceId();
        switch (remedy) {
            case CREATE_SOURCE -> createSource(server, sourceId);
            case ENABLE_SOURCE -> enableSource(server, sourceId);
            case CHOOSE_SOURCE -> navigator.go(new Destination.Screen(Place.SOURCES));
            case ADD_EVENT -> model.draft().addEvent();
            case ADD_PROFILE_ID -> model.draft().setId("profile", "");
            case GO_TO_COMPLAINT -> model.showComplaint();
            case EDIT_SERVER,
                    EDIT_PROXY,
                    EDIT_AUTHORITIES,
                    EDIT_IDENTITY,
                    SIGN_IN,
                    START_LOCAL_SERVER,
                    TEST_CONNECTION -> navigator.go(new Destination.ShowServer(server.id(), remedy));
            case SEND_AGAIN -> model.send();
        }
    }

    /** Creates the source that the payload names now, on the chosen server. */
    void createNamedSource() {
        createSource(state.server(), model.draft().textAt("/source/id"));
    }

    private void createSource(TrackServer server, @Nullable String id) {
        if (id == null) {
            guard.ask(
                    server,
                    Texts.text("compose.source.createExample"),
                    () -> save("create example source", () -> catalog.createExample(server), server, null));
        } else {
            guard.ask(
                    server,
                    Texts.text("compose.source.createOf", id),
                    () -> save("create source", () -> catalog.save(server, Source.rest(id, id), null), server, id));
        }
    }

    private void enableSource(TrackServer server, @Nullable String id) {
        if (id == null) {
            return;
        }
        guard.ask(
                server,
                Texts.text("compose.source.enableOf", id),
                () -> save(
                        "enable source",
                        () -> switch (catalog.find(server, id)) {
                            case Reply.Ok<Source>(Source source) ->
                                catalog.save(server, source.withEnabled(true), source);
                            case Reply.Failed<Source> failed -> new SourceCatalog.Saving.Failed(failed.failure());
                        },
                        server,
                        id));
    }

    /** @param named the source id that the payload had; what was chosen in its place meanwhile stays */
    private void save(String label, Callable<SourceCatalog.Saving> saving, TrackServer server, @Nullable String named) {
        work.run(label, saving).onDone(outcome -> {
            switch (outcome) {
                case SourceCatalog.Saving.Saved saved -> {
                    state.sourcesChanged();
                    String ready =
                            Texts.text("compose.source.ready", saved.source().name());
                    boolean wanted = state.server().worldId().equals(server.worldId())
                            && Objects.equals(model.draft().textAt("/source/id"), named);
                    if (wanted) {
                        model.draft().setId("source", saved.source().id());
                    }
                    if (wanted && model.answeredProperty().get() != null) {
                        model.forgetAnswer();
                        notices.say(ready, Texts.text("compose.sendAgain"), model::send);
                    } else {
                        notices.say(ready);
                    }
                }
                case SourceCatalog.Saving.Invalid invalid ->
                    notices.say(invalid.problems().getFirst().text());
                case SourceCatalog.Saving.Failed failed ->
                    notices.say(Texts.text(
                            "compose.source.notSaved",
                            Explanations.of(failed.failure(), server).title()));
            }
        });
    }
}
