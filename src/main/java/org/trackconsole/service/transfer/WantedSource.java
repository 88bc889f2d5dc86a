package org.trackconsole.service.transfer;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trackconsole.client.SourceJson;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A source as it is to become somewhere, as far as it is known: a server says everything of it, a file perhaps little.
 *
 * @param fields those of the wire object (contract §4) that are known, with {@code id} and {@code name} among them; and
 *     {@value #STATIC_PROFILE_ID}, which goes into whatever {@code config} there is. Never changed
 */
public record WantedSource(ObjectNode fields) {
    static final String STATIC_PROFILE_ID = "static_profile_id";

    /** What each server decides for itself. */
    static final Set<String> SERVERS_OWN = Set.of("timestamp", "running", "production");

    private static final String CONFIG = "config";
    private static final String BRIDGE = "bridge";

    /** Everything that is known of a source. */
    public static WantedSource of(Source source) {
        return new WantedSource(SourceJson.tree(source));
    }

    /** The id under which servers keep it. */
    String id() {
        return fields.path("id").stringValue().strip().toLowerCase(Locale.ROOT);
    }

    /**
     * What it becomes: these fields over those that are there, and whatever nothing is known of stays as it is.
     *
     * @param present what is there; null for nothing
     */
    Source over(@Nullable Source present) {
        String name = fields.path("name").stringValue().strip();
        ObjectNode whole = SourceJson.tree(present == null ? Source.rest(id(), name) : present);
        fields.properties().stream()
                .filter(field -> !SERVERS_OWN.contains(field.getKey()) && !STATIC_PROFILE_ID.equals(field.getKey()))
                .forEach(field -> whole.set(field.getKey(), field.getValue().deepCopy()));
        whole.put("id", present == null ? id() : present.id());
        whole.put("name", name);
        if (fields.has(STATIC_PROFILE_ID)) {
            setStatic(whole, fields.path(STATIC_PROFILE_ID).asBoolean(false));
        }
        if (fields.has("type") && !fields.has(BRIDGE)) {
            setBridge(whole);
        }
        Source merged = SourceJson.read(whole);
        if (merged == null) {
            throw new IllegalStateException("A source that is wanted has an id");
        }
        // Versions name the same bridge differently.
        return present != null && merged.bridge().id().equals(present.bridge().id())
                ? merged.through(present.bridge())
                : merged;
    }

    private static void setStatic(ObjectNode whole, boolean value) {
        if (whole.get(CONFIG) instanceof ObjectNode config) {
            config.put(STATIC_PROFILE_ID, value);
        } else if (value) {
            whole.putObject(CONFIG).put(STATIC_PROFILE_ID, true);
        }
    }

    private static void setBridge(ObjectNode whole) {
        JsonNode type = whole.path("type");
        JsonNode first = type.isArray() ? type.path(0) : type;
        JsonNode bridge = whole.path(BRIDGE);
        Bridge fitting = Bridge.of(
                first.asString(""),
                new Bridge(bridge.path("id").asString(""), bridge.path("name").asString("")));
        whole.putObject(BRIDGE).put("id", fitting.id()).put("name", fitting.name());
    }
}
