package org.trackconsole.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Bridge;
import org.trackconsole.model.Source;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SourceJsonTest {
    @Test
    void sendsEverythingAgainThatCameSaveTheTime() {
        String wire =
                "{\"id\":\"hook\",\"name\":\"Hook\",\"type\":[\"webhook\"],\"bridge\":{\"id\":\"b\",\"name\":\"B\"},"
                        + "\"description\":\"d\",\"channel\":\"Web\",\"enabled\":false,\"transitional\":true,\"tags\":[\"a\"],"
                        + "\"groups\":[\"G1\"],\"production\":true,\"manual\":null,"
                        + "\"config\":{\"generate_profile\":true,\"static_profile_id\":false}}";
        assertThat(json(SourceJson.write(read(wire)))).isEqualTo(json(wire));
        assertThat(read(wire.replace("}}", "},\"timestamp\":\"2026-11-24T06:41:34Z\"}"))
                        .timestamp())
                .isEqualTo(Instant.parse("2026-11-24T06:41:34Z"));
    }

    @Test
    void readsASourceThatHasLittleMoreThanAnId() {
        Source source = read("{\"id\":\"a\",\"type\":\"rest\",\"tags\":null,\"config\":null,\"bridge\":null}");
        assertThat(source.types()).containsExactly("rest");
        assertThat(source.bridge()).isEqualTo(Bridge.REST);
        assertThat(source.enabled()).isTrue();
        assertThat(source.tags()).isEmpty();
        assertThat(source.staticProfileId()).isFalse();
        assertThat(source.timestamp()).isNull();
    }

    @Test
    void keepsTheSettingsBesideTheStaticProfileId() {
        Source source = read("{\"id\":\"a\",\"config\":{\"static_profile_id\":true,\"sticky_session\":true}}");
        assertThat(source.staticProfileId()).isTrue();
        Source changed = new Source(
                source.id(),
                source.name(),
                source.types(),
                source.bridge(),
                source.description(),
                source.channel(),
                source.enabled(),
                source.tags(),
                source.groups(),
                false,
                source.timestamp(),
                source.others());
        assertThat(json(SourceJson.write(changed)).get("config"))
                .isEqualTo(json("{\"static_profile_id\":false,\"sticky_session\":true}"));
    }

    @Test
    void sendsANewSourceWhole() {
        assertThat(json(SourceJson.write(Source.rest("web-shop", "Web shop"))))
                .isEqualTo(json("{\"id\":\"web-shop\",\"name\":\"Web shop\",\"type\":[\"rest\"],\"bridge\":{\"id\":"
                        + "\"778ded05-4ff3-4e08-9a86-72c0195fa95d\",\"name\":\"REST API Bridge\"},\"description\":\"\","
                        + "\"channel\":\"\",\"enabled\":true,\"tags\":[\"general\"],\"groups\":[],\"config\":null}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-24T06:41:34.501397Z",
                "2026-11-24T06:41:34.501397+00:00",
                "2026-11-24T06:41:34.501397",
                "2026-11-24 06:41:34.501397+00:00",
                "2026-11-24T07:41:34.501397+01:00"
            })
    void readsTimesWithAndWithoutAZone(String time) {
        assertThat(read("{\"id\":\"a\",\"timestamp\":\"" + time + "\"}").timestamp())
                .isEqualTo(Instant.parse("2026-11-24T06:41:34.501397Z"));
    }

    @Test
    void doesWithoutATimeThatIsNone() {
        assertThat(read("{\"id\":\"a\",\"timestamp\":\"yesterday\"}").timestamp())
                .isNull();
    }

    private static Source read(String text) {
        return Objects.requireNonNull(SourceJson.read(json(text)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
