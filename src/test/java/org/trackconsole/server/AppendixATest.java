package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * The definitions that the server gives out against the table of the contract's appendix A, which was written from the
 * contract and not from them. That events are treated as they say is held by {@link PredefinedEventsTest}.
 */
class AppendixATest {
    private static final String TABLE = "enrich/predefined.csv";

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode definition(String type) {
        return server.get("/event/type/" + type + "/schema").body();
    }

    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = ';', emptyValue = "")
    void definitionIsThatOfTheTable(
            String type,
            String name,
            @Nullable String tags,
            @Nullable String first,
            @Nullable String later,
            @Nullable String properties,
            @Nullable String eventCopies,
            @Nullable String profileCopies,
            @Nullable String computed) {
        JsonNode definition = definition(type);
        assertThat(definition.path("id").asString()).isEqualTo(type);
        assertThat(definition.path("name").asString()).isEqualTo(name);
        assertThat(definition.path("description").asString()).isNotBlank();
        assertThat(definition.path("tags").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(words(tags).toList());
        String state = definition.path("state").asString("");
        assertThat(state).isEqualTo(text(first));
        assertThat(definition.path("state_of_later_visits").asString(state)).isEqualTo(text(later));

        Set<String> names = new TreeSet<>();
        leaves("", definition.path("properties"), names);
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(words(properties)
                        .flatMap(word -> expanded(word, names).stream())
                        .toList());
        assertThat(eventCopies(definition)).isEqualTo(expected(eventCopies, names, '>'));
        assertThat(profileCopies(definition)).isEqualTo(expected(profileCopies, names, '='));
        assertThat(computed(definition)).isEqualTo(text(computed));
    }

    /** What a copy into the profile reads must be there: offered as a property or copied within the event before. */
    @ParameterizedTest
    @CsvFileSource(resources = TABLE, delimiter = ';', emptyValue = "")
    void whatGoesIntoTheProfileIsThereToBeRead(String type) {
        JsonNode definition = definition(type);
        for (Map.Entry<String, JsonNode> copy : definition.path("profile").properties()) {
            JsonNode source = copy.getValue().path(0);
            switch (copy.getValue().path(1).asString()) {
                case "increment", "decrement" -> assertThat(source.isNumber()).isTrue();
                case "delete" -> assertThat(source.isNull()).isTrue();
                default -> {
                    String place = "/" + source.asString().replace('.', '/');
                    assertThat(definition.path("copy").has(source.asString())
                                    || !definition.at(place).isMissingNode())
                            .as(copy.getKey())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void thereAreSixtyTypesAndNoOthers() throws Exception {
        Path table = Path.of(AppendixATest.class.getResource(TABLE).toURI());
        List<String> types = Files.readAllLines(table, StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf(';')))
                .toList();
        assertThat(types).hasSize(60);
        JsonNode all = server.get("/event-types/build-in/by_type").body();
        assertThat(all.at("/grouped/Build In")
                        .valueStream()
                        .map(type -> type.path("id").asString()))
                .containsExactlyInAnyOrderElementsOf(types);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add-brand-preference",
                "add-channel-preference",
                "add-color-preference",
                "add-payment-preference",
                "add-size-preference",
            })
    void typesSince09AreEventsLikeAnyOther(String type) {
        assertThat(definition(type).isNull()).isTrue();
        String what = type.split("-", -1)[1];
        String profile = server.track(payload(
                        SOURCE,
                        id(),
                        null,
                        "{\"type\":\"" + type + "\",\"id\":\"" + type + "\",\"tags\":[\"mine\"],\"properties\":{\""
                                + what + "\":\"a\"}}"))
                .profile();
        assertThat(server.get("/event/" + type)
                        .body()
                        .at("/event/tags/values/0")
                        .asString())
                .isEqualTo("mine");
        JsonNode preferences =
                server.get("/profile/" + profile).body().path("data").path("preferences");
        assertThat(preferences.size()).isEqualTo(10);
        assertThat(preferences.valueStream()).allMatch(JsonNode::isEmpty);
    }

    /** The names of all properties with their kinds, as the table has them. */
    private static void leaves(String name, JsonNode value, Set<String> leaves) {
        switch (value.getNodeType()) {
            case OBJECT ->
                value.properties()
                        .forEach(field -> leaves(
                                name.isEmpty() ? field.getKey() : name + "." + field.getKey(),
                                field.getValue(),
                                leaves));
            case ARRAY -> {
                if (value.path(0).isObject()) {
                    leaves(name + "[]", value.path(0), leaves);
                } else {
                    leaves.add(name + "[]");
                }
            }
            case NUMBER -> leaves.add(name + (value.isIntegralNumber() ? ":int" : ":num"));
            case NULL -> leaves.add(name + ":date|null");
            default -> leaves.add(name + (value.asString().matches("\\d{4}-.*") ? ":datetime" : ""));
        }
    }

    private static Map<String, String> eventCopies(JsonNode definition) {
        Map<String, String> copies = new TreeMap<>();
        definition.path("copy").properties().forEach(copy -> {
            assertThat(copy.getValue().asString()).startsWith("properties.");
            copies.put(copy.getKey(), copy.getValue().asString().substring("properties.".length()));
        });
        return copies;
    }

    private static Map<String, String> profileCopies(JsonNode definition) {
        Map<String, String> copies = new TreeMap<>();
        definition.path("profile").properties().forEach(copy -> {
            JsonNode source = copy.getValue().path(0);
            String amount = source.isNumber() ? "(" + source.asString() + ")" : "";
            copies.put(copy.getKey(), copy.getValue().path(1).asString() + amount);
        });
        return copies;
    }

    private static String computed(JsonNode definition) {
        JsonNode compute = definition.path("compute");
        List<String> all = new ArrayList<>();
        for (JsonNode function : compute.path("functions")) {
            String target =
                    function.path(0).isNull() ? "side effect" : function.path(0).asString();
            all.add(target + " by " + function.path(1).asString() + " (run "
                    + compute.path("run").asString() + ")");
        }
        return String.join(", ", all);
    }

    /** By what is written: the property for a copy within the event, the operator for one into the profile. */
    private static Map<String, String> expected(@Nullable String cell, Set<String> names, char mark) {
        Map<String, String> copies = new TreeMap<>();
        for (String word : words(cell).toList()) {
            int at = word.indexOf(mark);
            List<String> left = expanded(word.substring(0, at), names);
            List<String> right = expanded(word.substring(at + 1), names);
            for (int i = 0; i < left.size(); i++) {
                String other = right.get(right.size() == 1 ? 0 : i);
                copies.put(mark == '>' ? other : left.get(i), mark == '>' ? left.get(i) : other);
            }
        }
        return copies;
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static Stream<String> words(@Nullable String cell) {
        return Stream.of(text(cell).split(" ")).filter(word -> !word.isEmpty());
    }

    /** {@code a.{b,c}} is two, and a star every property. */
    private static List<String> expanded(String word, Set<String> names) {
        int open = word.indexOf('{');
        if (open >= 0) {
            int close = closing(word, open);
            return parts(word.substring(open + 1, close)).stream()
                    .flatMap(part ->
                            expanded(word.substring(0, open) + part + word.substring(close + 1), names).stream())
                    .toList();
        }
        return word.contains("*")
                ? names.stream()
                        .map(name -> word.replace("*", name.replaceFirst("(\\[]|:.*)$", "")))
                        .toList()
                : List.of(word);
    }

    private static int closing(String word, int open) {
        int depth = 0;
        for (int i = open; i < word.length(); i++) {
            depth += word.charAt(i) == '{' ? 1 : word.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new AssertionError(word);
    }

    /** What stands between the commas that are in no braces of their own. */
    private static List<String> parts(String list) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < list.length(); i++) {
            char letter = list.charAt(i);
            depth += letter == '{' ? 1 : letter == '}' ? -1 : 0;
            if (letter == ',' && depth == 0) {
                parts.add(list.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(list.substring(start));
        return parts;
    }
}
