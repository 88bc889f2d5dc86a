package org.trackconsole.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.trackconsole.json.Json;
import org.trackconsole.json.JsonPath;
import org.trackconsole.model.Profile;
import org.trackconsole.text.Texts;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What is known of a person, in groups, without all that is not known: a profile has a place for each thing (contract §6.3). */
public final class ProfileFacts {
    private ProfileFacts() {}

    /** The groups, in the order in which they are shown. */
    public enum Group {
        NAMES,
        CONTACT,
        IDENTIFIERS,
        TRAITS,
        CONSENTS,
        INTERESTS,
        SEGMENTS,
        METRICS,
        LOYALTY,
        PREFERENCES,
        JOB,
        MEDIA,
        DEVICES,
        VISITS;

        private List<String> places() {
            return switch (this) {
                case NAMES -> List.of("/data/pii", "/pii");
                case TRAITS -> List.of("/traits");
                case CONSENTS -> List.of("/consents");
                case INTERESTS -> List.of("/interests");
                case SEGMENTS -> List.of("/segments");
                case METRICS -> List.of("/data/metrics", "/stats");
                case VISITS -> List.of("/metadata/time");
                case IDENTIFIERS -> List.of("/data/identifier");
                case CONTACT, LOYALTY, PREFERENCES, JOB, MEDIA, DEVICES ->
                    List.of("/data/" + name().toLowerCase(Locale.ROOT));
            };
        }

        /** Whether its values tell who somebody is. */
        public boolean personal() {
            return this == NAMES || this == CONTACT || this == IDENTIFIERS;
        }

        /** Its name, as a heading. */
        public String title() {
            return Texts.text("outcome.facts." + name());
        }
    }

    /**
     * Something known.
     *
     * @param path where it stands in the profile
     * @param name in a few words
     * @param value as text; lists are parted by commas
     */
    public record Fact(String path, String name, String value) {}

    /** The facts of one group; empty where nothing is known. Counters that are nought count as not known. */
    public static List<Fact> of(Profile profile, Group group) {
        List<Fact> facts = new ArrayList<>();
        for (String place : group.places()) {
            JsonPointer start = JsonPointer.compile(place);
            collect(group, start, start, profile.document().at(start), facts);
        }
        return List.copyOf(facts);
    }

    private static void collect(Group group, JsonPointer start, JsonPointer path, JsonNode node, List<Fact> facts) {
        if (node.isObject()) {
            if (group == Group.CONSENTS && !path.equals(start)) {
                facts.add(fact(path, name(start, path), consent(node)));
                return;
            }
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                collect(group, start, path.appendProperty(member.getKey()), member.getValue(), facts);
            }
            return;
        }
        String value = value(group, node);
        if (!value.isEmpty()) {
            facts.add(fact(path, path.equals(start) ? "" : name(start, path), value));
        }
    }

    private static Fact fact(JsonPointer path, String name, String value) {
        return new Fact(JsonPath.of(path), name, value);
    }

    private static String consent(JsonNode consent) {
        JsonNode revoke = consent.path("revoke");
        return revoke.isString() ? Texts.text("outcome.facts.consent.until", revoke.stringValue()) : "";
    }

    private static String value(Group group, JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return "";
        }
        if (node.isArray()) {
            List<String> values = new ArrayList<>();
            node.forEach(element -> values.add(element.isString() ? element.stringValue() : Json.compact(element)));
            return String.join(", ", values);
        }
        boolean nought =
                node.isNumber() && node.doubleValue() == 0 && group != Group.INTERESTS && group != Group.TRAITS;
        return nought ? "" : node.asString("").strip();
    }

    /** A known path has a name of its own; of others the last steps are it. */
    private static String name(JsonPointer start, JsonPointer path) {
        String steps = path.toString().substring(1).replace('/', '.');
        String key = "outcome.fact." + steps;
        if (Texts.has(key)) {
            return Texts.text(key);
        }
        String rest = path.toString().substring(start.toString().length() + 1).replace('/', '.');
        if (!steps.startsWith("data.") && !steps.startsWith("metadata.") && !steps.startsWith("stats.")) {
            // People named it; their spelling is theirs.
            return rest;
        }
        rest = rest.replace('.', ' ').replace('_', ' ');
        return rest.isEmpty() ? rest : Character.toUpperCase(rest.charAt(0)) + rest.substring(1);
    }
}
