package org.trackconsole.ui.sources;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.trackconsole.app.Wiring;
import org.trackconsole.fx.DirectFxWork;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Reply;
import org.trackconsole.model.Source;
import org.trackconsole.model.TrackServer;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.ChosenFiles;
import org.trackconsole.ui.port.Destination;
import org.trackconsole.ui.port.OpenGuard;
import org.trackconsole.ui.port.SaidNotices;

/** The Sources screen over the real services and a real local server. */
final class SourcesFixture implements AutoCloseable {
    /** Nothing listens there. */
    static final TrackServer DOWN = new TrackServer(
            "nightly", "Nightly", URI.create("http://127.0.0.1:9"), Duration.ofSeconds(2), List.of(), null);

    final Wiring wiring;
    final AppState state;
    final SaidNotices said = new SaidNotices();
    final OpenGuard guard = new OpenGuard();
    final List<Destination> went = new ArrayList<>();
    final List<URI> pages = new ArrayList<>();
    boolean hasBrowser = true;
    final ChosenFiles files = new ChosenFiles();
    final SourcesViewModel model;

    /** Does everything at once, but for what waits; unless a test brings its own. */
    final DirectFxWork direct = new DirectFxWork();

    SourcesFixture(Path folder) throws IOException {
        this(folder, null);
    }

    SourcesFixture(Path folder, @Nullable FxWork own) throws IOException {
        FxWork work = own == null ? direct : own;
        wiring = Wiring.open(AppFolders.in(folder));
        state = new AppState(wiring.local());
        model = new SourcesViewModel(
                state, work, services(), said, guard, went::add, page -> pages.add(page) && hasBrowser, files);
    }

    /** The real services over the local server. */
    SourceServices services() {
        return new SourceServices(
                wiring.catalog(),
                wiring.sourceRemoval(),
                wiring.arrivalCheck(),
                wiring.sourceTraffic(),
                wiring.sourceTransfer(),
                wiring.pageCheck(),
                wiring.drafts());
    }

    /** Puts the sources of a small shop on the local server. */
    void fill() {
        wiring.catalog().createExample(wiring.local());
        save(new Source(
                "5a1fc7c8-6d0e-4f0a-9f26-2f6a4f9b8f10",
                "Mobile app",
                List.of("rest"),
                Bridge.REST,
                "Both apps, iOS and Android; the till of the popup store sends through it, too.",
                "Mobile",
                true,
                List.of("app", "ios", "android"),
                List.of(),
                true,
                null,
                Map.of()));
        save(new Source(
                "newsletter",
                "Newsletter clicks",
                List.of("redirect"),
                Bridge.REDIRECT,
                "",
                "E-mail",
                false,
                List.of("marketing"),
                List.of(),
                false,
                null,
                Map.of()));
        save(new Source(
                "warehouse-returns-of-the-eu-logistics-centre",
                "Warehouse returns of the logistics centre in Wrocław and its branches",
                List.of("webhook"),
                Bridge.WEBHOOK,
                "",
                "",
                true,
                List.of(),
                List.of(),
                false,
                null,
                Map.of()));
    }

    /** A source that is in these groups. */
    static Source grouped(String id, String name, String... groups) {
        Source plain = Source.rest(id, name);
        return new Source(
                id,
                name,
                plain.types(),
                plain.bridge(),
                "",
                "",
                true,
                plain.tags(),
                List.of(groups),
                false,
                null,
                Map.of());
    }

    void save(Source source) {
        wiring.catalog().save(wiring.local(), source, null);
    }

    /** What the local server has under this id; null for nothing. */
    @Nullable
    Source onServer(String id) {
        return wiring.catalog().find(wiring.local(), id) instanceof Reply.Ok<Source>(Source found) ? found : null;
    }

    /** The entry being looked at. */
    SourceEntry chosen() {
        return Objects.requireNonNull(model.chosenProperty().get(), "No source is chosen");
    }

    /** The names in the list, from the top. */
    List<String> names() {
        return model.shown().stream().map(entry -> entry.form().typed().name()).toList();
    }

    /** Types into the name of the chosen source. */
    void typeName(String name) {
        Typed t = chosen().form().typed();
        model.type(new Typed(
                t.id(),
                name,
                t.type(),
                t.channel(),
                t.description(),
                t.tags(),
                t.groups(),
                t.enabled(),
                t.staticProfileId()));
    }

    /** Types into the id of the chosen source. */
    void typeId(String id) {
        Typed t = chosen().form().typed();
        model.type(new Typed(
                id,
                t.name(),
                t.type(),
                t.channel(),
                t.description(),
                t.tags(),
                t.groups(),
                t.enabled(),
                t.staticProfileId()));
    }

    /** Types into the groups of the chosen source. */
    void typeGroups(String groups) {
        Typed t = chosen().form().typed();
        model.type(new Typed(
                t.id(),
                t.name(),
                t.type(),
                t.channel(),
                t.description(),
                t.tags(),
                groups,
                t.enabled(),
                t.staticProfileId()));
    }

    /** Chooses a type, and tags, for the chosen source. */
    void typeTypeAndTags(String type, String tags) {
        Typed t = chosen().form().typed();
        model.type(new Typed(
                t.id(),
                t.name(),
                type,
                t.channel(),
                t.description(),
                tags,
                t.groups(),
                t.enabled(),
                t.staticProfileId()));
    }

    @Override
    public void close() {
        model.dispose();
        wiring.close();
    }
}
