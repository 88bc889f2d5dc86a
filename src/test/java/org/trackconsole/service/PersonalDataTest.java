package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.trackconsole.json.Json;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class PersonalDataTest {
    private static final ObjectNode ANN = Json.object("""
            {"id": "p1", "traits": {"size": "L", "boss": "ann@example.com"},
             "data": {"pii": {"firstname": "Annabel", "attributes": {"height": 170}},
                      "contact": {"email": {"main": "ann@example.com"}, "phone": {"main": "+48600100200"}},
                      "metrics": {"ltv": 12.5}}}""");

    @ParameterizedTest
    @CsvSource({
        "ann@example.com, a•••@example.com",
        "+48600100200, +486•••",
        "Ann, A•••",
        "Al, •••",
        "\uD83D\uDE00nn, \uD83D\uDE00•••"
    })
    void leavesEnoughOfAValueToRecogniseIt(String value, String masked) {
        assertThat(PersonalData.mask(value)).isEqualTo(masked);
    }

    @Test
    void masksNamesContactsAndIdentifiersAndNothingElse() {
        assertThat(PersonalData.of(ANN).masked(ANN)).isEqualTo(Json.object("""
                {"id": "p1", "traits": {"size": "L", "boss": "a•••@example.com"},
                 "data": {"pii": {"firstname": "A•••", "attributes": {"height": "•••"}},
                          "contact": {"email": {"main": "a•••@example.com"}, "phone": {"main": "+486•••"}},
                          "metrics": {"ltv": 12.5}}}"""));
    }

    @Test
    void masksTheSamePersonInTheirEvents() {
        ObjectNode event = Json.object("""
                {"type": "note", "properties": {"text": "ANNABEL", "phone": "600", "category": "shoes", "login": "ann",
                 "count": 3}}""");
        assertThat(PersonalData.of(ANN).masked(event)).isEqualTo(Json.object("""
                {"type": "note", "properties": {"text": "A•••", "phone": "6•••", "category": "shoes", "login": "a•••",
                 "count": 3}}"""));
        assertThat(event.at("/properties/text").stringValue()).isEqualTo("ANNABEL");
    }

    @Test
    void masksWhatStandsInsideALongerText() {
        ObjectNode event = Json.object("""
                {"properties": {"note": "Annabel (ann@example.com) called, Annabella did not",
                 "url": "https://shop.example/?mail=other@example.org&x=1", "billing": {"emailAddress": "x@y"},
                 "number": 48600100200}}""");
        assertThat(PersonalData.of(ANN).masked(event)).isEqualTo(Json.object("""
                {"properties": {"note": "A••• (a•••@example.com) called, Annabella did not",
                 "url": "https://shop.example/?mail=o•••@example.org&x=1", "billing": {"emailAddress": "x•••@y"},
                 "number": "•••"}}"""));
    }

    @Test
    void masksLongValuesInNoTime() {
        ObjectNode event = Json.object("{}").put("blob", "a".repeat(2_000_000));
        assertThat(PersonalData.of(ANN).masked(event)).isEqualTo(event);
    }

    @Test
    void masksAPartByTheWayToIt() {
        assertThat(PersonalData.ofNobody()
                        .masked(JsonPointer.compile("/data/pii/firstname"), JsonNodeFactory.instance.stringNode("Bob")))
                .isEqualTo(JsonNodeFactory.instance.stringNode("B•••"));
        assertThat(PersonalData.ofNobody()
                        .masked(JsonPointer.compile("/traits/size"), JsonNodeFactory.instance.stringNode("Large")))
                .isEqualTo(JsonNodeFactory.instance.stringNode("Large"));
    }
}
