package org.trackconsole.service;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.json.Json;
import org.trackconsole.model.DataSet;
import org.trackconsole.model.Environment;
import org.trackconsole.model.Header;
import org.trackconsole.model.Marking;
import org.trackconsole.model.Network;
import org.trackconsole.model.ServerColour;
import org.trackconsole.model.TrackServer;
import org.trackconsole.store.KeptNetwork;
import org.trackconsole.text.Texts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The file by which people hand connections to each other: JSON, with a number for its layout. It holds no secret – no
 * password, and of a secret header only the name – nor any exception for a certificate, and says of each connection what
 * has to be entered again.
 */
public final class ConnectionFile {
    /** What the file calls itself, so that no other JSON is taken for it. */
    public static final String FORMAT = "track-console/connections";

    /** The layout that is written; a newer one is not read. */
    public static final int VERSION = 1;

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int USUAL_SECONDS = 10;

    private ConnectionFile() {}

    /**
     * A connection to be written.
     *
     * @param password whether a password is kept for it, which will have to be entered again
     */
    public record Exported(TrackServer server, boolean password) {}

    /**
     * A connection that was read, not yet checked.
     *
     * @param entry with the id that the file gives it, or null where that can be none
     * @param enterAgain what the file does not hold, in words for people
     */
    public record Entry(ServerEntry entry, List<String> enterAgain) {
        public Entry {
            enterAgain = List.copyOf(enterAgain);
        }
    }

    /** What came of reading a file. */
    public sealed interface Reading {
        /** The connections in it, in its order. */
        record Read(List<Entry> entries) implements Reading {
            public Read {
                entries = List.copyOf(entries);
            }
        }

        /** It is no JSON, or not such a file. */
        record Foreign() implements Reading {}

        /**
         * A newer console wrote it.
         *
         * @param version of its layout
         */
        record Newer(int version) implements Reading {}
    }

    /** The text of a file with these connections; the local server is no connection to hand on and is left out. */
    public static String write(List<Exported> connections) {
        ObjectNode file = NODES.objectNode();
        file.put("format", FORMAT).put("version", VERSION).put("note", Texts.text("servers.file.note"));
        ArrayNode array = file.putArray("connections");
        connections.stream()
                .filter(exported -> !exported.server().local())
                .forEach(exported -> write(exported, array.addObject()));
        return Json.pretty(file) + "\n";
    }

    private static void write(Exported exported, ObjectNode node) {
        TrackServer server = exported.server();
        node.put("id", server.id())
                .put("name", server.name())
                .put("url", server.url().toString())
                .put("timeoutSeconds", server.timeout().toSeconds())
                .put("user", server.user())
                .put("environment", lower(server.marking().environment()))
                .put("colour", lower(server.marking().colour()))
                .put("dataSet", lower(server.marking().dataSet()));
        ArrayNode headers = node.putArray("headers");
        ArrayNode again = NODES.arrayNode();
        if (exported.password()) {
            again.add(Texts.text("servers.file.password"));
        }
        for (Header header : server.headers()) {
            ObjectNode line = headers.addObject().put("name", header.name());
            // A name that usually carries a secret is trusted more than a box that was not ticked.
            if (header.secret() || Header.looksSecret(header.name())) {
                line.put("secret", true);
                again.add(Texts.text("servers.file.header", header.name()));
            } else {
                line.put("value", header.value());
            }
        }
        Network network = server.network();
        if (network.proxy() instanceof Network.Proxy.Http proxy && proxy.user() != null) {
            again.add(Texts.text("servers.file.proxy"));
        }
        if (network.authorities() != null && network.authorities().lockable()) {
            again.add(Texts.text("servers.file.authorities"));
        }
        if (network.identity() != null) {
            again.add(Texts.text("servers.file.identity"));
        }
        if (network.unverified()) {
            again.add(Texts.text("servers.file.unverified"));
        }
        // Whoever imports a connection decides anew whether its certificate may go unverified.
        ObjectNode way = KeptNetwork.json(network.verified());
        if (!way.isEmpty()) {
            node.set("network", way);
        }
        node.set("enterAgain", again);
    }

    /** Reads the text of a file. Fields that are missing or odd have their usual values; the checks come later. */
    public static Reading read(String text) {
        JsonNode file = Json.readOrNull(text);
        if (file == null
                || !FORMAT.equals(file.path("format").asString(""))
                || !file.path("version").isInt()) {
            return new Reading.Foreign();
        }
        int version = file.path("version").intValue();
        if (version > VERSION) {
            return new Reading.Newer(version);
        }
        Set<String> ids = new HashSet<>(Set.of(TrackServer.LOCAL_ID));
        List<Entry> entries = new ArrayList<>();
        for (JsonNode node : file.path("connections")) {
            String id = text(node, "id");
            entries.add(entry(node, id.isBlank() || !ids.add(id) ? null : id));
        }
        return new Reading.Read(entries);
    }

    private static Entry entry(JsonNode node, @Nullable String id) {
        List<Header> headers = new ArrayList<>();
        for (JsonNode header : node.path("headers")) {
            boolean secret = header.path("secret").asBoolean(false);
            headers.add(new Header(text(header, "name"), secret ? "" : text(header, "value"), secret));
        }
        List<String> again = new ArrayList<>();
        for (JsonNode words : node.path("enterAgain")) {
            again.add(words.asString(""));
        }
        String user = text(node, "user");
        return new Entry(
                new ServerEntry(
                        id,
                        text(node, "name"),
                        text(node, "url"),
                        node.path("timeoutSeconds").asInt(USUAL_SECONDS),
                        headers,
                        user.isBlank() ? null : user,
                        new Marking(
                                of(Environment.class, text(node, "environment"), Marking.NEW.environment()),
                                of(ServerColour.class, text(node, "colour"), Marking.NEW.colour()),
                                of(DataSet.class, text(node, "dataSet"), Marking.NEW.dataSet())),
                        KeptNetwork.of(node.path("network")).verified()),
                again);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E of(Class<E> type, String name, E usual) {
        for (E value : type.getEnumConstants()) {
            if (lower(value).equals(name.toLowerCase(Locale.ROOT))) {
                return value;
            }
        }
        return usual;
    }
}
