package org.trackconsole.server.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.trackconsole.server.record.Outline;
import org.trackconsole.server.record.Records;
import org.trackconsole.server.search.Place.Kind;
import org.trackconsole.server.storage.EventTable;
import org.trackconsole.server.storage.LogTable;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one kind of record, by the names that clients see (contract §6.3), and where their values lie. */
final class Fields {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_@-]{1,128}(\\.[\\p{L}\\p{N}_@-]{1,128}){0,15}");
    private static final String NOTHING = "null";

    private final String table;
    private final ObjectNode outline;
    private final Map<String, Place> named = new LinkedHashMap<>();

    /** Longer beginnings first; the empty one, where there is one, takes all the rest. */
    private final Map<String, String> jsonColumns = new LinkedHashMap<>();

    private Fields(String table, ObjectNode outline) {
        this.table = table;
        this.outline = outline;
    }

    static Fields of(Search.Kind kind) {
        return switch (kind) {
            case EVENT ->
                new Fields("event", Outline.event().empty())
                        .column("id", "r.id", Kind.TEXT)
                        .column("type", "r.type", Kind.TEXT)
                        .name("name")
                        .column("source.id", "r.source_id", Kind.TEXT)
                        .sessionId("session.id")
                        .column("profile.id", "r.profile_id", Kind.TEXT)
                        .column("metadata.time.insert", "r.inserted", Kind.TIME)
                        .column("metadata.time.create", "r.created", Kind.TIME)
                        .column("metadata.profile_less", "(r.profile_id IS NULL)", Kind.FLAG)
                        .json("metadata.channel", "r.record", "$.\"channel\"")
                        .json("metadata.debug", "r.record", "$.\"debug\"")
                        .json("metadata.instance.id", INSTANCE, "$")
                        .json("tags.values", "r.record", "$.\"tags\"")
                        .column("tags.count", "json_array_length(coalesce(r.record -> '$.tags', '[]'))", Kind.NUMBER)
                        .column("session.start", SESSION_START, Kind.TIME)
                        .column(
                                "session.duration",
                                "max(0, r.inserted - coalesce(" + SESSION_START + ", r.inserted))",
                                Kind.SECONDS)
                        .json("session.tz", SESSION_CONTEXT, "$.\"time\".\"tz\"")
                        .under("", "r.record");
            case PROFILE ->
                new Fields("profile", Outline.profile().empty())
                        .column("id", "r.id", Kind.TEXT)
                        .json("ids", IDS, "$.ids")
                        .column("metadata.time.insert", "r.inserted", Kind.TIME)
                        .column("metadata.time.create", "r.inserted", Kind.TIME)
                        .column("metadata.time.update", "r.updated", Kind.TIME)
                        .column("metadata.time.visit.last", "r.visit_last", Kind.TIME)
                        .column("metadata.time.visit.current", "r.visit_current", Kind.TIME)
                        .column("metadata.time.visit.count", "r.visit_count", Kind.NUMBER)
                        .column("metadata.time.visit.tz", "r.visit_tz", Kind.TEXT)
                        .under("", "r.record");
            case SESSION ->
                new Fields("session", Outline.session().empty())
                        .column("id", "r.id", Kind.TEXT)
                        .column("profile.id", "r.profile_id", Kind.TEXT)
                        .column("metadata.status", "r.status", Kind.TEXT)
                        .column("metadata.channel", "r.channel", Kind.TEXT)
                        .column("metadata.time.insert", "r.inserted", Kind.TIME)
                        .column("metadata.time.create", "r.inserted", Kind.TIME)
                        .column("metadata.time.update", "r.updated", Kind.TIME)
                        .column("metadata.time.timestamp", "r.inserted", Kind.SECONDS)
                        .column("metadata.time.duration", "(r.updated - r.inserted)", Kind.SECONDS)
                        // The first of 1970 was a Thursday; Monday is 0.
                        .column("metadata.time.weekday", "((r.inserted / 86400000000 + 3) % 7)", Kind.NUMBER)
                        .under("context", "r.context")
                        .under("properties", "r.properties")
                        .under("", "r.record");
            case LOG ->
                new Fields(LogTable.NOTED, WireJson.object())
                        .column("date", "r.inserted", Kind.TIME)
                        .column("level", "r.level", Kind.TEXT)
                        .column("message", "r.message", Kind.TEXT)
                        .column("logger", "'" + Records.LOGGER + "'", Kind.TEXT)
                        .column("module", "'" + Records.LOGGER + "'", Kind.TEXT)
                        .column("class_name", "r.class_name", Kind.TEXT)
                        .column("origin", "r.origin", Kind.TEXT)
                        .column("event_id", "r.event_id", Kind.TEXT)
                        .column("profile_id", "r.profile_id", Kind.TEXT);
        };
    }

    private static final String OF_SESSION = " FROM session s WHERE s.no = r.session_no)";
    private static final String SESSION_START = "(SELECT s.inserted" + OF_SESSION;
    private static final String SESSION_CONTEXT = "(SELECT s.context" + OF_SESSION;
    private static final String INSTANCE = "(SELECT json_quote(value) FROM fact WHERE name = 'instance')";

    /** Below it, each field that changed lies under its whole name, with its dots. */
    private static final String CHANGED = "metadata.fields.";

    /** A profile that has its own id only does not write it down again. */
    private static final String IDS = "json_object('ids', coalesce(r.record -> '$.ids', json_array(r.id)))";

    private Fields column(String name, String sql, Kind kind) {
        named.put(name, new Place.Column(sql, kind));
        return this;
    }

    private Fields sessionId(String name) {
        String equal = "r.session_no = " + EventTable.NUMBER_OF_SESSION;
        named.put(name, new Place.Column("r.session_id", Kind.TEXT, equal));
        return this;
    }

    private Fields name(String name) {
        named.put(name, new Place.Name());
        return this;
    }

    private Fields json(String name, String column, String path) {
        named.put(name, new Place.Json(column, path, otherwise(name)));
        return this;
    }

    private Fields under(String beginning, String column) {
        jsonColumns.put(beginning, column);
        return this;
    }

    /** The table of these records. */
    String table() {
        return table;
    }

    /** Where a field lies. */
    Place place(String name) {
        Place place = named.get(name);
        if (place != null) {
            return place;
        }
        if (!NAME.matcher(name).matches()) {
            return new Place.Nowhere();
        }
        return jsonColumns.entrySet().stream()
                .filter(column -> isUnder(name, column.getKey()))
                .findFirst()
                .<Place>map(column -> new Place.Json(column.getValue(), path(name, column.getKey()), otherwise(name)))
                .orElseGet(Place.Nowhere::new);
    }

    private static boolean isUnder(String name, String beginning) {
        return beginning.isEmpty() || name.equals(beginning) || name.startsWith(beginning + ".");
    }

    /** Parts of a name hold no quotes, so that a quoted one stands for itself. */
    private static String path(String name, String beginning) {
        if (name.startsWith(CHANGED)) {
            return "$.\"metadata\".\"fields\".\"" + name.substring(CHANGED.length()) + "\"";
        }
        String rest = beginning.isEmpty() ? name : name.substring(beginning.length());
        return Stream.of(rest.split("\\.", -1))
                .filter(part -> !part.isEmpty())
                .map(part -> ".\"" + part + "\"")
                .collect(Collectors.joining("", "$", ""));
    }

    private String otherwise(String name) {
        JsonNode value = outline;
        for (String part : name.split("\\.", -1)) {
            value = value.path(part);
        }
        return value.isMissingNode() || value.isContainer() ? NOTHING : WireJson.text(value);
    }

    /** Whether records have names that are made of their types, and so stand in no column. */
    boolean areNamedByType() {
        return named.containsValue(new Place.Name());
    }

    /** The columns that hold texts of any kind, and those that hold JSON. */
    List<String> textColumns() {
        return named.values().stream()
                .filter(place -> place instanceof Place.Column(String _, Kind kind, String _) && kind == Kind.TEXT)
                .map(place -> ((Place.Column) place).sql())
                .distinct()
                .toList();
    }

    /** The columns of JSON that searches for words look into. */
    List<String> jsonColumns() {
        return jsonColumns.values().stream().distinct().toList();
    }

    /** The name of a field that lies at a path of a JSON column, as {@code json_tree} writes it; none for lists' items. */
    Optional<String> name(String column, String fullKey) {
        String beginning = jsonColumns.entrySet().stream()
                .filter(entry -> entry.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        String key = fullKey.replaceAll("\\[\\d+]", "").replace("\"", "").replaceFirst("^\\$\\.?", "");
        String name = beginning.isEmpty() ? key : beginning + "." + key;
        return NAME.matcher(name).matches() ? Optional.of(name) : Optional.empty();
    }

    /** The names that every record of this kind has, without those that only their content brings. */
    List<String> known() {
        return Stream.concat(named.keySet().stream(), leaves("", outline))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> leaves(String beginning, JsonNode node) {
        return node.propertyStream().flatMap(field -> {
            String name = beginning + field.getKey();
            return field.getValue().isObject() && !field.getValue().isEmpty()
                    ? leaves(name + ".", field.getValue())
                    : Stream.of(name);
        });
    }
}
