package org.trackconsole.server.check;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event source as it is kept (contract §4).
 *
 * @param id lower case
 * @param name what people call it
 * @param types what it takes events through, such as {@code rest}
 * @param enabled whether it takes events at all
 * @param channel copied into sessions and events
 * @param groups what it is listed under
 * @param staticProfileId whether ids of profiles that the client made up are kept
 * @param record the whole record as clients read it; never changed once it is here
 */
public record SourceDefinition(
        String id,
        String name,
        List<String> types,
        boolean enabled,
        String channel,
        List<String> groups,
        boolean staticProfileId,
        ObjectNode record) {

    public SourceDefinition {
        types = List.copyOf(types);
        groups = List.copyOf(groups);
    }

    /** The source of a record that this server wrote. */
    public static SourceDefinition of(ObjectNode record) {
        return new SourceDefinition(
                record.path("id").stringValue(),
                record.path("name").stringValue(),
                record.path("type")
                        .valueStream()
                        .map(type -> type.stringValue())
                        .toList(),
                record.path("enabled").booleanValue(),
                record.path("channel").stringValue(),
                record.path("groups")
                        .valueStream()
                        .map(group -> group.stringValue())
                        .toList(),
                record.path("config").path("static_profile_id").asBoolean(false),
                record);
    }
}
