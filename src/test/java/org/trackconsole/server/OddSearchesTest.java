package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.SOURCE;
import static org.trackconsole.server.RunningServer.payload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.node.ObjectNode;

/** No search text breaks the server, changes anything, or works for long. */
class OddSearchesTest {
    private static final List<String> PIECES = List.of(
            "type",
            "profile.id",
            "properties.a",
            "data.x.y",
            "name",
            "metadata.time.insert",
            "metadata.profile_less",
            "session.id",
            "=",
            "==",
            "!=",
            ">",
            ">=",
            "<",
            "<=",
            "!",
            "&&",
            "||",
            "AND",
            "OR",
            "NOT",
            "and",
            "BETWEEN",
            "EXISTS",
            "IS NULL",
            "NULL",
            "TRUE",
            "TO",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ":",
            ",",
            "+",
            "-",
            "*",
            "?",
            "~",
            "^2",
            "\\",
            "\"",
            "\"a\"",
            "\"page-view\"",
            "'",
            ";",
            "--",
            "/*",
            "%",
            "_",
            "$",
            "10",
            "-1.5",
            "1e9",
            "10m",
            "now-1d",
            "datetime(\"2024-01-01\")",
            "datetime(",
            "DROP TABLE event",
            "json_each(r.record)",
            "\u0000",
            "\n",
            "\t",
            "ä",
            "漢",
            "\uD83D\uDE00",
            "\u202E",
            "99999999999999999999999999",
            "9".repeat(60),
            "a.".repeat(20));

    private static RunningServer server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        server.track(payload(
                SOURCE, "s", null, "{\"id\":\"e\",\"type\":\"page-view\",\"properties\":{\"a\":[1,\"a\",null,{}]}}"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Answer search(String index, String where) {
        ObjectNode body = RunningServer.JSON.createObjectNode().put("where", where);
        return server.post("/" + index + "/select", body.toString());
    }

    @Test
    void textsOfRandomPiecesAreAnswered() {
        Random random = new Random(20_261_124);
        List<String> indices = List.of("event", "profile", "session");
        for (int i = 0; i < 3_000; i++) {
            String where = IntStream.range(0, random.nextInt(1, 12))
                    .mapToObj(_ -> PIECES.get(random.nextInt(PIECES.size())) + (random.nextBoolean() ? " " : ""))
                    .collect(Collectors.joining());
            Answer answer = search(indices.get(i % indices.size()), where);
            assertThat(answer.status()).as(where).isEqualTo(200);
            assertThat(answer.body().has("timed_out")).as(where).isFalse();
            if (i % 20 == 0) {
                String query = URLEncoder.encode(where, StandardCharsets.UTF_8);
                assertThat(server.get("/event/query/autocomplete?query=" + query)
                                .status())
                        .as(where)
                        .isEqualTo(200);
                assertThat(server.get("/profile/x/by/" + query.replace("+", "%20"))
                                .status())
                        .as(where)
                        .isLessThan(500);
                assertThat(server.post("/tql/validate", where).status())
                        .as(where)
                        .isIn(200, 400);
            }
        }
        assertThat(server.get("/event/e").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(", "\"", "a ", "a=1 OR ", "*", "?", "a*", "[", "\\", "NOT ", "properties.a=\"x\" AND ", "漢"})
    void repetitionWithoutEndIsAnswered(String piece) {
        for (int times : new int[] {100, 1_000, 100_000}) {
            assertThat(search("event", piece.repeat(times)).status()).isEqualTo(200);
        }
    }

    @Test
    void halfOfACharacterIsNoText() {
        assertThat(server.post("/event/select", "{\"where\":\"\\ud800\"}").status())
                .isEqualTo(422);
    }
}
