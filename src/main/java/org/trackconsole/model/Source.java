package org.trackconsole.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The definition of a source: what a server must know before it takes events (contract §4).
 *
 * @param id free text without a leading {@code @}; servers lower-case it on save
 * @param name shown to people, not blank
 * @param types wire names such as {@code rest}, {@code webhook}; at least one
 * @param bridge what the events arrive through
 * @param description free text, may be empty
 * @param channel free text such as {@code Web}, may be empty
 * @param enabled whether the server takes events of this source
 * @param tags free words
 * @param groups free words the list is grouped by; empty means "general"
 * @param staticProfileId whether the server adopts profile ids it did not issue ({@code config.static_profile_id})
 * @param timestamp when it was last saved, if the server says so
 * @param others every field of the wire object that has no component here, kept so that saving loses nothing
 */
public record Source(
        String id,
        String name,
        List<String> types,
        Bridge bridge,
        String description,
        String channel,
        boolean enabled,
        List<String> tags,
        List<String> groups,
        boolean staticProfileId,
        @Nullable Instant timestamp,
        Map<String, JsonNode> others) {

    public Source {
        types = List.copyOf(types);
        tags = List.copyOf(tags);
        groups = List.copyOf(groups);
        others = Map.copyOf(others);
    }

    /** A new, enabled REST source with nothing but an id and a name. */
    public static Source rest(String id, String name) {
        return new Source(
                id,
                name,
                List.of("rest"),
                Bridge.REST,
                "",
                "",
                true,
                List.of("general"),
                List.of(),
                false,
                null,
                Map.of());
    }

    /** The same source, enabled or not. */
    public Source withEnabled(boolean value) {
        return with(id, name, bridge, value, others);
    }

    /** The same source under another id and name. */
    public Source as(String otherId, String otherName) {
        return with(otherId, otherName, bridge, enabled, others);
    }

    /** The same source with its bridge named so. */
    public Source through(Bridge other) {
        return with(id, name, other, enabled, others);
    }

    /** The same source with other further fields. */
    public Source withOthers(Map<String, JsonNode> further) {
        return with(id, name, bridge, enabled, further);
    }

    private Source with(String itsId, String itsName, Bridge through, boolean on, Map<String, JsonNode> further) {
        return new Source(
                itsId,
                itsName,
                types,
                through,
                description,
                channel,
                on,
                tags,
                groups,
                staticProfileId,
                timestamp,
                further);
    }
}
