package org.trackconsole.ui.profiles;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an event is about, in a few words. */
final class EventWords {
    private static final int MOST_VALUES = 3;
    /** Beyond any row; a row cuts by its own width. */
    private static final int LONGEST = 200;

    private EventWords() {}

    /**
     * The page or the first properties.
     *
     * @param document the record, masked if it has to be
     */
    static String summary(ObjectNode document) {
        List<String> words = new ArrayList<>();
        String page = document.at("/context/page/path").asString("");
        if (page.isBlank()) {
            page = document.at("/hit/url").asString("");
        }
        if (!page.isBlank()) {
            words.add(page);
        }
        collect("", document.path("properties"), words);
        String summary = String.join(" · ", words);
        return summary.length() <= LONGEST ? summary : summary.substring(0, LONGEST - 1) + "…";
    }

    /** What the visitor of an event or a session used: device, app and system, as far as the server knows. */
    static String device(ObjectNode document) {
        Set<String> words = new LinkedHashSet<>();
        for (String place : List.of("/device/name", "/app/name", "/os/name")) {
            String word = document.at(place).asString("").strip();
            // What a server says of user agents that it cannot read.
            if (!word.isEmpty() && !"Other".equals(word)) {
                words.add(word);
            }
        }
        return String.join(", ", words);
    }

    private static void collect(String name, JsonNode node, List<String> words) {
        if (words.size() >= MOST_VALUES) {
            return;
        }
        if (node.isObject()) {
            String before = name.isEmpty() ? "" : name + ".";
            node.properties().forEach(member -> collect(before + member.getKey(), member.getValue(), words));
        } else if (node.isValueNode() && !node.isNull()) {
            String value = node.asString("").strip();
            if (!value.isEmpty()) {
                words.add(name + " " + value);
            }
        }
    }
}
