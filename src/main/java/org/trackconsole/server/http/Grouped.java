package org.trackconsole.server.http;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.trackconsole.server.wire.WireJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records under their tags, as lists of settings are shown. */
final class Grouped {
    private Grouped() {}

    /** Those whose names hold the words, each under each of its tags; the total counts all. */
    static Response byTag(List<ObjectNode> records, String words) {
        String wanted = words.strip().toLowerCase(Locale.ROOT);
        Map<String, ArrayNode> groups = new TreeMap<>();
        records.stream()
                .filter(record -> name(record).contains(wanted))
                .sorted(Comparator.comparing(Grouped::name))
                .forEach(record -> {
                    JsonNode tags = record.path("tags");
                    if (tags.isEmpty()) {
                        groups.computeIfAbsent("General", _ -> WireJson.array()).add(record);
                    }
                    tags.forEach(tag -> groups.computeIfAbsent(tag.asString(""), _ -> WireJson.array())
                            .add(record));
                });
        ObjectNode answer = WireJson.object().put("total", records.size());
        answer.putObject("grouped").setAll(groups);
        return Response.ok(answer);
    }

    private static String name(ObjectNode record) {
        return record.path("name").asString("").toLowerCase(Locale.ROOT);
    }
}
