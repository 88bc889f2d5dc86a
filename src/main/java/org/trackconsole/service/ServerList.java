package org.trackconsole.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Header;
import org.trackconsole.model.Network;
import org.trackconsole.model.TrackServer;
import org.trackconsole.settings.Secrets;
import org.trackconsole.store.ServerStore;

/**
 * The servers the console knows: the local one, which it starts itself, and those that people added. Values of secret
 * headers live behind {@link Secrets} and are put in on reading. Methods may wait for the keychain.
 */
public final class ServerList {
    private final ServerStore store;
    private final Secrets secrets;
    private volatile TrackServer local;

    /** @param local the server that the console starts itself, as far as it is known yet; see {@link #setLocal} */
    public ServerList(ServerStore store, Secrets secrets, TrackServer local) {
        this.store = store;
        this.secrets = secrets;
        this.local = requireLocal(local).withDataSet(store.localDataSet());
    }

    /** The key of a server's password among the {@link Secrets}. */
    public static String passwordKey(String serverId) {
        return "server/" + serverId + "/password";
    }

    /** The key of a secret header's value among the {@link Secrets}; header names know no case. */
    public static String headerKey(String serverId, String header) {
        return "server/" + serverId + "/header/" + header.toLowerCase(Locale.ROOT);
    }

    /** The key of the password for a server's proxy among the {@link Secrets}. */
    public static String proxyKey(String serverId) {
        return "server/" + serverId + "/proxy";
    }

    /** The key of the password of a server's client certificate among the {@link Secrets}. */
    public static String identityKey(String serverId) {
        return "server/" + serverId + "/certificate";
    }

    /** The key of the password of a server's file of authorities among the {@link Secrets}. */
    public static String authoritiesKey(String serverId) {
        return "server/" + serverId + "/authorities";
    }

    /** Says where the local server listens now; its port may differ with each start. */
    public void setLocal(TrackServer server) {
        local = requireLocal(server).withDataSet(local.marking().dataSet());
    }

    /** All of them: the local one first, then the others by name. */
    public List<KnownServer> all() {
        List<KnownServer> all = new ArrayList<>();
        all.add(new KnownServer(local, List.of()));
        store.all().forEach(server -> all.add(known(server)));
        return List.copyOf(all);
    }

    /** The same without the values of secret headers, which stand empty. Waits for no keychain. */
    public List<TrackServer> listed() {
        List<TrackServer> listed = new ArrayList<>();
        listed.add(local);
        listed.addAll(store.all());
        return List.copyOf(listed);
    }

    /** A server with those secrets that stand empty and are at hand; headers without a value are left out. */
    public TrackServer withSecrets(TrackServer server) {
        return with(
                withPasswords(server),
                server.headers().stream()
                        .map(header -> isEmptySecret(header) ? withValue(server.id(), header) : header)
                        .filter(header -> !isEmptySecret(header))
                        .toList());
    }

    private static boolean isEmptySecret(Header header) {
        return header.secret() && header.value().isEmpty();
    }

    /** One of them, or null. */
    public @Nullable KnownServer find(String id) {
        if (TrackServer.LOCAL_ID.equals(id)) {
            return new KnownServer(local, List.of());
        }
        TrackServer server = store.find(id);
        return server == null ? null : known(server);
    }

    /**
     * The one of {@link #listed()} that was chosen last, also before a restart; the local one where that is gone or none
     * ever was.
     */
    public TrackServer chosen() {
        String id = store.chosen();
        TrackServer chosen = id == null ? null : store.find(id);
        return chosen == null ? local : chosen;
    }

    /** Chooses the server that the screens work with. */
    public void choose(String id) {
        store.choose(id);
    }

    /** Chooses a server, and which of its data sets is worked on. */
    public void choose(TrackServer server) {
        choose(server.id());
        DataSet dataSet = server.marking().dataSet();
        store.workOn(server.id(), dataSet);
        if (server.local()) {
            local = local.withDataSet(dataSet);
        }
    }

    /**
     * Saves an entry as {@link #save} does, and works on the data set that it names, also where the server is there: a file
     * says that of a server, its form does not.
     */
    public SavedServer take(ServerEntry entry) {
        SavedServer saved = save(entry);
        if (saved instanceof SavedServer.Saved(KnownServer known, boolean last)) {
            return new SavedServer.Saved(working(known, entry.marking().dataSet()), last);
        }
        return saved;
    }

    private KnownServer working(KnownServer known, DataSet dataSet) {
        store.workOn(known.server().id(), dataSet);
        return new KnownServer(known.server().withDataSet(dataSet), known.missing());
    }

    /**
     * Adds a server, or changes the one that the entry names, after checking the entry. Which data set of a server that is
     * there is worked on stays as it is.
     */
    public SavedServer save(ServerEntry entry) {
        String known = entry.id();
        if (TrackServer.LOCAL_ID.equals(known)) {
            throw new IllegalArgumentException("The local server is not for changing.");
        }
        String id = known == null ? UUID.randomUUID().toString() : known;
        return switch (ServerRules.check(entry, id)) {
            case CheckedServer.Wrong(List<ServerFlaw> flaws) -> new SavedServer.Flawed(flaws);
            case CheckedServer.Right(TrackServer server) -> saved(server);
        };
    }

    /**
     * What a connection test would call: the entry as it stands, kept nowhere. It needs no name yet, and goes without
     * the secret headers whose value is not known. Waits for nothing.
     */
    public static CheckedServer trial(ServerEntry entry) {
        String name = entry.name().isBlank() ? entry.url() : entry.name();
        ServerEntry named = new ServerEntry(
                entry.id(),
                name.isBlank() ? "?" : name,
                entry.url(),
                entry.timeoutSeconds(),
                entry.headers(),
                entry.user(),
                entry.marking(),
                entry.network());
        String id = entry.id() == null ? UUID.randomUUID().toString() : entry.id();
        return switch (ServerRules.check(named, id)) {
            case CheckedServer.Wrong wrong -> wrong;
            case CheckedServer.Right(TrackServer server) ->
                new CheckedServer.Right(with(
                        server,
                        server.headers().stream()
                                .filter(header -> !isEmptySecret(header))
                                .toList()));
        };
    }

    /** Removes a server with its secrets; calls and visitors stay. {@link #restore} undoes it. */
    public RemovedServer remove(String id) {
        RemovedServer removed = asItIs(id);
        store.remove(id);
        if (removed.chosen()) {
            store.choose(TrackServer.LOCAL_ID);
        }
        forgetSecrets(removed);
        return removed;
    }

    /** Forgets the password and every other secret of a server that stays; {@link #restore} undoes it. */
    public void forgetSecrets(RemovedServer server) {
        String id = server.entry().id();
        server.entry().headers().stream()
                .filter(Header::secret)
                .forEach(header -> secrets.remove(headerKey(id, header.name())));
        if (server.password() != null) {
            secrets.remove(passwordKey(id));
        }
        forget(server.entry().network(), Network.USUAL, id);
    }

    /** A server with its secrets, so that {@link #restore} brings it back as it is now. */
    public RemovedServer asItIs(String id) {
        TrackServer stored = store.find(id);
        if (stored == null) {
            throw new IllegalArgumentException("There is no such server.");
        }
        return new RemovedServer(everyHeader(stored), secrets.get(passwordKey(id)), id.equals(store.chosen()));
    }

    /** Brings a removed or changed server back as it was. */
    public KnownServer restore(RemovedServer removed) {
        TrackServer server = removed.entry();
        KnownServer restored = working(saved(server).server(), server.marking().dataSet());
        String password = removed.password();
        if (password != null) {
            var _ = secrets.put(passwordKey(server.id()), password);
        }
        if (removed.chosen()) {
            store.choose(server.id());
        }
        return restored;
    }

    private SavedServer.Saved saved(TrackServer server) {
        TrackServer before = store.find(server.id());
        // The file first: should the keychain then fail, the list asks for the value instead of losing the server.
        store.save(server);
        if (before != null) {
            before.headers().stream()
                    .filter(Header::secret)
                    .filter(header -> !hasSecret(server, header.name()))
                    .forEach(header -> secrets.remove(headerKey(server.id(), header.name())));
        }
        if (before != null) {
            forget(before.network(), server.network(), server.id());
        }
        server.network().emptied().forEach(password -> secrets.remove(key(password, server.id())));
        boolean last = keep(server.network(), server.id());
        for (Header header : server.headers()) {
            if (header.secret() && !header.value().isEmpty()) {
                last &= secrets.put(headerKey(server.id(), header.name()), header.value());
            }
        }
        TrackServer settled = server.withNetwork(server.network().withEmptied(Set.of()));
        TrackServer stored =
                before == null ? settled : settled.withDataSet(before.marking().dataSet());
        return new SavedServer.Saved(known(stored), last);
    }

    private static boolean hasSecret(TrackServer server, String name) {
        return server.headers().stream()
                .anyMatch(header -> header.secret() && header.name().equalsIgnoreCase(name));
    }

    private KnownServer known(TrackServer stored) {
        List<Header> headers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Header header : everyHeader(stored).headers()) {
            if (isEmptySecret(header)) {
                missing.add(header.name());
            } else {
                headers.add(header);
            }
        }
        return new KnownServer(with(withPasswords(stored), headers), missing);
    }

    /** The server with the values that the keychain gives; an empty one where it gives none. */
    private TrackServer everyHeader(TrackServer stored) {
        return with(
                withPasswords(stored),
                stored.headers().stream()
                        .map(header -> header.secret() ? withValue(stored.id(), header) : header)
                        .toList());
    }

    private Header withValue(String serverId, Header header) {
        String value = secrets.get(headerKey(serverId, header.name()));
        return new Header(header.name(), value == null ? "" : value, true);
    }

    private static TrackServer with(TrackServer server, List<Header> headers) {
        return server.withHeaders(headers);
    }

    /**
     * The same with those passwords of its network that stand empty, though nobody emptied them, have a place, and are at hand. They are for the proxy
     * and the file that are stored; another one, as in a connection test of what is typed, is told none of them.
     */
    private TrackServer withPasswords(TrackServer server) {
        Network network = server.network();
        boolean proxied = asksForProxyPassword(network)
                && network.proxyPassword().isEmpty()
                && !network.emptied().contains(Network.Password.PROXY);
        boolean trusting = mayBeLocked(network)
                && network.authoritiesPassword().isEmpty()
                && !network.emptied().contains(Network.Password.AUTHORITIES);
        boolean identified = network.identity() != null
                && network.identityPassword().isEmpty()
                && !network.emptied().contains(Network.Password.IDENTITY);
        TrackServer stored = proxied || trusting || identified ? store.find(server.id()) : null;
        if (stored == null) {
            return server;
        }
        boolean sameProxy = proxied && sameProxy(network, stored.network());
        boolean sameAuthorities = trusting && sameAuthorities(network, stored.network());
        boolean sameIdentity = identified && sameIdentity(network, stored.network());
        return server.withNetwork(network.withPasswords(
                sameProxy ? orEmpty(secrets.get(proxyKey(server.id()))) : network.proxyPassword(),
                sameAuthorities ? orEmpty(secrets.get(authoritiesKey(server.id()))) : network.authoritiesPassword(),
                sameIdentity ? orEmpty(secrets.get(identityKey(server.id()))) : network.identityPassword()));
    }

    private static boolean sameProxy(Network one, Network other) {
        return one.proxy() instanceof Network.Proxy.Http first
                && other.proxy() instanceof Network.Proxy.Http second
                && first.host().equalsIgnoreCase(second.host())
                && first.port() == second.port()
                && Objects.equals(first.user(), second.user());
    }

    private static boolean sameAuthorities(Network one, Network other) {
        return one.authorities() != null
                && other.authorities() != null
                && one.authorities().file().equals(other.authorities().file());
    }

    private static boolean mayBeLocked(Network network) {
        return network.authorities() != null && network.authorities().lockable();
    }

    private static boolean sameIdentity(Network one, Network other) {
        return one.identity() != null
                && other.identity() != null
                && one.identity().file().equals(other.identity().file());
    }

    private static boolean asksForProxyPassword(Network network) {
        return network.proxy() instanceof Network.Proxy.Http proxy && proxy.user() != null;
    }

    private static String orEmpty(@Nullable String secret) {
        return secret == null ? "" : secret;
    }

    private static String key(Network.Password password, String id) {
        return switch (password) {
            case PROXY -> proxyKey(id);
            case AUTHORITIES -> authoritiesKey(id);
            case IDENTITY -> identityKey(id);
        };
    }

    /** @return whether what there is to be kept will be there after a restart */
    private boolean keep(Network network, String id) {
        boolean last = true;
        if (!network.proxyPassword().isEmpty()) {
            last = secrets.put(proxyKey(id), network.proxyPassword());
        }
        if (!network.authoritiesPassword().isEmpty()) {
            last &= secrets.put(authoritiesKey(id), network.authoritiesPassword());
        }
        if (!network.identityPassword().isEmpty()) {
            last &= secrets.put(identityKey(id), network.identityPassword());
        }
        return last;
    }

    /** Forgets passwords that have no place any more: what is used now is another proxy, user or file, or none. */
    private void forget(Network before, Network now, String id) {
        if (asksForProxyPassword(before) && !sameProxy(before, now)) {
            secrets.remove(proxyKey(id));
        }
        if (mayBeLocked(before) && !sameAuthorities(before, now)) {
            secrets.remove(authoritiesKey(id));
        }
        if (before.identity() != null && !sameIdentity(before, now)) {
            secrets.remove(identityKey(id));
        }
    }

    private static TrackServer requireLocal(TrackServer server) {
        if (!server.local()) {
            throw new IllegalArgumentException("Not the local server: " + server.id());
        }
        return server;
    }
}
