package org.trackconsole.ui.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.trackconsole.fx.FxWork;
import org.trackconsole.model.Reply;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.CheckedServer;
import org.trackconsole.service.ConnectionTests;
import org.trackconsole.service.ConnectionTests.Finding;
import org.trackconsole.service.Explanations;
import org.trackconsole.service.KnownServer;
import org.trackconsole.service.RemovedServer;
import org.trackconsole.service.SavedServer;
import org.trackconsole.service.ServerFlaw;
import org.trackconsole.service.ServerList;
import org.trackconsole.settings.Secrets;
import org.trackconsole.text.Texts;
import org.trackconsole.ui.part.StorageWords;
import org.trackconsole.ui.port.AppState;
import org.trackconsole.ui.port.Command;
import org.trackconsole.ui.port.Files;
import org.trackconsole.ui.port.Notices;
import org.trackconsole.ui.servers.ServerForm.Words;

/** What the Servers screen shows and does; JavaFX thread only. */
public final class ServersViewModel {
    private static final String NEW = "";

    private final AppState state;
    private final FxWork work;
    private final ServerList servers;
    private final Secrets secrets;
    private final ConnectionTests tests;
    private final Runnable startLocal;
    private final Notices notices;
    private final Path localFolder;
    private final Files files;
    private final ServerExchange exchange;
    private final ObservableList<ServerRow> rows = FXCollections.observableArrayList();
    private final Map<String, ServerForm> forms = new HashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable ServerForm> form = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Trial> trial = new ReadOnlyObjectWrapper<>(new Trial.None());
    private final ReadOnlyObjectWrapper<@Nullable Finding> finding = new ReadOnlyObjectWrapper<>();
    private FxWork.@Nullable Job<Reply<ConnectionTests.Passed>> testing;
    private String shown = TrackServer.LOCAL_ID;
    private final Subscription following;
    private @Nullable ServerForm saving;
    private final RemovedServers removed = new RemovedServers();
    private boolean taking;

    /**
     * A model that shows nothing until the screen is opened.
     *
     * @param tests tests connections, and knows what earlier tests found
     * @param startLocal starts the local server and says what came of it
     * @param localFolder where the local server keeps its data
     * @param files asks for files with certificates
     */
    public ServersViewModel(
            AppState state,
            FxWork work,
            ServerList servers,
            Secrets secrets,
            ConnectionTests tests,
            Runnable startLocal,
            Notices notices,
            Files files,
            Path localFolder) {
        this.state = state;
        this.work = work;
        this.servers = servers;
        this.secrets = secrets;
        this.tests = tests;
        this.startLocal = startLocal;
        this.notices = notices;
        this.localFolder = localFolder;
        this.files = files;
        exchange = new ServerExchange(work, servers, secrets, files, notices, () -> refresh(null, () -> {}));
        // A local server that starts late has another address.
        following = Subscription.combine(
                state.servers().subscribe(() -> {
                    if (!rows.isEmpty() && !state.servers().equals(servers(rows))) {
                        refresh(null, () -> {});
                    }
                }),
                // The chosen server is tested elsewhere too.
                state.healthProperty().subscribe(_ -> recall()));
    }

    AppState state() {
        return state;
    }

    Files files() {
        return files;
    }

    /** What hands connections on and takes them in. */
    ServerExchange exchange() {
        return exchange;
    }

    /** Exports the shown server, unless it is the local one or a new one. */
    void exportShown() {
        ServerRow row = shownRow();
        if (row != null && !row.server().local()) {
            exchange.export(row.server());
        }
    }

    Path localFolder() {
        return localFolder;
    }

    /** The local server first, then the others by name. */
    ObservableList<ServerRow> rows() {
        return rows;
    }

    /** The form of the shown server, another object whenever it begins anew; null for the local server. */
    ReadOnlyObjectProperty<@Nullable ServerForm> formProperty() {
        return form.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Trial> trialProperty() {
        return trial.getReadOnlyProperty();
    }

    /** What the last test of the shown server found; null where none did. */
    ReadOnlyObjectProperty<@Nullable Finding> findingProperty() {
        return finding.getReadOnlyProperty();
    }

    /** The shown server of the list, or null while a new one is entered. */
    @Nullable
    ServerRow shownRow() {
        return find(shown);
    }

    /** Reads the list anew and shows this server of it, or the one shown before for null; then does the rest. */
    void refresh(@Nullable String id, Runnable then) {
        if (rows.isEmpty() && !state.servers().isEmpty()) {
            // Reading waits for the keychain; what can be shown without it is there at once.
            take(
                    state.servers().stream()
                            .map(server -> new ServerRow(new KnownServer(server, List.of()), false))
                            .toList(),
                    DataSets.of(state));
        }
        String before = shown;
        DataSets worked = DataSets.of(state);
        var _ = work.run("list servers", this::read).onDone(found -> {
            take(found, worked);
            // Whoever went to another server meanwhile stays there.
            if (shown.equals(before)) {
                if (id != null) {
                    select(id);
                }
                then.run();
            }
        });
    }

    void select(String id) {
        if (taking) {
            // A list view moves its selection when its rows are replaced; what is shown is decided here.
            return;
        }
        shown = !id.equals(NEW) && find(id) == null ? TrackServer.LOCAL_ID : id;
        endTest();
        recall();
        form.set(
                shown.equals(TrackServer.LOCAL_ID)
                        ? null
                        : forms.computeIfAbsent(shown, key -> new ServerForm(find(key))));
    }

    /** Begins a new server, or goes on with the one that was begun and is not being saved. */
    void add() {
        if (saving != null && forms.get(NEW) == saving) {
            forms.remove(NEW);
        }
        select(NEW);
    }

    /** How many servers have been changed and not saved. */
    long countUnsaved() {
        return forms.values().stream()
                .filter(typed -> typed.changedProperty().get())
                .count();
    }

    /** Throws away what was typed; undo brings it back. */
    void revert() {
        ServerForm typed = form.get();
        if (typed == null) {
            return;
        }
        String place = shown;
        forms.remove(place);
        select(place.equals(NEW) ? TrackServer.LOCAL_ID : place);
        if (typed.changedProperty().get()) {
            notices.say(Texts.text("servers.reverted"), Texts.text("common.undo"), () -> {
                forms.put(place, typed);
                select(place);
            });
        }
    }

    void use() {
        ServerRow row = shownRow();
        if (row != null) {
            state.serverProperty().set(row.server());
        }
    }

    void save() {
        ServerForm typed = form.get();
        if (typed != null) {
            save(typed);
        }
    }

    private void save(ServerForm typed) {
        if (saving != null) {
            return;
        }
        Words sent = typed.words();
        String user = sent.entry().user();
        if (!sent.password().isEmpty() && (user == null || user.isBlank())) {
            typed.flaws.set(List.of(ServerFlaw.of(ServerFlaw.Kind.USER_BLANK)));
            return;
        }
        saving = typed;
        DataSets worked = DataSets.of(state);
        var _ = work.run("save server", () -> save(sent))
                .onEnd(() -> saving = null)
                .onDone(outcome -> saved(outcome, typed, sent, worked))
                .onFail(failure -> {
                    keep(typed);
                    notices.say(
                            StorageWords.sentence("servers.notSaved", failure),
                            Texts.text("common.tryAgain"),
                            () -> save(typed));
                });
    }

    private void saved(Outcome outcome, ServerForm typed, Words sent, DataSets worked) {
        switch (outcome.saved()) {
            case SavedServer.Flawed(var flaws) -> {
                typed.flaws.set(flaws);
                keep(typed);
            }
            case SavedServer.Saved(var known, boolean last) -> {
                String id = known.server().id();
                typed.saved(Objects.requireNonNull(find(outcome.rows(), id)), sent);
                forms.remove(NEW, typed);
                forms.put(id, typed);
                if (form.get() == typed) {
                    endTest();
                    shown = id;
                }
                take(outcome.rows(), worked);
                notices.say(Texts.text(
                        last && outcome.passwordLasts() ? "servers.saved" : "servers.savedForNow",
                        known.server().name()));
            }
        }
    }

    /** A new server that could not be saved is there again, unless another one was begun in its place. */
    private void keep(ServerForm typed) {
        if (typed.row() == null) {
            ServerForm other = forms.get(NEW);
            if (other == null || !other.changedProperty().get()) {
                forms.put(NEW, typed);
                if (shown.equals(NEW)) {
                    select(NEW);
                }
            }
        }
    }

    private Outcome save(Words sent) {
        SavedServer saved = servers.save(sent.entry());
        boolean lasts = true;
        if (saved instanceof SavedServer.Saved(var known, boolean _)) {
            String key = ServerList.passwordKey(known.server().id());
            if (sent.forgets() || known.server().user() == null) {
                secrets.remove(key);
            } else if (!sent.password().isEmpty()) {
                lasts = secrets.put(key, sent.password());
            }
        }
        return new Outcome(saved, lasts, read());
    }

    void remove() {
        ServerRow row = shownRow();
        if (row == null || row.server().local()) {
            return;
        }
        boolean chosen = row.id().equals(state.server().id());
        DataSets worked = DataSets.of(state);
        var _ = work.run("remove server", () -> new Gone(servers.remove(row.id()), read()))
                .onDone(gone -> {
                    forms.remove(row.id());
                    removed.add(gone.removed());
                    take(gone.rows(), worked);
                    select(shown);
                    notices.say(
                            Texts.text("servers.removed", row.server().name()),
                            Texts.text("common.undo"),
                            () -> restore(gone.removed(), chosen));
                });
    }

    private void restore(RemovedServer removed, boolean chosen) {
        DataSets worked = DataSets.of(state);
        var _ = work.run("restore server", () -> {
                    servers.restore(removed);
                    return read();
                })
                .onDone(found -> {
                    take(found, worked);
                    ServerRow row = find(removed.entry().id());
                    if (chosen && row != null) {
                        state.serverProperty().set(row.server());
                    }
                    select(removed.entry().id());
                });
    }

    /** Tests the shown server as it is typed, saved or not. */
    void test() {
        endTest();
        ServerForm typed = form.get();
        ServerRow row = shownRow();
        TrackServer server = row == null ? null : row.server();
        if (typed != null) {
            switch (ServerList.trial(typed.entry())) {
                case CheckedServer.Right(TrackServer right) -> {
                    typed.flaws.set(List.of());
                    server = right;
                }
                case CheckedServer.Wrong(var flaws) -> {
                    typed.flaws.set(flaws);
                    return;
                }
            }
        }
        if (server == null) {
            return;
        }
        TrackServer tested = server;
        TrackServer kept = row == null ? null : row.server();
        String password = typed == null ? "" : typed.password.get();
        trial.set(new Trial.Running());
        testing = work.run("test connection", () -> tests.test(tested, password, kept))
                .onEnd(() -> trial.set(new Trial.None()))
                .onDone(reply -> {
                    trial.set(
                            switch (reply) {
                                case Reply.Ok<ConnectionTests.Passed>(ConnectionTests.Passed(var info, var user)) ->
                                    new Trial.Up(info, user);
                                case Reply.Failed<ConnectionTests.Passed>(var failure) ->
                                    new Trial.Down(Explanations.of(failure, tested));
                            });
                    finding.set(tests.last(tested));
                });
    }

    void startLocal() {
        endTest();
        startLocal.run();
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>(List.of(
                new Command(Texts.text("servers.save"), "Shortcut+S", this::save),
                new Command(Texts.text("servers.use"), this::use),
                new Command(Texts.text("servers.test"), this::test),
                new Command(Texts.text("servers.revert"), this::revert),
                new Command(Texts.text("servers.remove"), this::remove)));
        if (canExportAll()) {
            commands.add(new Command(Texts.text("servers.export.all"), exchange::exportAll));
        }
        if (canExportShown()) {
            commands.add(new Command(Texts.text("servers.export.one"), this::exportShown));
        }
        commands.add(new Command(Texts.text("servers.import"), exchange::importFile));
        commands.addAll(removed.commands(id -> find(id) != null, gone -> restore(gone, false)));
        return commands;
    }

    /** Whether there is any connection to hand on: the local server is none. */
    boolean canExportAll() {
        return rows.stream().anyMatch(row -> !row.server().local());
    }

    /** Whether what is shown is a connection to hand on. */
    boolean canExportShown() {
        ServerRow row = shownRow();
        return row != null && !row.server().local();
    }

    void dispose() {
        endTest();
        following.unsubscribe();
    }

    private void endTest() {
        if (testing != null) {
            testing.cancel();
            testing = null;
        }
        trial.set(new Trial.None());
    }

    private void recall() {
        ServerRow row = shownRow();
        finding.set(row == null ? null : tests.last(row.server()));
    }

    private @Nullable ServerRow find(String id) {
        return find(rows, id);
    }

    private static @Nullable ServerRow find(List<ServerRow> rows, String id) {
        for (ServerRow row : rows) {
            if (row.id().equals(id)) {
                return row;
            }
        }
        return null;
    }

    private List<ServerRow> read() {
        return servers.all().stream()
                .map(known -> new ServerRow(
                        known, secrets.get(ServerList.passwordKey(known.server().id())) != null))
                .toList();
    }

    /**
     * Brings the list, the shared list and the chosen server in step with what is stored.
     *
     * @param before what was worked on when reading began
     */
    private void take(List<ServerRow> read, DataSets before) {
        List<ServerRow> found = before.renewed(read, DataSets.of(state));
        taking = true;
        rows.setAll(found);
        taking = false;
        for (ServerRow row : found) {
            ServerForm typed = forms.get(row.id());
            if (typed != null && !row.equals(typed.row())) {
                typed.follow(row);
            }
        }
        if (find(shown) == null && !shown.equals(NEW)) {
            select(shown);
        }
        recall();
        List<TrackServer> all = servers(found);
        ServerRow chosen = find(state.server().id());
        if (!state.servers().equals(all)) {
            state.servers().setAll(all);
        }
        state.serverProperty().set(chosen == null ? all.getFirst() : chosen.server());
    }

    private static List<TrackServer> servers(List<ServerRow> rows) {
        return rows.stream().map(ServerRow::server).toList();
    }

    private record Outcome(SavedServer saved, boolean passwordLasts, List<ServerRow> rows) {}

    private record Gone(RemovedServer removed, List<ServerRow> rows) {}
}
