package org.trackconsole.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.trackconsole.client.TrackingClient;
import org.trackconsole.model.Credentials;
import org.trackconsole.model.TrackServer;
import org.trackconsole.server.LocalServer;
import org.trackconsole.server.ServerOptions;
import org.trackconsole.server.ServerStartException;
import org.trackconsole.server.world.Stage;
import org.trackconsole.service.ArrivalCheck;
import org.trackconsole.service.ArrivalFeed;
import org.trackconsole.service.ConnectionTests;
import org.trackconsole.service.Drafts;
import org.trackconsole.service.LiveArrivals;
import org.trackconsole.service.PersonExport;
import org.trackconsole.service.PersonRemoval;
import org.trackconsole.service.PersonTraces;
import org.trackconsole.service.ProfileLookup;
import org.trackconsole.service.ProfileNotes;
import org.trackconsole.service.Proofs;
import org.trackconsole.service.RemovalReports;
import org.trackconsole.service.SendEvents;
import org.trackconsole.service.SendProof;
import org.trackconsole.service.ServerList;
import org.trackconsole.service.SessionLog;
import org.trackconsole.service.SourceCatalog;
import org.trackconsole.service.SourceRemoval;
import org.trackconsole.service.SourceTraffic;
import org.trackconsole.service.Visitors;
import org.trackconsole.service.page.PageCheck;
import org.trackconsole.service.transfer.SourceTransfer;
import org.trackconsole.settings.AppFolders;
import org.trackconsole.settings.KeyringSecrets;
import org.trackconsole.settings.Secrets;
import org.trackconsole.settings.SettingsFile;
import org.trackconsole.store.CallStore;
import org.trackconsole.store.Database;
import org.trackconsole.store.DraftStore;
import org.trackconsole.store.ProfileStore;
import org.trackconsole.store.ProofStore;
import org.trackconsole.store.ServerStore;
import org.trackconsole.store.StorageException;
import org.trackconsole.store.VisitorStore;
import org.trackconsole.text.Texts;

/**
 * Everything below the screens, built once and in order: folders, settings, the console's file, the local server, the
 * client, the services. {@link DesktopWiring} adds the screens. Opening blocks; any thread.
 */
public final class Wiring implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);
    private static final Duration LOCAL_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration KEYCHAIN_TIMEOUT = Duration.ofSeconds(20);

    /** One record, and reading again what is left, take no longer; calls that last longer are cut off then. */
    private static final Duration LONGEST_DELETION = Duration.ofSeconds(60);

    private static final Duration LONGEST_REPORT = Duration.ofSeconds(5);
    private static final String LOCAL_ADMINISTRATOR = "console";

    private final AppFolders folders;
    private final SettingsFile settings;
    private final Database database;
    private final ExecutorService keychain;
    private final Secrets secrets;
    private final TrackingClient client;
    private final ServerList servers;
    private final SourceCatalog catalog;
    private final Visitors visitors;
    private final CallStore calls;
    private final Drafts drafts;
    private final Proofs proofs;
    private final RemovalReports removalReports;
    private final Credentials administrator;
    private List<TrackServer> serversAtStart = List.of();
    private @Nullable TrackServer chosenAtStart;
    private @Nullable LocalServer localServer;
    private @Nullable String localProblem;

    private Wiring(AppFolders folders, SettingsFile settings, Database database) {
        this.folders = folders;
        this.settings = settings;
        this.database = database;
        removalReports = new RemovalReports(folders.data().resolve("deletions"));
        keychain = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("keychain").factory());
        secrets = new KeyringSecrets(keychain, KEYCHAIN_TIMEOUT);
        administrator = new Credentials(LOCAL_ADMINISTRATOR, RandomPassword.make());
        servers = new ServerList(
                new ServerStore(database),
                secrets,
                localAt("http://127.0.0.1:" + settings.settings().localPort()));
        client = new TrackingClient(Version.current(), servers::withSecrets);
        catalog = new SourceCatalog(client, this::credentials);
        calls = new CallStore(database);
        InstantSource clock = InstantSource.system();
        visitors = new Visitors(
                new VisitorStore(database), number -> Texts.text("common.visitor", Integer.toString(number)), clock);
        drafts = new Drafts(new DraftStore(database), clock);
        proofs = new Proofs(new SendProof(client, this::credentials, clock), new ProofStore(database));
    }

    /**
     * Opens the console's files and starts the local server. A local server that does not start is no reason to stop:
     * {@link #localProblem()} says why.
     *
     * @throws IOException if the folders cannot be made
     * @throws StorageException if the console's file cannot be opened
     */
    public static Wiring open(AppFolders folders) throws IOException {
        folders.create();
        SettingsFile settings = SettingsFile.open(folders.config().resolve("settings.json"));
        Wiring wiring = new Wiring(folders, settings, Database.open(folders.data()));
        boolean usable = false;
        try {
            wiring.startLocalServer();
            wiring.serversAtStart = wiring.servers.listed();
            wiring.chosenAtStart = wiring.servers.chosen();
            usable = true;
            return wiring;
        } finally {
            if (!usable) {
                // Or our own lock would keep a damaged file from being moved aside.
                wiring.close();
            }
        }
    }

    /** Starts the local server if it is not running; answers whether it runs. */
    public synchronized boolean startLocalServer() {
        if (localServer != null) {
            return true;
        }
        int port = settings.settings().localPort();
        Path folder = serverFolder();
        try {
            LocalServer started = LocalServer.start(new ServerOptions(folder, port, true, administrator));
            localServer = started;
            localProblem = null;
            servers.setLocal(localAt(started.url().toString()));
            return true;
        } catch (ServerStartException e) {
            LOG.warn("The local server did not start: {}", e.reason());
            localProblem = Texts.text("common.start." + e.reason(), Integer.toString(port), folder);
            return false;
        }
    }

    /** Why the local server does not run, in one sentence; null while it does. */
    public synchronized @Nullable String localProblem() {
        return localProblem;
    }

    /** The local server as the client sees it; its address is the real one once it runs. */
    public TrackServer local() {
        return Objects.requireNonNull(servers.find(TrackServer.LOCAL_ID), "The local server is always listed")
                .server();
    }

    /**
     * All servers as they were when this was opened, without the values of secret headers: so the first window need not
     * wait for the keychain. The client asks for the values when it sends.
     */
    public List<TrackServer> serversAtStart() {
        return serversAtStart;
    }

    /** The chosen one of {@link #serversAtStart()}. */
    public TrackServer chosenAtStart() {
        return Objects.requireNonNull(chosenAtStart, "Not opened");
    }

    /** Where the local server keeps its file. */
    public Path serverFolder() {
        return folders.localServer();
    }

    public AppFolders folders() {
        return folders;
    }

    public SettingsFile settings() {
        return settings;
    }

    public Secrets secrets() {
        return secrets;
    }

    public TrackingClient client() {
        return client;
    }

    public ServerList servers() {
        return servers;
    }

    public SourceCatalog catalog() {
        return catalog;
    }

    /** Tests connections. */
    public ConnectionTests connectionTests() {
        return new ConnectionTests(client::probe, client::signIn, this::credentials, InstantSource.system());
    }

    /** Deletes sources and brings them back. */
    public SourceRemoval sourceRemoval() {
        return new SourceRemoval(catalog);
    }

    /** Proves that events of a source arrive. */
    public ArrivalCheck arrivalCheck() {
        return new ArrivalCheck(client, this::credentials);
    }

    /** Counts what came through a source. */
    public SourceTraffic sourceTraffic() {
        return new SourceTraffic(client, this::credentials);
    }

    /** Takes sources to other servers and to files. */
    public SourceTransfer sourceTransfer() {
        return new SourceTransfer(catalog);
    }

    /** Looks for snippets in web pages. */
    public PageCheck pageCheck() {
        return new PageCheck(client);
    }

    public Visitors visitors() {
        return visitors;
    }

    public Drafts drafts() {
        return drafts;
    }

    /** The reading side of the history. */
    public SessionLog sessionLog() {
        return new SessionLog(calls);
    }

    /** What servers keep of people. */
    public ProfileLookup profiles() {
        return new ProfileLookup(client, this::credentials);
    }

    /** Writes people into files. */
    public PersonExport personExport() {
        return new PersonExport(client, this::credentials, InstantSource.system());
    }

    /** Deletes people. */
    public PersonRemoval personRemoval() {
        return new PersonRemoval(client, this::credentials, InstantSource.system());
    }

    /** The reports of deletions. */
    public RemovalReports removalReports() {
        return removalReports;
    }

    /** What may be left of deleted people on this machine. */
    public PersonTraces personTraces() {
        return new PersonTraces(
                folders.data(), dataSet -> LocalServer.copies(folders.localServer(), Stage.of(dataSet.wire())), drafts);
    }

    /** What the console itself keeps of the people that were looked up. */
    public ProfileNotes profileNotes() {
        return new ProfileNotes(new ProfileStore(database), InstantSource.system());
    }

    /** What arrives at the local server. */
    public ArrivalFeed arrivals() {
        return new LiveArrivals(client, this::credentials);
    }

    /** Proves what calls did; the same for all screens, since each shows what another one proves. */
    public Proofs proofs() {
        return proofs;
    }

    /** The writing side of the history. */
    public SendEvents sendEvents() {
        return new SendEvents(calls, client::track, client::trackHeaders, InstantSource.system());
    }

    /** Saves the settings and closes everything; blocks until all that was begun is on the disk. */
    @Override
    public synchronized void close() {
        try (database) {
            // Whoever deletes a person learns from the report alone how far it came.
            boolean kept = removalReports.settle(LONGEST_DELETION);
            client.close();
            if (!kept && !removalReports.settle(LONGEST_REPORT)) {
                LOG.warn("The report of a deletion was not kept in time.");
            }
            if (localServer != null) {
                localServer.close();
                localServer = null;
            }
            keychain.shutdownNow();
            saveSettings();
        }
    }

    private void saveSettings() {
        try {
            settings.save();
        } catch (UncheckedIOException e) {
            // Nobody is left to tell; the next start begins with the settings saved before.
            LOG.warn("The settings were not saved at the end.", e);
        }
    }

    private @Nullable Credentials credentials(TrackServer server) {
        if (server.local()) {
            return administrator;
        }
        String user = server.user();
        String password = user == null ? null : secrets.get(ServerList.passwordKey(server.id()));
        return user == null || password == null ? null : new Credentials(user, password);
    }

    private static TrackServer localAt(String url) {
        return new TrackServer(
                TrackServer.LOCAL_ID,
                Texts.text("common.localServer"),
                URI.create(url),
                LOCAL_TIMEOUT,
                List.of(),
                LOCAL_ADMINISTRATOR);
    }
}
