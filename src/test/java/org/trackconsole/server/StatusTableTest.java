package org.trackconsole.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.trackconsole.server.RunningServer.source;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trackconsole.server.RunningServer.Answer;
import tools.jackson.databind.JsonNode;

/** The table of contract §2.3, row by row, each by a request: status and body, and that a refusal keeps nothing. */
class StatusTableTest {
    private static final Pattern ROW = Pattern.compile(
            "### (?<name>.*)\\n(?<method>[A-Z]+) (?<path>[^ |\\n]+)(?<headers>.*)\\n(?<body>(?s:.*?))-> (?<status>\\d+) ?(?<answer>.*)");

    private static RunningServer server;

    /**
     * One row.
     *
     * @param headers as {@code name: value}
     * @param body as sent; empty for none
     * @param answer its times and random ids are made alike; empty for none
     */
    record Row(String name, String method, String path, List<String> headers, String body, int status, String answer) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = RunningServer.start(folder);
        server.saveSource(source("off", "rest").replace("\"channel\"", "\"enabled\":false,\"channel\""));
        server.saveSource(source("hook1", "webhook").replace("\"name\":\"hook1\"", "\"name\":\"Hook\""));
        server.saveSource(
                source("fixed", "rest").replace("\"channel\"", "\"config\":{\"static_profile_id\":true},\"channel\""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Row> rows() throws IOException {
        try (InputStream stream = StatusTableTest.class.getResourceAsStream("status-table.txt")) {
            return ROW
                    .matcher(new String(stream.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(StatusTableTest::row)
                    .toList()
                    .stream();
        }
    }

    private static Row row(MatchResult row) {
        List<String> headers = Arrays.stream(row.group("headers").split(" \\| "))
                .filter(header -> !header.isBlank())
                .toList();
        String body = row.group("body");
        return new Row(
                row.group("name"),
                row.group("method"),
                row.group("path"),
                headers,
                body.isEmpty() ? "" : body.substring(0, body.length() - 1),
                Integer.parseInt(row.group("status")),
                row.group("answer"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void answersAsTheTableSays(Row row) {
        long before = events();
        Answer answer = server.send(request(row));

        assertThat(answer.status()).as(answer.http().body()).isEqualTo(row.status());
        if (row.answer().startsWith("{")) {
            JsonNode expected = RunningServer.JSON.readTree(row.answer());
            assertThat(Recording.settled(answer.body())).isEqualTo(expected);
        } else {
            assertThat(answer.http().body()).isEqualTo(row.answer());
        }
        boolean isTaken = row.answer().startsWith("{\"task\"");
        assertThat(events() > before).as("something is kept").isEqualTo(isTaken);
    }

    private static HttpRequest request(Row row) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri(row.path()))
                .method(row.method(), BodyPublishers.ofString(row.body()));
        if (!row.method().equals("GET") && row.headers().stream().noneMatch(header -> header.startsWith("Content-"))) {
            request.header("Content-Type", "application/json");
        }
        for (String header : row.headers()) {
            Matcher parts = Pattern.compile("([^:]+): (.*)").matcher(header);
            assertThat(parts.matches()).as(header).isTrue();
            if (!parts.group(2).equals("none")) {
                request.header(parts.group(1), parts.group(2));
            }
        }
        return request.build();
    }

    private static long events() {
        return server.get("/event/count").body().path("count").asLong();
    }

    @Test
    void tableIsReadToItsEnd() throws IOException {
        assertThat(rows().map(Row::name)).hasSize(103).doesNotHaveDuplicates().endsWith("a path that is none");
    }

    @Test
    void slashesAtTheEndAreLeftOutOfTheAddressThatIsNamed() throws IOException {
        for (Row row : rows().filter(row -> row.status() == 307).toList()) {
            assertThat(server.send(request(row)).http().headers().firstValue("location"))
                    .hasValue(server.uri(row.path().replaceFirst("/+(?=\\?|$)", ""))
                            .toString());
        }
    }
}
