package org.trackconsole.service;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trackconsole.model.Header;
import org.trackconsole.model.Network;
import org.trackconsole.model.TrackServer;
import org.trackconsole.text.Texts;

/**
 * A connection of a file beside what the console has.
 *
 * @param entry tidy and with an id: that of the file where it has one, else a new one
 * @param state what importing it would do
 * @param differences field by field; empty unless it {@link State#DIFFERS}
 * @param enterAgain what the file does not hold, in words for people
 * @param flaws why it cannot be imported; empty unless it is {@link State#FLAWED}
 */
public record IncomingServer(
        ServerEntry entry, State state, List<Difference> differences, List<String> enterAgain, List<ServerFlaw> flaws) {
    public IncomingServer {
        differences = List.copyOf(differences);
        enterAgain = List.copyOf(enterAgain);
        flaws = List.copyOf(flaws);
    }

    /** What importing it would do. */
    public enum State {
        /** The console has no server of this id. */
        NEW,
        /** The console has it just so. */
        SAME,
        /** The console has another one under this id. */
        DIFFERS,
        /** It cannot be a server. */
        FLAWED
    }

    /**
     * A field that is not the same.
     *
     * @param field its name on the screen
     * @param here what the console has
     * @param inFile what the file has
     */
    public record Difference(String field, String here, String inFile) {}

    private record Field(String key, Function<TrackServer, String> value) {}

    private static final List<Field> FIELDS = List.of(
            new Field("servers.name", TrackServer::name),
            new Field("servers.url", server -> server.url().toString()),
            new Field(
                    "servers.timeout", server -> String.valueOf(server.timeout().toSeconds())),
            new Field("servers.user", server -> server.user() == null ? "" : server.user()),
            new Field(
                    "servers.environment",
                    server -> Texts.text("common.environment."
                            + server.marking().environment().name())),
            new Field(
                    "servers.colour",
                    server -> Texts.text(
                            "servers.colour." + server.marking().colour().name())),
            new Field(
                    "servers.dataSet",
                    server -> Texts.text(
                            "common.dataSet." + server.marking().dataSet().name())),
            new Field("servers.headers", IncomingServer::headers),
            new Field("network.title", IncomingServer::network));

    /**
     * Compares the connections of a file with the servers of the console.
     *
     * @param present all of the console's servers; values of their secret headers are not looked at
     */
    public static List<IncomingServer> compare(List<ConnectionFile.Entry> entries, List<TrackServer> present) {
        return entries.stream().map(entry -> compare(entry, present)).toList();
    }

    private static IncomingServer compare(ConnectionFile.Entry read, List<TrackServer> present) {
        ServerEntry entry = read.entry();
        String id = entry.id() == null ? UUID.randomUUID().toString() : entry.id();
        return switch (ServerRules.check(entry, id)) {
            case CheckedServer.Wrong(List<ServerFlaw> flaws) ->
                new IncomingServer(entry, State.FLAWED, List.of(), read.enterAgain(), flaws);
            case CheckedServer.Right(TrackServer right) -> {
                List<TrackServer> known = present.stream()
                        .filter(server -> server.id().equals(id))
                        .toList();
                List<Difference> differences = known.isEmpty() ? List.of() : differences(known.getFirst(), right);
                State state = known.isEmpty() ? State.NEW : differences.isEmpty() ? State.SAME : State.DIFFERS;
                yield new IncomingServer(entry(right), state, differences, read.enterAgain(), List.of());
            }
        };
    }

    /** The same as another server of the console. */
    public ServerEntry asAnother() {
        return withId(UUID.randomUUID().toString());
    }

    /** Whether calls go to another address, or through another proxy, than those to a server of the console. */
    public boolean leadsElsewhere(TrackServer here) {
        URI there = URI.create(entry.url());
        return !Objects.equals(there.getScheme(), here.url().getScheme())
                || !Objects.equals(there.getRawAuthority(), here.url().getRawAuthority())
                || !proxy(entry.network()).equals(proxy(here.network()));
    }

    private static String proxy(Network network) {
        return network.proxy() instanceof Network.Proxy.Http http ? http.address() : "";
    }

    private ServerEntry withId(String id) {
        return new ServerEntry(
                id,
                entry.name(),
                entry.url(),
                entry.timeoutSeconds(),
                entry.headers(),
                entry.user(),
                entry.marking(),
                entry.network());
    }

    private static ServerEntry entry(TrackServer server) {
        return new ServerEntry(
                server.id(),
                server.name(),
                server.url().toString(),
                Math.toIntExact(server.timeout().toSeconds()),
                server.headers(),
                server.user(),
                server.marking(),
                server.network());
    }

    private static List<Difference> differences(TrackServer here, TrackServer inFile) {
        List<Difference> differences = new ArrayList<>();
        for (Field field : FIELDS) {
            String has = field.value().apply(here);
            String comes = field.value().apply(inFile);
            if (!has.equals(comes)) {
                differences.add(new Difference(Texts.text(field.key()), has, comes));
            }
        }
        return differences;
    }

    /** What is not as usual, with the files that certificates are in. */
    private static String network(TrackServer server) {
        Network network = server.network();
        Network.Authorities trusted = network.authorities();
        Network.Identity identity = network.identity();
        return Stream.of(
                        ServerWords.network(network),
                        trusted == null ? null : trusted.file(),
                        identity == null ? null : identity.file())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    /** Of a secret header only the name counts: a file has no more. */
    private static String headers(TrackServer server) {
        return server.headers().stream()
                .map(header -> header.secret() || Header.looksSecret(header.name())
                        ? header.name()
                        : header.name() + ": " + header.value())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
