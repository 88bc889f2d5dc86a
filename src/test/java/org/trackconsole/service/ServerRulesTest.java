package org.trackconsole.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.model.Header;
import org.trackconsole.model.TrackServer;
import org.trackconsole.service.ServerFlaw.Kind;

class ServerRulesTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8686, http://localhost:8686",
        "' https://Shop.test/ ', https://Shop.test",
        "HTTP://127.0.0.1:8686/track, http://127.0.0.1:8686",
        "http://shop.test/track/, http://shop.test",
        "http://shop.test//track//, http://shop.test",
        "https://shop.test/api/v1/track, https://shop.test/api/v1",
        "https://shop.test/soundtrack, https://shop.test/soundtrack",
        "http://[::1]:8686/, http://[::1]:8686",
    })
    void tidiesTheUrl(String typed, String tidy) {
        assertThat(right(entry(typed)).url()).hasToString(tidy);
    }

    @ParameterizedTest
    @CsvSource({
        "'  ', URL_BLANK",
        "shop.test, URL_SCHEME",
        "localhost:8686, URL_SCHEME",
        "ftp://shop.test, URL_SCHEME",
        "http://, URL_UNREADABLE",
        "http://shop test, URL_UNREADABLE",
        "http:///track, URL_HOST",
        "http://shop_1.test, URL_HOST",
        "http://shop.test:0, URL_PORT",
        "http://shop.test:99999, URL_PORT",
        "http://ann:secret@shop.test, URL_USER_INFO",
        "http://shop.test/?a=b, URL_QUERY",
        "http://shop.test/#top, URL_FRAGMENT",
    })
    void refusesAUrlThatCannotServe(String typed, Kind flaw) {
        assertThat(flaws(entry(typed))).containsExactly(ServerFlaw.of(flaw));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 600})
    void takesATimeoutInRange(int seconds) {
        assertThat(right(new ServerEntry(null, "Shop", "http://shop.test", seconds, List.of(), null))
                        .timeout())
                .hasSeconds(seconds);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 601})
    void refusesATimeoutOutOfRange(int seconds) {
        assertThat(flaws(new ServerEntry(null, "Shop", "http://shop.test", seconds, List.of(), null)))
                .containsExactly(ServerFlaw.of(Kind.TIMEOUT_RANGE));
    }

    @Test
    void tidiesHeadersAndUser() {
        TrackServer server = right(new ServerEntry(
                null, " Shop ", "http://shop.test", 5, List.of(new Header(" X-Team ", " blue\tgreen ", false)), "  "));
        assertThat(server.name()).isEqualTo("Shop");
        assertThat(server.headers()).containsExactly(new Header("X-Team", "blue\tgreen", false));
        assertThat(server.user()).isNull();
    }

    @Test
    void saysOfEachHeaderWhatIsWrongWithIt() {
        assertThat(flaws(headers(
                        new Header("X-Good", "a ~", false),
                        new Header("", "a", false),
                        new Header("X Team", "a", false),
                        new Header("X-Break", "a\r\nHost: evil", false),
                        new Header("Content-Length", "5", false),
                        new Header("HOST", "evil", false),
                        new Header("x-good", "b", false),
                        new Header("X-Wide", "zażółć", false),
                        new Header("X-Accent", "café", false))))
                .containsExactly(
                        new ServerFlaw(Kind.HEADER_NAME, 1),
                        new ServerFlaw(Kind.HEADER_NAME, 2),
                        new ServerFlaw(Kind.HEADER_VALUE, 3),
                        new ServerFlaw(Kind.HEADER_RESERVED, 4),
                        new ServerFlaw(Kind.HEADER_RESERVED, 5),
                        new ServerFlaw(Kind.HEADER_TWICE, 6),
                        new ServerFlaw(Kind.HEADER_VALUE, 7),
                        new ServerFlaw(Kind.HEADER_VALUE, 8));
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThat(flaws(new ServerEntry(null, "", "", 0, List.of(), null)))
                .extracting(ServerFlaw::kind)
                .containsExactly(Kind.NAME_BLANK, Kind.URL_BLANK, Kind.TIMEOUT_RANGE);
    }

    private static ServerEntry entry(String url) {
        return new ServerEntry(null, "Shop", url, 5, List.of(), null);
    }

    private static ServerEntry headers(Header... headers) {
        return new ServerEntry(null, "Shop", "http://shop.test", 5, List.of(headers), null);
    }

    private static TrackServer right(ServerEntry entry) {
        return switch (ServerRules.check(entry, "id")) {
            case CheckedServer.Right(TrackServer server) -> server;
            case CheckedServer.Wrong(List<ServerFlaw> flaws) -> throw new AssertionError(flaws);
        };
    }

    private static List<ServerFlaw> flaws(ServerEntry entry) {
        return switch (ServerRules.check(entry, "id")) {
            case CheckedServer.Right(TrackServer server) -> throw new AssertionError(server);
            case CheckedServer.Wrong(List<ServerFlaw> flaws) -> flaws;
        };
    }
}
