package org.trackconsole.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;
import org.trackconsole.model.WireTime;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sources as JSON and back (contract §4). Saving replaces the whole object on the server, so every field that came is
 * kept and sent again; only the time of saving is the server's own to set.
 */
public final class SourceJson {
    private static final Set<String> KNOWN =
            Set.of("id", "name", "type", "bridge", "description", "channel", "enabled", "tags", "groups", "timestamp");
    private static final String CONFIG = "config";
    private static final String STATIC_PROFILE_ID = "static_profile_id";

    private SourceJson() {}

    /** The source, or null if the object has no id. Whatever else is missing has the server's default. */
    public static @Nullable Source read(JsonNode json) {
        String id = WireJson.text(json.path("id"));
        if (id == null) {
            return null;
        }
        Map<String, JsonNode> others = new LinkedHashMap<>();
        json.properties().stream()
                .filter(field -> !KNOWN.contains(field.getKey()))
                .forEach(field -> others.put(field.getKey(), field.getValue()));
        List<String> types = words(json.path("type"));
        return new Source(
                id,
                orEmpty(json.path("name")),
                types.isEmpty() ? List.of("rest") : types,
                bridge(json.path("bridge")),
                orEmpty(json.path("description")),
                orEmpty(json.path("channel")),
                json.path("enabled").asBoolean(true),
                words(json.path("tags")),
                words(json.path("groups")),
                json.path(CONFIG).path(STATIC_PROFILE_ID).asBoolean(false),
                WireTime.parse(json.path("timestamp").asString("")),
                others);
    }

    static String write(Source source) {
        return tree(source).toString();
    }

    /** The whole object, as every version takes it; the caller's own. */
    public static ObjectNode tree(Source source) {
        ObjectNode json = WireJson.object();
        json.put("id", source.id());
        json.put("name", source.name());
        addAll(json.putArray("type"), source.types());
        json.putObject("bridge")
                .put("id", source.bridge().id())
                .put("name", source.bridge().name());
        json.put("description", source.description());
        json.put("channel", source.channel());
        json.put("enabled", source.enabled());
        addAll(json.putArray("tags"), source.tags());
        addAll(json.putArray("groups"), source.groups());
        source.others().forEach(json::set);
        json.set(CONFIG, config(source));
        return json;
    }

    private static JsonNode config(Source source) {
        JsonNode kept = source.others().get(CONFIG);
        ObjectNode config = kept instanceof ObjectNode object ? object.deepCopy() : WireJson.object();
        if (source.staticProfileId() || config.has(STATIC_PROFILE_ID)) {
            config.put(STATIC_PROFILE_ID, source.staticProfileId());
        }
        boolean neverHadOne = config.isEmpty() && !(kept instanceof ObjectNode);
        return neverHadOne ? config.nullNode() : config;
    }

    private static Bridge bridge(JsonNode json) {
        String id = WireJson.text(json.path("id"));
        return id == null ? Bridge.REST : new Bridge(id, orEmpty(json.path("name")));
    }

    /** Servers write a list; a single word is taken for a list of one. */
    private static List<String> words(JsonNode json) {
        if (json.isString()) {
            return List.of(json.stringValue());
        }
        List<String> words = new ArrayList<>();
        for (JsonNode item : json) {
            words.add(item.asString(""));
        }
        return words;
    }

    private static void addAll(ArrayNode array, List<String> words) {
        words.forEach(array::add);
    }

    private static String orEmpty(JsonNode json) {
        return json.isString() ? json.stringValue() : "";
    }
}
