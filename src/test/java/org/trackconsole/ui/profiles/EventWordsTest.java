package org.trackconsole.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.trackconsole.json.Json;

class EventWordsTest {
    @Test
    void propertiesAreNamedAsTheyWereSent() {
        assertThat(EventWords.summary(Json.object("""
                        {"context": {"page": {"path": "/cart"}},
                         "properties": {"email": {"main": "a•••"}, "phone": {"main": "+44"}, "unit_price": 3}}"""))).isEqualTo("/cart · email.main a••• · phone.main +44");
        assertThat(EventWords.summary(Json.object("{\"properties\": {\"unit_price\": 3, \"note\": null}}")))
                .isEqualTo("unit_price 3");
    }
}
