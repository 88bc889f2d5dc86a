package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.id;
import static org.trackconsole.server.RunningServer.payload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Every predefined event type of the contract's appendix A, sent and read back. */
class PredefinedEventsTest {
    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode send(String type, String session, JsonNode properties) {
        ObjectNode event =
                RunningServer.JSON.createObjectNode().put("type", type).put("id", type + session);
        event.putArray("tags").add("mine");
        event.set("properties", properties);
        Answer answer = server.track(payload(SOURCE, session, null, event.toString()));
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.body();
    }

    private static JsonNode sent(String type, String session) {
        return server.get("/event/" + type + session).body().path("event");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "enrich/predefined.csv", delimiter = ';', nullValues = "-", emptyValue = "")
    void isNamedTaggedAndPlacedInTheJourney(
            String type, String name, @Nullable String tags, @Nullable String first, @Nullable String later) {
        String session = id();
        String profile = send(type, session, RunningServer.JSON.createObjectNode())
                .path("profile")
                .path("id")
                .asString();
        JsonNode event = sent(type, session);
        assertThat(event.path("name").asString()).isEqualTo(name);
        assertThat(String.join(" ", texts(event.at("/tags/values")))).isEqualTo(tags == null ? "mine" : tags);
        assertThat(event.at("/tags/count").asInt())
                .isEqualTo(event.at("/tags/values").size());
        assertThat(event.at("/journey/state")).isEqualTo(text(first));

        String second = id();
        server.track(payload(SOURCE, second, profile, "{\"type\":\"" + type + "\",\"id\":\"" + type + second + "\"}"));
        assertThat(sent(type, second).at("/journey/state")).isEqualTo(text(later));
    }

    private static JsonNode text(@Nullable String text) {
        return text == null ? RunningServer.JSON.nullNode() : RunningServer.JSON.valueToTree(text);
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    static Stream<String> types() throws IOException {
        try (InputStream stream = PredefinedEventsTest.class.getResourceAsStream("enrich/predefined.csv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf(';')))
                            .toList()
                            .stream();
        }
    }

    private static JsonNode at(JsonNode document, String dotted) {
        return document.at("/" + dotted.replace('.', '/'));
    }

    /** The properties that its definition offers are sent; all of them must arrive where the definition says. */
    @ParameterizedTest
    @MethodSource("types")
    void copiesItsPropertiesWhereItsDefinitionSays(String type) {
        JsonNode definition = server.get("/event/type/" + type + "/schema").body();
        String session = id();
        JsonNode answer = send(type, session, definition.path("properties"));
        JsonNode event = sent(type, session);
        assertThat(event.path("properties")).isEqualTo(definition.path("properties"));
        for (Map.Entry<String, JsonNode> copy : definition.path("copy").properties()) {
            JsonNode value = at(event, copy.getValue().asString());
            if (!value.isMissingNode()) {
                assertThat(at(event, copy.getKey())).as(copy.getKey()).isEqualTo(value);
            }
        }
        JsonNode profile =
                server.get("/profile/" + answer.at("/profile/id").asString()).body();
        for (Map.Entry<String, JsonNode> copy : definition.path("profile").properties()) {
            JsonNode source = at(event, copy.getValue().path(0).asString());
            if (copy.getValue().path(1).asString().startsWith("equal") && !source.isMissingNode()) {
                assertThat(at(profile, copy.getKey()).toString())
                        .as(copy.getKey())
                        .isEqualTo(
                                source.toString().replace("2022-01-01 00:00:00", "2022-01-01T00:00:00.000000+00:00"));
                assertThat(profile.at("/metadata/fields").path(copy.getKey()).path(1))
                        .isEqualTo(
                                source.isNull() || isSame(source, copy.getKey())
                                        ? profile.at("/none")
                                        : event.path("id"));
            }
        }
    }

    /** A number that is 0 already does not change. */
    private static boolean isSame(JsonNode source, String field) {
        return field.equals("data.loyalty.card.points") && source.asDouble() == 0;
    }

    @Test
    void definitionsAreListedWithTheirDescriptions() {
        JsonNode all = server.get("/event-types/build-in/by_type").body();
        assertThat(all.path("total").asInt()).isEqualTo(60);
        assertThat(all.at("/grouped/Build In").size()).isEqualTo(60);
        assertThat(all.at("/grouped/Build In/0").propertyNames()).containsExactly("id", "name", "description");
        JsonNode some =
                server.get("/event-types/build-in/by_type?query=page%20V").body();
        assertThat(some.path("total").asInt()).isEqualTo(60);
        assertThat(some.at("/grouped/Build In")
                        .valueStream()
                        .map(type -> type.path("id").asString()))
                .containsExactlyInAnyOrder("page-view", "product-details-page-view");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/event/type/purchase-order/schema", "/event-type/build-in/purchase-order"})
    void unknownTypeHasNoDefinition(String path) {
        Answer answer = server.get(path);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().body()).isEqualTo("null");
    }

    @Test
    void definitionTellsPropertiesCopiesTagsAndState() {
        JsonNode definition =
                server.get("/event-type/build-in/checkout-started").body();
        assertThat(definition.path("properties").propertyNames())
                .containsExactly("id", "order_id", "currency", "value", "coupon");
        assertThat(definition.at("/copy/data.ec.order.id").asString()).isEqualTo("properties.order_id");
        assertThat(definition.at("/profile/data.metrics.ltcosc").toString()).isEqualTo("[1,\"increment\"]");
        assertThat(definition.path("state").asString()).isEqualTo("purchase");
    }
}
