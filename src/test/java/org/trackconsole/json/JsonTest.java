package org.trackconsole.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class JsonTest {
    @Test
    void keepsEveryDigitOfADecimal() {
        String text = "{\"price\":12345678901234567890.10,\"rate\":1.0,\"big\":12345678901234567890123}";
        assertThat(Json.compact(Json.read(text))).isEqualTo(text);
    }

    @Test
    void refusesTextAfterTheEndAndBlankText() {
        assertThatThrownBy(() -> Json.read("{} {}")).isInstanceOf(JacksonException.class);
        assertThat(Json.readOrNull("{} x")).isNull();
        assertThat(Json.readOrNull("  ")).isNull();
        assertThat(Json.readOrNull("<html>")).isNull();
        assertThat(Json.readOrNull(" null ")).isNotNull();
    }

    @Test
    void takesOnlyAnObjectWhereAnObjectIsAskedFor() {
        assertThat(Json.object("{\"a\":1}").path("a").intValue()).isEqualTo(1);
        assertThatThrownBy(() -> Json.object("[]")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void laysATreeOutAsAPersonWould() {
        assertThat(Json.pretty(Json.read("{\"source\":{\"id\":\"web-shop\"},\"events\":[]}")))
                .isEqualTo("""
                        {
                          "source": { "id": "web-shop" },
                          "events": []
                        }""");
    }
}
